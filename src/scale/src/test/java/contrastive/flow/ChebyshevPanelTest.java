package contrastive.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChebyshevPanelTest {

    private static final double[] STRENGTHS = IntStream.range(0, 5000).mapToDouble(k -> 0.4 + k * k * 1e-7).toArray();
    private final ChebyshevPanel panel = new ChebyshevPanel(STRENGTHS[0], STRENGTHS[4999]);

    private double[] values(DoubleUnaryOperator function) {
        return IntStream.rangeClosed(0, ChebyshevPanel.DEGREE).mapToDouble(panel::variance).map(function).toArray();
    }

    @Test
    void thePointsRunFromTheLastStrengthToTheFirst() {
        double[] points = values(v -> v);
        assertThat(points[0]).isCloseTo(STRENGTHS[4999], within(1e-15));
        assertThat(points[ChebyshevPanel.DEGREE]).isCloseTo(STRENGTHS[0], within(1e-15));
    }

    @Test
    void theWeightsAddUpASmoothFunctionOverAllStrengths() {
        double[] weights = panel.weights(STRENGTHS, 0, STRENGTHS.length);
        for (DoubleUnaryOperator function : new DoubleUnaryOperator[] {v -> 1, v -> v, Math::exp, v -> Math.exp(-5 * v), v -> 1 / v}) {
            double[] values = values(function);
            double sum = IntStream.range(0, values.length).mapToDouble(j -> weights[j] * values[j]).sum();
            assertThat(sum).isCloseTo(Arrays.stream(STRENGTHS).map(function).sum(), withinPercentage(1e-11)); // 1e-13 relative
        }
    }

    @Test
    void theInterpolantIsTheFunctionBetweenThePoints() {
        double[] coefficients = ChebyshevPanel.coefficients(values(v -> Math.exp(-3 * v)), 0);
        for (double v : STRENGTHS) {
            assertThat(ChebyshevPanel.at(panel.position(v), coefficients)).isCloseTo(Math.exp(-3 * v), within(1e-14));
        }
    }

    @Test
    void theTailTellsASmoothFunctionFromOneThatIsNot() {
        assertThat(ChebyshevPanel.tail(values(Math::exp), 0)).isLessThan(1e-14);
        assertThat(ChebyshevPanel.tail(values(v -> Math.abs(v - 1)), 0)).isGreaterThan(1e-4);
    }
}
