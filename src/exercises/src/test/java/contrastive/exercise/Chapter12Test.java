package contrastive.exercise;

import static contrastive.exercise.Verdict.Outcome.NOT_ANSWERED;
import static contrastive.exercise.Verdict.Outcome.RIGHT;
import static contrastive.exercise.Verdict.Outcome.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.junit.jupiter.api.Test;

class Chapter12Test {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final PairModel OTHER = PairModel.of(50, new double[] {1, 3}, 1);

    @Test
    void aPriceOfTwiceTheBendBalancesAtTwiceTheRate() {
        assertThat(Chapter12.twiceTheRate(MODEL).check(rate(MODEL, s -> s.multiply(s).multiply(2))).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter12.twiceTheRate(OTHER).check(rate(OTHER, s -> s.multiply(s).multiply(2))).outcome()).isEqualTo(RIGHT);
        assertThat(Chapter12.twiceTheRate(MODEL).check(2 * 0.05998116).outcome()).as("by the published rate").isEqualTo(RIGHT);
    }

    @Test
    void aStraightLineAddedToThePriceChangesNothing() {
        assertThat(Chapter12.twiceTheRate(MODEL).check(rate(MODEL, s -> s.multiply(s).multiply(2).add(s.multiply(5)))).outcome()).isEqualTo(RIGHT);
    }

    @Test
    void aPriceThatIsSpectralTooSteepStraightOrConcaveIsToldSo() {
        Exercise exercise = Chapter12.twiceTheRate(MODEL);
        assertThat(exercise.check(rate(MODEL, s -> s.multiply(s))).sentence()).startsWith("That is the rate of the spectral loss");
        assertThat(exercise.check(rate(MODEL, s -> s.multiply(s).multiply(4))).sentence()).startsWith("That is twice the rate asked for");
        assertThat(exercise.check(rate(MODEL, s -> s.multiply(4))).sentence()).startsWith("The negatives of your loss have no force");
        assertThat(exercise.check(rate(MODEL, s -> s.multiply(s).negate())).sentence()).startsWith("Your loss unbalances");
    }

    @Test
    void aTripletLossStopsWhereEachStrengthIsHalfItsMargin() {
        Exercise exercise = Chapter12.alignmentOfTriplet(8, 0.2);
        assertThat(exercise.check(0.8).outcome()).isEqualTo(RIGHT);
        assertThat(exercise.workedAnswer()).contains("m/2 = 0.1$", "r\\,m/2 = 0.8$");
        assertThat(Chapter12.alignmentOfTriplet(4, 0.25).check(0.5).outcome()).as("the published alignment").isEqualTo(RIGHT);
    }

    @Test
    void theStrengthOfOneDirectionAndTheForgottenHalfAreToldFromTheAlignment() {
        Exercise exercise = Chapter12.alignmentOfTriplet(8, 0.2);
        assertThat(exercise.check(0.1).sentence()).startsWith("That is the strength of one direction");
        assertThat(exercise.check(1.6).sentence()).startsWith("Flipping one sign takes 2 p_k");
        assertThat(exercise.check(1).sentence()).startsWith("The margin is met before");
        assertThat(exercise.check(3).sentence()).startsWith("It is between 0 and 1");
    }

    @Test
    void aMarginWithoutADeadZoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Chapter12.alignmentOfTriplet(8, 0.3)).withMessageContaining("margin");
    }

    @Test
    void thePricesOfTheWorkedAnswerRiseBendAndDoNotBalance() {
        for (UnaryOperator<UnivariateDerivative2> price : odd()) {
            assertThat(Chapter12.repelsInVain().check(slope(price), bend(price), rate(MODEL, price)).outcome()).isEqualTo(RIGHT);
        }
    }

    @Test
    void thePricesOfTheWorkedAnswerEndWherePositivePairsAloneDo() {
        double alone = InfiniteWidth.of(MODEL).run(new PositivesOnly(), 30).last().conditionNumber();
        for (UnaryOperator<UnivariateDerivative2> price : odd()) {
            assertThat(InfiniteWidth.of(MODEL).run(PairwiseLoss.of(s -> s.multiply(-2), price), 30).last().conditionNumber())
                    .isCloseTo(alone, within(1e-9));
        }
    }

    @Test
    void aPriceThatFallsIsStraightOrBalancesIsToldSo() {
        assertThat(verdict(s -> s.multiply(s)).sentence()).contains("does not rise everywhere", "-2");
        assertThat(verdict(s -> s.multiply(3)).sentence()).contains("straight line");
        assertThat(verdict(s -> s.exp()).sentence()).contains("the balancing rate is", "mean bend of your price over the negatives is positive");
        assertThat(verdict(s -> s.subtract(2).multiply(s.subtract(2)).negate()).sentence()).contains("is negative");
        assertThat(verdict(s -> s.exp()).outcome()).isEqualTo(WRONG);
        assertThat(Chapter12.repelsInVain().check(Double.NaN, Double.NaN, Double.NaN).outcome()).isEqualTo(NOT_ANSWERED);
    }

    /** s + s^3, sinh s, and 1 / (1 + e^(-3 s)), which is odd but for a constant. */
    private static List<UnaryOperator<UnivariateDerivative2>> odd() {
        return List.of(s -> s.multiply(s).add(1).multiply(s), s -> s.sinh(), s -> s.multiply(-3).exp().add(1).reciprocal());
    }

    private static Verdict verdict(UnaryOperator<UnivariateDerivative2> price) {
        return Chapter12.repelsInVain().check(slope(price), bend(price), rate(MODEL, price));
    }

    private static double rate(PairModel model, UnaryOperator<UnivariateDerivative2> price) {
        return ClosedForm.balancingRate(model, PairwiseLoss.of(s -> s.multiply(-2), price));
    }

    private static double slope(UnaryOperator<UnivariateDerivative2> price) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = -20; i <= 20; i++) {
            least = Math.min(least, price.apply(new UnivariateDerivative2(i / 20.0, 1, 0)).getFirstDerivative());
        }
        return least;
    }

    private static double bend(UnaryOperator<UnivariateDerivative2> price) {
        double most = 0;
        for (int i = -20; i <= 20; i++) {
            most = Math.max(most, Math.abs(price.apply(new UnivariateDerivative2(i / 20.0, 1, 0)).getSecondDerivative()));
        }
        return most;
    }
}
