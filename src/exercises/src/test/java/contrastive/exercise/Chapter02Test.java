package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.objective.PositivesOnly;
import org.junit.jupiter.api.Test;

class Chapter02Test {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final PairModel OTHER = PairModel.of(6, new double[] {1, 3}, 0.5);

    @Test
    void alignmentIsTheDifferenceOfTheMassesOverAllOfThem() {
        Exercise exercise = Chapter02.alignment(new double[] {3, 1}, new double[] {1, 0.5}, 0.5);
        assertThat(exercise.check(5 / 12.0).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(5 / 12).sentence()).isEqualTo("0 is too small. If you typed a quotient of whole numbers: "
                + "Java drops its fraction, so 5/12 is 0; write 5.0/12.");
        assertThat(exercise.check(2.5 / 5.5).sentence()).isEqualTo("The noise mass belongs to M as well.");
        assertThat(exercise.check(4 / 6.0).sentence()).isEqualTo("The misaligned masses count against it.");
        assertThat(exercise.check(4 / 5.5).sentence()).startsWith("The misaligned masses count against it, and the noise");
        assertThat(exercise.check(2.5).sentence()).startsWith("Alignment is between -1 and 1");
        assertThat(exercise.check(-5 / 12.0).sentence()).isEqualTo("Look at the sign.");
        assertThat(exercise.workedAnswer()).contains("= 6$", "(4 - 1.5)/6 \\approx 0.4167$");
        assertThat(Chapter02.alignment(new double[] {1, 2}, new double[] {4, 1}, 2).check(-0.2).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theNoiseLimitsUpToTwiceTheWeakestVariance() {
        Exercise exercise = Chapter02.noiseThatNoLongerLimits(MODEL);
        assertThat(exercise.check(1).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(0.5).sentence()).startsWith("The rate of V has the factor 1 + q");
        assertThat(exercise.check(4).sentence()).startsWith("The weakest direction is the last to align");
        assertThat(exercise.check(-1).sentence()).isEqualTo("A noise variance is positive here.");
        assertThat(exercise.workedAnswer()).contains("2 \\cdot 0.5 = 1$");
        assertThat(Chapter02.noiseThatNoLongerLimits(OTHER).check(2).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void alignmentGrowsAsTheFlowBegins() {
        double measured = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 1e-4).last().alignment() / 1e-4;
        Exercise exercise = Chapter02.growthAtStart(MODEL);
        assertThat(measured).isCloseTo(0.267, within(5e-4));
        assertThat(exercise.check(measured).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).endsWith("4 \\cdot 7.5/10.6^2 \\approx 0.267$.");
        assertThat(Chapter02.growthAtStart(OTHER).check(40 / 36.0).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void slipsInTheGrowthAreNamed() {
        Exercise exercise = Chapter02.growthAtStart(MODEL);
        assertThat(exercise.check(7.5 / 10.6).sentence()).startsWith("M appears twice").isEqualTo(exercise.check(30 / 10.6).sentence());
        assertThat(exercise.check(0.1335).sentence()).startsWith("U grows and V shrinks");
        assertThat(exercise.check(20 / 112.36).sentence()).startsWith("The rate of U_k has the factor sigma_k^2");
        assertThat(exercise.check(-0.267).sentence()).isEqualTo("Alignment grows from 0.");
    }
}
