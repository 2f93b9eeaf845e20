package contrastive.objective;

import org.hipparchus.util.FastMath;

/**
 * Logarithms of sums of exponentials that never form the exponentials themselves (theory, section 8). Computed by Hipparchus's functions, because
 * a browser's own log1p and tanh have fewer exact digits.
 */
public final class LogSums {

    /** Below it a constant over tau^2 is more than a double can hold, and an objective's value is that of tau^2 = 0. */
    public static final double LEAST_TAU_SQUARED = 1e-300;

    private static final double LOG_2 = FastMath.log(2);

    private LogSums() {}

    /** log cosh x = |x| + log1p(e^(-2|x|)) - log 2, finite for every finite x; NaN for NaN. */
    public static double logCosh(double x) {
        double magnitude = Math.abs(x);
        // near 0 the terms above cancel: log cosh x = x^2/2 - x^4/12 + O(x^6)
        return magnitude < 1e-3
                ? magnitude * magnitude * (0.5 - magnitude * magnitude / 12)
                : magnitude + FastMath.log1p(FastMath.exp(-2 * magnitude)) - LOG_2;
    }

    /** 1 - tanh x = 2 / (1 + e^(2x)), exact also where tanh x is near 1; in [0, 2]; NaN for NaN. */
    public static double oneMinusTanh(double x) {
        return 2 / (1 + FastMath.exp(2 * x));
    }

    /** log(1 + e^x); NaN for NaN. */
    public static double softPlus(double x) {
        return Math.max(x, 0) + FastMath.log1p(FastMath.exp(-Math.abs(x)));
    }

    /** e^x / (1 + e^x), the derivative of {@link #softPlus}; in [0, 1]; NaN for NaN. */
    public static double logistic(double x) {
        if (x >= 0) {
            return 1 / (1 + FastMath.exp(-x));
        }
        double small = FastMath.exp(x);
        return small / (1 + small);
    }
}
