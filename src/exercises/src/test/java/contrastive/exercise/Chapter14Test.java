package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.NOT_ANSWERED;
import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static contrastive.exercise.Verdict.Outcome.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.theory.ClosedForm;
import org.junit.jupiter.api.Test;

class Chapter14Test {

    private static final double[] VARIANCES = {2, 1.5, 1, 0.5};
    private static final PairModel MODEL = PairModel.of(12, VARIANCES, 0.7);

    @Test
    void modalitiesAtOnceEndAtThePublishedConditionNumbers() {
        assertThat(Chapter14.kappa(MODEL, 2)).isCloseTo(5.1010, within(5e-5));
        assertThat(Chapter14.kappa(MODEL, 3)).isCloseTo(6.1472, within(5e-5));
    }

    @Test
    void modalitiesAtOnceAreALargerDimension() {
        assertThat(Chapter14.kappa(MODEL, 2)).isCloseTo(ClosedForm.finalConditionNumber(MODEL), within(1e-9));
        assertThat(Chapter14.kappa(MODEL, 5)).isCloseTo(ClosedForm.finalConditionNumber(PairModel.of(30, VARIANCES, 0.7)), within(1e-9));
    }

    @Test
    void theNumberOfModalitiesIsTheFirstThatIsEnough() {
        Exercise exercise = Chapter14.modalitiesAtOnce(MODEL, 1.5);
        assertThat(exercise.check(5).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter14.kappa(MODEL, 4) / Chapter14.kappa(MODEL, 2)).isLessThan(1.5);
        assertThat(Chapter14.kappa(MODEL, 5) / Chapter14.kappa(MODEL, 2)).isGreaterThan(1.5);
        assertThat(exercise.workedAnswer()).contains("5.101", "7.652", "$5$ at");
    }

    @Test
    void aNumberThatIsOneShortProportionalOrBrokenIsToldWhatIsWrong() {
        Exercise exercise = Chapter14.modalitiesAtOnce(MODEL, 1.5);
        assertThat(exercise.check(4).sentence()).startsWith("That is the last number that is not enough");
        assertThat(exercise.check(3).sentence()).startsWith("The condition number is not proportional");
        assertThat(exercise.check(4.5).sentence()).startsWith("Modalities come in whole numbers");
        assertThat(exercise.check(9).sentence()).isEqualTo("9 is too large.");
    }

    @Test
    void theNumberOfModalitiesFollowsTheModelAndTheFactor() {
        assertThat(Chapter14.modalitiesAtOnce(MODEL, 1.1).check(3).outcome()).isEqualTo(RIGHT);
        PairModel steep = PairModel.of(50, new double[] {3, 1}, 1);
        int first = 3;
        while (ClosedForm.finalConditionNumber(PairModel.of(25 * first, new double[] {3, 1}, 1))
                < 1.5 * ClosedForm.finalConditionNumber(steep)) {
            first++;
        }
        assertThat(Chapter14.modalitiesAtOnce(steep, 1.5).check(first).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void equalVariancesNeverReachAFactor() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chapter14.modalitiesAtOnce(PairModel.of(12, new double[] {1, 1}, 1), 1.5))
                .withMessageContaining("factor must be reached by 1000000 modalities");
    }

    @Test
    void theNewcomerThatLeavesNineTenths() {
        Exercise exercise = Chapter14.newcomerThatLeaves(0.9);
        assertThat(Math.cos(Math.PI / 2 * 0.40276 / 1.40276)).isCloseTo(0.9, within(1e-4));
        assertThat(exercise.check(0.4027).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(0.2871).sentence()).startsWith("That is gamma / (beta + gamma)");
        assertThat(exercise.check(2.483).sentence()).startsWith("That is beta / gamma");
        assertThat(exercise.check(0.6346).sentence()).startsWith("That is the ratio of the norms");
        assertThat(exercise.check(Double.NaN).outcome()).isEqualTo(NOT_ANSWERED);
        assertThat(exercise.workedAnswer()).contains("\\approx 0.2871$", "0.4028", "0.6347 times");
    }

    @Test
    void theNewcomerFollowsWhatIsKept() {
        assertThat(Chapter14.newcomerThatLeaves(Math.sqrt(0.5)).check(1).outcome()).isEqualTo(RIGHT);
        assertThatIllegalArgumentException().isThrownBy(() -> Chapter14.newcomerThatLeaves(1)).withMessageContaining("got 1.0");
    }

    @Test
    void theProjectedNewcomerIsSixteenOverThreePi() {
        Exercise exercise = Chapter14.projectedNewcomer(1);
        assertThat(exercise.check(16 / (3 * Math.PI)).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(1).sentence()).startsWith("Then the projection would change nothing");
        assertThat(exercise.check(1.2732).sentence()).startsWith("The term tan^3 / 3 is missing");
        assertThat(exercise.check(1.3333).sentence()).startsWith("Divide by the angle");
        assertThat(exercise.check(2).outcome()).isEqualTo(WRONG);
        assertThat(exercise.workedAnswer()).contains("1.698", "16/(3\\pi)");
    }

    @Test
    void theProjectedNewcomerFollowsTheRatio() {
        Exercise exercise = Chapter14.projectedNewcomer(0.5);
        double angle = Math.PI / 6;      // a third of the right angle
        double ratio = (1 / Math.sqrt(3) + Math.pow(3, -1.5) / 3) / (Math.PI / 2 - angle);
        assertThat(exercise.check(ratio).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).doesNotContain("16");
    }
}
