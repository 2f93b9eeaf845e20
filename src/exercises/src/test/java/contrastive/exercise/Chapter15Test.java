package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import org.junit.jupiter.api.Test;

class Chapter15Test {

    private static final PairModel MODEL = PairModel.of(40, new double[] {2, 1.5, 1, 0.5}, 0.7);

    @Test
    void thePenaltyOnWeightsSquaresTheImbalance() {
        Exercise exercise = Chapter15.endOfPenaltyOnWeights(3, 2, 1);
        assertThat(exercise.check(3).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(Math.sqrt(3)).sentence()).startsWith("That is where it starts");
        assertThat(exercise.check(1).sentence()).startsWith("That takes a penalty on similarities.");
        assertThat(exercise.check(9).sentence()).startsWith("That is the square");
        assertThat(exercise.check(0.5).sentence()).startsWith("A condition number is at least 1.");
        assertThat(exercise.check(3).workedAnswer()).contains("= 3/1 = 3$");
        assertThat(Chapter15.endOfPenaltyOnWeights(2, 0.5).check(4).outcome()).isEqualTo(RIGHT);
        assertThatThrownBy(() -> Chapter15.endOfPenaltyOnWeights(2)).hasMessageContaining("number of variances");
    }

    /** Its end by the conserved y^2 - x^2 = eps^4, at a small eps. */
    @Test
    void theWorkedEndIsTheLimitOfTheClosedForm() {
        double product = 1.2;
        double strong = 3 / product;
        double weak = 1 / product;
        double small = 1e-8;
        double end = Math.sqrt(3) * Math.pow((strong * strong + small) / (weak * weak + small), 0.25);
        assertThat(end).isCloseTo(3, within(1e-6));
        assertThat(Chapter15.endOfPenaltyOnWeights(3, 2, 1).check(end).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void thePairsNeededFollowTheModelAndTheNumberMissed() {
        Exercise exercise = Chapter15.pairsToMiss(MODEL, 0.01);
        assertThat(exercise.check(10_500).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(5_040).sentence()).startsWith("The weakest direction");
        assertThat(exercise.check(11_667).sentence()).startsWith("Only the d - r noise directions");
        assertThat(exercise.check(291.7).sentence()).startsWith("Each of the d - r");
        assertThat(exercise.check(-1).sentence()).startsWith("A number of pairs is positive.");
        assertThat(exercise.check(10_500).workedAnswer()).contains("$d - r = 36$", "= 2.917$", "= 10500$");
        assertThat(Chapter15.pairsToMiss(MODEL, 0.1).check(1_050).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter15.pairsToMiss(PairModel.of(12, new double[] {2, 0.5}, 1), 0.1).check(250).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void aColdBatchIsOffByTheNumberOfSignPatterns() {
        Exercise exercise = Chapter15.excessWhenCold(4);
        assertThat(exercise.check(16).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(8).sentence()).contains("multiplied, not added");
        assertThat(exercise.check(2).sentence()).startsWith("Each direction has a factor 2");
        assertThat(exercise.check(1).sentence()).startsWith("The last factor does tend to 1");
        assertThat(exercise.check(0).sentence()).startsWith("The bracket goes to 0");
        assertThat(exercise.check(16).workedAnswer()).contains("2^{4} = 16$");
        assertThat(Chapter15.excessWhenCold(3).check(8).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void theWorkedLimitIsThatOfTheFormula() {
        double x = 15;
        double theta = 2 / (1 + Math.exp(2 * x));
        double rise = 2 / (1 + Math.exp(2 * x)) - 2 / (1 + Math.exp(4 * x));
        double excess = Math.pow(Math.cosh(2 * x) / Math.pow(Math.cosh(x), 2), 4) * rise / theta;
        assertThat(Chapter15.excessWhenCold(4).check(excess).outcome()).isEqualTo(RIGHT);
    }
}
