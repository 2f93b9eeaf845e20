package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Chapter09Test {

    @Test
    void noRowOfPositivesOnlyNoticesASignInTheta() {
        Exercise exercise = Chapter09.rowsThatNoticeTheta();
        assertThat(exercise.check(0).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(3).sentence()).startsWith("What do T1 and T2 train with");
        assertThat(exercise.check(-1).sentence()).isEqualTo("A number of rows is not negative.");
        assertThat(exercise.workedAnswer()).startsWith("None.");
    }

    @Test
    void oneOfThreeVerdictsFailsInNearlyOnePerCentOfTheBuilds() {
        Exercise exercise = Chapter09.buildsThatFailByChance(3, 0.0027);
        assertThat(exercise.check(0.0081).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(0.0027).sentence()).isEqualTo("That is the chance of one of the 3 alone.");
        assertThat(exercise.check(2e-8).sentence()).isEqualTo("That is the chance that all 3 fail.");
        assertThat(exercise.check(0.9919).sentence()).isEqualTo("That is the share in which none fails.");
        assertThat(exercise.check(0.8078).sentence()).isEqualTo("That is in per cent; give the share.");
        assertThat(exercise.check(-0.1).sentence()).isEqualTo("A share is between 0 and 1.");
        assertThat(exercise.workedAnswer()).contains("^3 \\approx 0.008078$, or 0.8078 per cent");
        assertThat(Chapter09.buildsThatFailByChance(2, 0.5).check(0.75).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void halfTheLossIsHalfTheRate() {
        Exercise exercise = Chapter09.rateOfAnotherFactor(2);
        assertThat(exercise.check(0.5).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(1).sentence()).startsWith("The end is the same");
        assertThat(exercise.check(2).sentence()).startsWith("A smaller gradient is slower.");
        assertThat(exercise.check(-0.5).sentence()).startsWith("The sign of the loss stays");
        assertThat(exercise.check(1 / 2).sentence()).contains("quotient of whole numbers");
        assertThat(exercise.workedAnswer()).contains("0.5 times the gradient", "given 2 times the time");
        assertThat(Chapter09.rateOfAnotherFactor(4).check(0.25).outcome()).isEqualTo(RIGHT);
    }
}
