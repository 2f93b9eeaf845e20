package contrastive.flow;

import java.util.Arrays;

/**
 * Chebyshev points in log sigma^2 that stand for many strengths between the first and the last of them: the values of a smooth function of
 * the strength at the points determine the function, and its sum over the strengths.
 */
final class ChebyshevPanel {

    static final int DEGREE = 32;
    private static final int MIDDLE = DEGREE / 2;
    /** T_i at point j: cos(pi i j / DEGREE). */
    private static final double[][] CHEBYSHEV = new double[DEGREE + 1][DEGREE + 1];
    /** Partial sums of this many terms, so that round-off does not grow with the number of strengths. */
    private static final int BLOCK = 1024;
    /** The least width of a panel in units of round-off; below it the positions are too coarse. */
    private static final int NARROWEST = 256;

    static {
        for (int i = 0; i <= DEGREE; i++) {
            for (int j = 0; j <= DEGREE; j++) {
                CHEBYSHEV[i][j] = Math.cos(Math.PI * (i * j % (2 * DEGREE)) / DEGREE);
            }
        }
    }

    private final double middle;
    private final double halfWidth;

    /**
     * Whether two strengths are so close that the round-off of their logarithms shifts a position between them: positions beyond the panel's
     * ends would make its polynomials huge, and there are few doubles between the two.
     */
    static boolean isTooNarrow(double first, double last) {
        return Math.log(last) - Math.log(first) <= NARROWEST * Math.ulp(Math.log(first));
    }

    /** @param first smallest strength, > 0 @param last largest strength, > first */
    ChebyshevPanel(double first, double last) {
        middle = (Math.log(first) + Math.log(last)) / 2;
        halfWidth = (Math.log(last) - Math.log(first)) / 2;
    }

    /** Strength at a point, from the last down to the first. */
    double variance(int point) {
        return Math.exp(middle + halfWidth * CHEBYSHEV[1][point]);
    }

    /** The position of a strength, from -1 at the first to 1 at the last. */
    double position(double variance) {
        return (Math.log(variance) - middle) / halfWidth;
    }

    /** The weights with which values at the points add up to the sum over strengths [from, to) of what they interpolate. */
    double[] weights(double[] strengths, int from, int to) {
        double[] moments = new double[DEGREE + 1];
        double[] part = new double[DEGREE + 1];
        for (int start = from; start < to; start += BLOCK) {
            Arrays.fill(part, 0);
            for (int k = start; k < Math.min(to, start + BLOCK); k++) {
                double x = position(strengths[k]);
                double before = 1;
                double now = x;
                for (int i = 1; i <= DEGREE; i++) {
                    part[i] += now;
                    double next = 2 * x * now - before;
                    before = now;
                    now = next;
                }
            }
            for (int i = 1; i <= DEGREE; i++) {
                moments[i] += part[i];
            }
        }
        moments[0] = to - from;
        double[] weights = coefficients(moments, 0);
        weights[0] /= 2;
        weights[DEGREE] /= 2;
        // the sum of coefficients halves both ends, in the moments as in the points
        return weights;
    }

    /**
     * a_i = (2 / n) sum'' f_j T_i(x_j), first and last term of the sum halved, for the values from an offset on. As T_i(-x) = (-1)^i T_i(x), an
     * even one needs only the sums of opposite values, an odd one only the differences.
     */
    static double[] coefficients(double[] values, int offset) {
        return coefficients(values, offset, 0);
    }

    /** Those from a first one on; the others are 0. */
    private static double[] coefficients(double[] values, int offset, int first) {
        double[] sums = new double[MIDDLE + 1];
        double[] differences = new double[MIDDLE];
        for (int j = 0; j < MIDDLE; j++) {
            double end = j == 0 ? 0.5 : 1;
            sums[j] = end * (values[offset + j] + values[offset + DEGREE - j]);
            differences[j] = end * (values[offset + j] - values[offset + DEGREE - j]);
        }
        sums[MIDDLE] = values[offset + MIDDLE];
        double[] coefficients = new double[DEGREE + 1];
        for (int i = first; i <= DEGREE; i++) {
            double[] half = i % 2 == 0 ? sums : differences;
            double[] polynomial = CHEBYSHEV[i];
            double sum = 0;
            for (int j = 0; j < half.length; j++) {
                sum += half[j] * polynomial[j];
            }
            coefficients[i] = 2 * sum / DEGREE;
        }
        return coefficients;
    }

    /** The largest of the last three coefficients, by which an interpolated function may be off. */
    static double tail(double[] values, int offset) {
        double largest = 0;
        for (double coefficient : coefficients(values, offset, DEGREE - 2)) {
            largest = Math.max(largest, Math.abs(coefficient));
        }
        return largest;
    }

    /** The interpolated function at a position x: sum'' a_i T_i(x), by Clenshaw's recurrence. */
    static double at(double x, double[] coefficients) {
        double after = 0;
        double now = coefficients[DEGREE] / 2;
        for (int i = DEGREE - 1; i >= 1; i--) {
            double next = coefficients[i] + 2 * x * now - after;
            after = now;
            now = next;
        }
        return coefficients[0] / 2 + x * now - after;
    }
}
