package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.theory.ClosedForm;
import org.junit.jupiter.api.Test;

class Chapter13Test {

    @Test
    void theMarginAtTheStartIsThatOfDRD() {
        Exercise exercise = Chapter13.marginRatioAtStart(1, 1.5, 0.5);
        assertThat(exercise.check(1 / 7.0).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("= 0.75$", "\\approx 0.1429$", "read right");
        assertThat(Chapter13.marginRatioAtStart(1, 2, 0.6).check(-1 / 11.0).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter13.marginRatioAtStart(1, 2, 0.6).workedAnswer()).contains("wrong from the first step");
    }

    @Test
    void otherMarginsAtTheStartAreToldFromIt() {
        Exercise exercise = Chapter13.marginRatioAtStart(1, 1.5, 0.5);
        assertThat(exercise.check(0.75).sentence()).startsWith("That is g;");
        assertThat(exercise.check(1 / 3.0).sentence()).startsWith("The strengths count");
        assertThat(exercise.check(0.2404).sentence()).startsWith("D holds the variances");
        assertThat(exercise.check(7).sentence()).startsWith("That is the majority's");
    }

    @Test
    void theWarmEndIsWhiteningLessWhatOneNegativeCosts() {
        Exercise exercise = Chapter13.warmMarginRatio(0.6, 1);
        assertThat(exercise.check(13 / 7.0).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("\\frac{1.3}{0.7} \\approx 1.857$", "P/Q \\approx 4$");
        assertThat(exercise.check(4).sentence()).startsWith("That is whitening");
        assertThat(exercise.check(7 / 13.0).sentence()).startsWith("That is the majority's");
        assertThat(exercise.check(1).sentence()).startsWith("That is the limit of a large tau^2");
        assertThat(Chapter13.warmMarginRatio(0.6, 255).check(3.9425).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theDimensionIsTheFirstWhoseEndMisreads() {
        Exercise exercise = Chapter13.dimensionThatMisreads(1, 1.2, 0.3);
        int first = 2;
        while (finalG(1, 1.2, 0.3, first) <= 1) {
            first++;
        }
        assertThat(exercise.check(first).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("from $d = " + first + "$ on");
        assertThat(exercise.check(2 * first).sentence()).startsWith("The sum of the exponentials");
        assertThat(exercise.check(first - 5).outcome()).isNotEqualTo(RIGHT);
    }

    /** By the library's T for the eigenvalues of H, and the exponential of H in its eigenvectors. */
    private static double finalG(double core, double spurious, double rho, int d) {
        double off = rho * Math.sqrt(core * spurious);
        double delta = Math.hypot((core - spurious) / 2, off);
        double[] lambda = {(core + spurious) / 2 + delta, (core + spurious) / 2 - delta};
        double time = ClosedForm.finalPowerMethodTime(PairModel.of(Math.max(d, 3), lambda, 1));
        double angle = Math.atan2(off, (core - spurious) / 2) / 2;
        double large = Math.exp(lambda[0] * time);
        double small = Math.exp(lambda[1] * time);
        double ofCore = large * Math.pow(Math.cos(angle), 2) + small * Math.pow(Math.sin(angle), 2);
        double between = (large - small) * Math.cos(angle) * Math.sin(angle);
        return Math.sqrt(spurious / core) * between / ofCore;
    }

    @Test
    void theValuesOfTheTheoryComeOutOfTheSecondWayToo() {
        assertThat(finalG(1, 2, 0.6, 24)).isCloseTo(2.0522, within(5e-5));
        assertThat(finalG(1, 1.2, 0.6, 24)).isCloseTo(1.1175, within(5e-5));
    }

    @Test
    void signalsForWhichNoDimensionIsTheFirstAreRefused() {
        assertThatThrownBy(() -> Chapter13.dimensionThatMisreads(1.2, 1, 0.3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("otherwise no dimension misreads");
        assertThatThrownBy(() -> Chapter13.dimensionThatMisreads(1, 2, 0.6)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("otherwise the first step misreads");
        assertThatThrownBy(() -> Chapter13.warmMarginRatio(1, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
