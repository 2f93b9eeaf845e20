package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSumsTest {

    @ParameterizedTest
    @ValueSource(doubles = {-20, -3, -0.4, 0, 0.4, 1, 7, 300})
    void logCoshIsTheLogarithmOfCosh(double x) {
        assertThat(LogSums.logCosh(x)).isCloseTo(Math.log(Math.cosh(x)), within(1e-15 * (1 + Math.abs(x))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e-8, 9e-4, 1.1e-3, 1e-2})
    void logCoshKeepsItsDigitsNearZero(double x) {
        double sinhSquared = Math.sinh(x) * Math.sinh(x);
        // log cosh x = log(1 + sinh^2 x) / 2; above 1e-3 a cancellation of 1e-16 against x^2/2 remains
        assertThat(LogSums.logCosh(x)).isCloseTo(Math.log1p(sinhSquared) / 2, within(1e-9 * x * x));
    }

    @Test
    void logCoshOfAHugeNumberIsItsSizeLessLogTwo() {
        assertThat(LogSums.logCosh(1e5)).isEqualTo(1e5 - Math.log(2));
        assertThat(LogSums.logCosh(-1e300)).isEqualTo(1e300);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, 0, 0.2, 2})
    void oneMinusTanhIsWhatItSays(double x) {
        assertThat(LogSums.oneMinusTanh(x)).isCloseTo(1 - Math.tanh(x), within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(doubles = {19, 40, 300})
    void oneMinusTanhKeepsItsDigitsWhereTanhIsOne(double x) {
        assertThat(LogSums.oneMinusTanh(x)).isCloseTo(2 * Math.exp(-2 * x), withinPercentage(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -2, 0, 0.3, 30})
    void softPlusIsTheLogarithmOfOnePlusTheExponential(double x) {
        assertThat(LogSums.softPlus(x)).isCloseTo(Math.log1p(Math.exp(x)), withinPercentage(1e-12));
        assertThat(LogSums.softPlus(1e300)).isEqualTo(1e300);
        assertThat(LogSums.softPlus(-1e300)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-700, -30, -2, 0, 0.3, 30, 800})
    void theLogisticFunctionAndThatOfTheOppositeAddUpToOne(double x) {
        assertThat(LogSums.logistic(x) + LogSums.logistic(-x)).isCloseTo(1, within(1e-15));
        assertThat(LogSums.logistic(x)).isBetween(0.0, 1.0);
    }

    @Test
    void theLogisticFunctionIsTheDerivativeOfSoftPlus() {
        double step = 1e-3;
        for (double x : new double[] {-5, -0.7, 0.2, 4}) {
            double slope = (LogSums.softPlus(x + step) - LogSums.softPlus(x - step)) / (2 * step);
            assertThat(LogSums.logistic(x)).isCloseTo(slope, within(1e-7)); // step^2 / 6 times a third derivative below 0.2
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 5", "0.3, 0.01", "7, 1000000"})
    void theNegativeWeightIsTheTheorysFormula(double tauSquared, double negatives) {
        double[] p = {0.3, -0.1, 0.05};
        double exponent = 0;
        for (int k = 0; k < 3; k++) {
            exponent += tauSquared * p[k] - Math.log(Math.cosh(tauSquared * p[k]));
        }
        double expected = negatives / (negatives + Math.exp(exponent));
        assertThat(new Contrastive(tauSquared, negatives).negativeWeight(p, 0)).isCloseTo(expected, withinPercentage(1e-12));
    }

    /** At the limit itself the constant over tau^2 is a double, of order 1e300; below it is left out. */
    @Test
    void theLeastTauSquaredIsTheFirstWhoseValueHasItsConstant() {
        for (DoubleFunction<Objective> objective : List.<DoubleFunction<Objective>>of(InfoNce::new, tauSquared -> new Contrastive(tauSquared, 5))) {
            Towers towers = Towers.narrow();
            assertThat(towers.value(objective.apply(LogSums.LEAST_TAU_SQUARED))).isGreaterThan(1e300).isFinite();
            assertThat(towers.value(objective.apply(Math.nextDown(LogSums.LEAST_TAU_SQUARED)))).isBetween(-10.0, 10.0);
        }
    }

    @Test
    void theNegativeWeightOfPositivePairsOnlyIsOne() {
        assertThat(new PositivesOnly().negativeWeight(new double[] {0.4}, 9)).isEqualTo(1);
    }
}
