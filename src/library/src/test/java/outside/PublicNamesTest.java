package outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** The names that programs outside of this project call, with their types spelled out, from a package that sees only what is public. */
class PublicNamesTest {

    private static final int D = 12;
    private static final double[] SIGNAL_VARIANCES = {2, 1.5, 1, 0.5};
    private static final double NOISE_VARIANCE = 0.7;

    private final PairModel model = PairModel.of(D, SIGNAL_VARIANCES, NOISE_VARIANCE);

    static List<Objective> objectives() {
        double tauSquared = 3;
        double negatives = 5;
        return List.of(new PositivesOnly(), new Contrastive(tauSquared, negatives), new InfoNce(tauSquared));
    }

    @Test
    void theFlowIsReadAtATimeAtItsEndAndAsATable() {
        double duration = 20;
        Trajectory run = InfiniteWidth.of(model).run(new PositivesOnly(), duration);

        Snapshot end = run.last();
        assertThat(end.time()).isEqualTo(20);
        assertThat(end.conditionNumber()).isCloseTo(4.98357, within(1e-5));
        assertThat(end.alignment()).isCloseTo(0.98074, within(1e-5));
        assertThat(end.noiseShare()).isCloseTo(0.01897, within(1e-5));
        assertThat(end.negativeWeight()).isEqualTo(1);
        assertThat(end.effectiveRank()).isBetween(1.0, 4.0);
        double[] strengths = end.strengths();
        assertThat(strengths).hasSize(4);
        assertThat(run.at(20.0).conditionNumber()).isEqualTo(end.conditionNumber());
        Table table = run.table();
        assertThat(table.columnNames()).contains("time", "alignment", "condition number", "noise share", "effective rank",
                "negative weight");
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void gradientDescentTakesBothInitialisationsAndEachObjective(Objective objective) {
        int width = 9;
        int batch = 16;
        int steps = 30;
        long seed = 1;
        double learningRate = 0.02;
        for (TwoTower towers : List.of(TwoTower.gaussian(model, width, seed), TwoTower.orthogonal(model))) {
            Trajectory run = new GradientDescent(learningRate, batch, seed).run(towers, objective, steps);
            assertThat(run.last().time()).isCloseTo(steps * learningRate, within(1e-15));
            assertThat(run.last().alignment()).isGreaterThan(run.at(0).alignment());
        }
    }

    @Test
    void theClosedFormsAreNumbers() {
        Contrastive contrastive = new Contrastive(4, 10);
        double finalConditionNumber = ClosedForm.finalConditionNumber(model);
        double balancingRate = ClosedForm.balancingRate(PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1), contrastive);
        double bestTauSquared = ClosedForm.bestTauSquared(model, contrastive.negatives());

        assertThat(finalConditionNumber).isCloseTo(5.101027, within(5e-7));
        assertThat(balancingRate).isCloseTo(0.0170055, within(5e-8));
        assertThat(bestTauSquared).isBetween(0.0, 4.0);
    }
}
