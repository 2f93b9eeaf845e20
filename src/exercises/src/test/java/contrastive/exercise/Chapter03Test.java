package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.NOT_ANSWERED;
import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static contrastive.exercise.Verdict.Outcome.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.theory.ClosedForm;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class Chapter03Test {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final PairModel OTHER = PairModel.of(50, new double[] {1, 3}, 1);
    private static final Exercise START = Chapter03.balancedStart(MODEL, 18 / ClosedForm.alignmentRate(MODEL));

    @Test
    void theFinalConditionNumberIsThatOfTheCubicEquation() {
        double x = 4.5698;      // solves x^3 + x = 100, and kappa_inf = sqrt(3) x
        assertThat(x * x * x + x).isCloseTo(100, within(5e-3));
        Exercise exercise = Chapter03.finalConditionNumber(OTHER);
        assertThat(exercise.check(Math.sqrt(3) * x).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("T_\\infty \\approx 1.519$", "1.732 \\cdot 4.57 \\approx 7.915");
    }

    @Test
    void theSquareTheFactorAndTheTimeAreToldFromTheFinalConditionNumber() {
        Exercise exercise = Chapter03.finalConditionNumber(OTHER);
        assertThat(exercise.check(62.65).sentence()).startsWith("You gave the square");
        assertThat(exercise.check(4.57).sentence()).startsWith("The start is already unbalanced");
        assertThat(exercise.check(1.5195).sentence()).startsWith("That is T_inf");
        assertThat(exercise.check(-7.9).sentence()).isEqualTo("A condition number is at least 1.");
        assertThat(exercise.check(9).sentence()).isEqualTo("9 is too large.");
        assertThat(exercise.check(7).sentence()).isEqualTo("7 is too small.");
    }

    @Test
    void theFinalConditionNumberFollowsTheModel() {
        Exercise exercise = Chapter03.finalConditionNumber(MODEL);
        assertThat(exercise.check(5.101027).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("\\approx 5.101$");
    }

    @Test
    void theMassesOfTheWorkedAnswerEndBalanced() {
        assertThat(START.check(0.457, 0.7534, 1.242, 2.048).outcome()).isEqualTo(RIGHT);
        assertThat(START.workedAnswer()).contains("T = 1$", "0.457, 0.7534, 1.242, 2.048");
        assertThat(Chapter03.balanced(MODEL, 1)).satisfies(masses -> assertThat(DoubleStream.of(masses).sum()).isLessThan(5));
    }

    @Test
    void evenAndStrongFirstStartsAreToldWhatIsMissing() {
        assertThat(START.check(2, 1.5, 1, 0.5).sentence()).contains("; less is asked for. You gave the even start in the weights");
        assertThat(START.check(1, 1, 1, 1).sentence()).contains("; less is asked for. The strongest direction grows most");
        assertThat(START.check(0.5, 0.6, 0.7, 0.8).toString())
                .startsWith("Not yet. With your masses, the final condition number is ").contains("; less is asked for.");
    }

    @Test
    void aStartThatDrownsTheNoiseIsNotAccepted() {
        assertThat(START.check(1e9, 1e9, 1e9, 1e9).toString()).startsWith("Not yet. With your masses: they add up to 4e9, and at most 5 is allowed;");
    }

    @Test
    void massesThatAreMissingNegativeOrInfiniteAreNamed() {
        assertThat(START.check(1, 1, Double.NaN, 1).outcome()).isEqualTo(NOT_ANSWERED);
        assertThat(START.check(1, 1, 1).sentence()).isEqualTo("Give 4 numbers; you gave 3.");
        assertThat(START.check(-1, 1, 1, 1).sentence()).contains("aligned[0] must be >= 0", "-1.0");
        assertThat(START.check(1, 1, 1, 1 / 0.0).outcome()).isEqualTo(WRONG);
    }

    @Test
    void theBalancedStartFollowsTheModel() {
        Exercise other = Chapter03.balancedStart(OTHER, 18 / ClosedForm.alignmentRate(OTHER));
        assertThat(other.check(Chapter03.balanced(OTHER, 5)).outcome()).isEqualTo(RIGHT);
        assertThat(DoubleStream.of(Chapter03.balanced(OTHER, 1)).sum()).as("so that another T is chosen").isGreaterThan(4);
        assertThat(other.workedAnswer()).doesNotContain("T = 1$");
    }

    @Test
    void theDimensionThatDoublesTheConditionNumberIsAPower() {
        Exercise exercise = Chapter03.dimensionThatDoubles(MODEL);
        assertThat(exercise.check(6.35).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.check(1.297).sentence()).startsWith("That is by how much kappa grows");
        assertThat(exercise.check(2.52).sentence()).startsWith("The exponent of d contains a factor 1/2");
        assertThat(exercise.check(0.157).sentence()).contains("above 1");
        assertThat(exercise.workedAnswer()).contains("= 0.375$", "\\approx 6.35$");
        assertThat(Chapter03.dimensionThatDoubles(OTHER).check(8).outcome()).isEqualTo(RIGHT);
    }
}
