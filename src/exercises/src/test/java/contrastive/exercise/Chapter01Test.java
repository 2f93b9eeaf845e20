package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Measurement;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.PositivesOnly;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Chapter01Test {

    private static final PairModel MODEL = PairModel.of(20, new double[] {3, 1}, 0.4);
    private static final PairModel OTHER = PairModel.of(7, new double[] {1, 4, 2}, 0.5);

    @Test
    void theWorkedNumbersAreThoseOfTheTowers() {
        Snapshot start = Measurement.of(TwoTower.orthogonal(MODEL), new PositivesOnly(), 1, 0);
        assertThat(start.conditionNumber()).isCloseTo(1.732, within(5e-4));
        assertThat(start.noiseShare()).isCloseTo(0.6429, within(5e-5));
        assertThat(Chapter01.conditionNumberAtStart(MODEL).workedAnswer()).contains("\\mathrm{diag}(3, 1)", "\\approx 1.732$");
        assertThat(Chapter01.noiseShareAtStart(MODEL).workedAnswer()).contains("18 \\cdot 0.4 / (3 + 1 + 18 \\cdot 0.4) = 7.2/11.2 \\approx 0.6429");
    }

    @Test
    void theConditionNumberAtTheStartIsARoot() {
        Exercise exercise = Chapter01.conditionNumberAtStart(MODEL);
        assertThat(exercise.check(1.732).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(3).sentence()).startsWith("You gave the ratio of the variances");
        assertThat(exercise.check(0.577).sentence()).startsWith("A condition number is at least 1");
        assertThat(Chapter01.conditionNumberAtStart(OTHER).check(2).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theNoiseShareCountsAllNoiseDirectionsAndNoOther() {
        Exercise exercise = Chapter01.noiseShareAtStart(MODEL);
        assertThat(exercise.check(0.643).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(0.4 / 4.4).sentence()).isEqualTo("There are d - r noise directions, not one.");
        assertThat(exercise.check(8.0 / 12).sentence()).startsWith("There are d - r noise directions");
        assertThat(exercise.check(0.357).sentence()).isEqualTo("That is the signal's share.");
        assertThat(exercise.check(7.2 / 4).sentence()).startsWith("A share is between 0 and 1");
        assertThat(exercise.check(7 / 11).sentence()).contains("quotient of whole numbers");
        assertThat(Chapter01.noiseShareAtStart(OTHER).check(2 / 9.0).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void aBatchHasOneNegativeLessThanPairs() {
        Exercise exercise = Chapter01.negativesOfABatch(65);
        assertThat(exercise.check(64).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(65).sentence()).startsWith("The pair itself is in the batch");
        assertThat(exercise.check(128).sentence()).startsWith("That counts both directions");
        assertThat(exercise.check(64 * 65).sentence()).startsWith("That counts all negatives of the batch");
        assertThat(Chapter01.negativesOfABatch(17).check(16).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("K = n - 1 = 64$");
    }

    @Test
    void infoNceRunsLikeThatNumberOfNegativesAndNotLikeAQuarter() {
        PairModel small = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        Trajectory batches = new GradientDescent(0.05, 65, 3).run(TwoTower.orthogonal(small), new InfoNce(3), 1200);
        double apart = apart(batches, InfiniteWidth.of(small).run(new Contrastive(3, 64), 60));
        assertThat(apart).as("fluctuation of the batches").isLessThan(0.02);
        assertThat(apart(batches, InfiniteWidth.of(small).run(new Contrastive(3, 16), 60))).isGreaterThan(3 * apart);
    }

    /** The mean distance of the logarithms of their condition numbers. */
    private static double apart(Trajectory run, Trajectory limit) {
        return IntStream.rangeClosed(1, 50).mapToDouble(i -> Math.abs(Math.log(run.at(1.2 * i).conditionNumber()
                / limit.at(1.2 * i).conditionNumber()))).average().orElseThrow();
    }
}
