package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.InfoNce;
import contrastive.objective.PositivesOnly;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Training on pairs that are not those of a model. */
class PairTrainingTest {

    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.6, 1.3}, 0.3, 5);

    private static PairSet sample() {
        PairBatch batch = MODEL.draw(300, new Random(4));
        return PairSet.of(batch.a(), batch.b());
    }

    @Test
    void theWeightsTakeTheSameStepsWhetherTheDirectionsAreKnownOrNot() {
        HadamardDesign design = HadamardDesign.of(MODEL);
        TwoTower known = TwoTower.gaussian(MODEL, 5, 1);
        GradientDescent descent = new GradientDescent(0.1, design.pairs(), 0);

        Trajectory ofModel = descent.run(known, design, Schedule.constant(new PositivesOnly()), 20);
        Trajectory ofPairs = descent.run(new TwoTower(design, known.weightsA(), known.weightsB()), new PositivesOnly(), 20);

        assertThat(ofPairs.tower().orElseThrow().weightsA().data).containsExactly(ofModel.tower().orElseThrow().weightsA().data, within(1e-12));
        assertThat(ofPairs.last().alignment()).isCloseTo(ofModel.last().alignment(), within(1e-12));
    }

    @Test
    void theNormsAreThoseOfTheSet() {
        PairSet set = sample();
        TwoTower trained = new GradientDescent(0.1, 100, 0).run(TwoTower.gaussian(set, 5, 1), new InfoNce(4), 30)
                .tower().orElseThrow();
        DMatrixRMaj encoded = trained.encodeA(set.all().a());
        double squares = 0;
        for (double entry : encoded.data) {
            squares += entry * entry / set.size();
        }
        assertThat(squares).isCloseTo(1, within(1e-12));
    }

    @Test
    void theTableHasWhatIsKnownOfSuchPairs() {
        Trajectory run = new GradientDescent(0.1, 100, 0).run(TwoTower.gaussian(sample(), 5, 1), new InfoNce(4), 6);
        assertThat(run.table().columnNames()).containsExactly("time", "alignment", "condition number", "effective rank",
                "strength 1", "strength 2", "strength 3", "strength 4", "strength 5");
        assertThat(run.table().rowCount()).isEqualTo(7);
    }

    @Test
    void suchARunIsReadBetweenItsPoints() {
        Trajectory run = Trajectory.stepped(List.of(new PairSnapshot(0, 0.2, new double[] {0.4, 0.1}),
                new PairSnapshot(2, 0.6, new double[] {0.5, 0.3})), null);
        assertThat(run.at(0.5).alignment()).isCloseTo(0.3, within(1e-15));
        assertThat(run.at(0.5).strengths()).containsExactly(new double[] {0.425, 0.15}, within(1e-15));
    }

    @Test
    void aSourceThatDoesNotKnowItsCrossMomentIsNamedBeforeTheFirstStep() {
        PairSource unmeasured = new DealtPairs(MODEL, (number, batch) -> {
            throw new AssertionError("dealt before it was measured");
        });
        assertThatThrownBy(() -> new GradientDescent(0.1, 10, 0).run(TwoTower.gaussian(unmeasured, 3, 1), new InfoNce(4), 5))
                .isInstanceOf(UnsupportedOperationException.class).hasMessageContaining("crossMoment");
    }
}
