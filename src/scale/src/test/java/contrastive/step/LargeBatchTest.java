package contrastive.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of large random batches against the flow; they are here because the plain formulas take n x n similarities a step. */
class LargeBatchTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    static List<Objective> objectives() {
        return List.of(new PositivesOnly(), new Contrastive(3, 5));
    }

    /**
     * A batch's squared signs are exact, only their products err, by 1/sqrt(n) a step; orthogonal directions feel those products
     * to second order, about 200 steps x 0.1^2 / 2000 = 0.1 per cent. The error of the step 0.1 is 0.2 per cent.
     */
    @ParameterizedTest
    @MethodSource("objectives")
    void randomBatchesStayNearTheFlowWithinTheirSamplingError(Objective objective) {
        Snapshot flow = InfiniteWidth.of(MODEL).run(objective, 20).last();
        Snapshot sampled = new GradientDescent(0.1, 2000, 3).run(TwoTower.orthogonal(MODEL), objective, 200).last();
        assertThat(sampled.conditionNumber()).isCloseTo(flow.conditionNumber(), withinPercentage(1));
        assertThat(sampled.alignment()).isCloseTo(flow.alignment(), within(2e-3));
    }

    /**
     * Both runs see the same batches, so the error of the positive pairs is shared. The mean over the batch's negatives errs by
     * their spread over its root: with tau^2 = 3, 2 per cent a step for n = 2048, which averages out over independent steps and is
     * felt to second order; the logarithm of that mean is biased by about 1/n = 5e-4. Over four seeds the condition numbers
     * differed by at most 0.13 per cent, the alignments by 1.7e-4 (6.6e-4 for n = 512).
     */
    @Test
    void infoNceWithALargeBatchTracksTheContrastiveObjectiveWithOneNegativeLess() {
        int n = 2048;
        TwoTower start = TwoTower.orthogonal(MODEL);
        GradientDescent descent = new GradientDescent(0.5, n, 5);
        Trajectory batch = descent.run(start, new InfoNce(3), 24);
        Trajectory closed = descent.run(start, new Contrastive(3, n - 1), 24);
        for (double time : new double[] {4, 8, 12}) {
            assertThat(batch.at(time).conditionNumber()).isCloseTo(closed.at(time).conditionNumber(), withinPercentage(0.5));
            assertThat(batch.at(time).alignment()).isCloseTo(closed.at(time).alignment(), within(5e-4));
            assertThat(batch.at(time).negativeWeight()).isCloseTo(closed.at(time).negativeWeight(), within(1e-5));
        }
        // and this sees the difference that another objective makes
        Snapshot positives = descent.run(start, new PositivesOnly(), 24).last();
        assertThat(positives.conditionNumber()).isGreaterThan(1.3 * closed.last().conditionNumber());
    }
}
