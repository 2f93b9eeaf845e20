package contrastive.step;

/**
 * e^x by a polynomial, in operations that vectors have too, so that plain loops and vectors give the same bits on every machine:
 * e^x = 2^k e^r with k the integer nearest to x / log 2 and |r| <= log 2 / 2, where the series to r^13 is exact to one unit in the last place.
 */
final class Exponential {

    static final double LOG2_E = 1 / Math.log(2);
    /** log 2 in two parts, the first with zeros at its end, so that k times it is exact. */
    static final double LOG2_HIGH = 0x1.62e42fefa0000p-1;
    static final double LOG2_LOW = 0x1.cf79abc9e3b39p-40;
    /** Adding it rounds to an integer, whose bits are then the lowest of the sum. */
    static final double ROUND = 0x1.8p52;
    /** 1/13!, 1/12!, ..., 1/1!, 1/0!. */
    static final double[] SERIES = series(13);
    static final int BIAS = 1023;
    static final int FRACTION_BITS = 52;

    private Exponential() {
    }

    private static double[] series(int order) {
        double[] series = new double[order + 1];
        double factorial = 1;
        for (int i = 0; i <= order; i++) {
            factorial *= Math.max(1, i);
            series[order - i] = 1 / factorial;
        }
        return series;
    }

    /** e^x for |x| at most 700; a NaN gives a NaN. */
    static double of(double x) {
        double rounded = Math.fma(x, LOG2_E, ROUND);
        double k = rounded - ROUND;
        double r = Math.fma(k, -LOG2_LOW, Math.fma(k, -LOG2_HIGH, x));
        double sum = SERIES[0];
        for (int i = 1; i < SERIES.length; i++) {
            sum = Math.fma(sum, r, SERIES[i]);
        }
        return sum * Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) + BIAS << FRACTION_BITS);
    }
}
