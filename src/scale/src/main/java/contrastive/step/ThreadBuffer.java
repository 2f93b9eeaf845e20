package contrastive.step;

import java.util.Arrays;

/**
 * Numbers of one thread, which its tasks may overwrite, with the place from which on vectors of them are read fastest. A vector that lies across
 * two lines of the cache takes two reads, and Java places an array at any multiple of 8 bytes, tells nobody where, and may move it. So the place is
 * measured, some tens of microseconds long, and from time to time again. It changes no result.
 */
final class ThreadBuffer {

    /** Numbers to a line of the cache of today's processors. */
    private static final int PLACES = 8;
    private static final long NANOSECONDS_TO_THE_NEXT = 100_000_000;
    private static final int TRIALS = 5;
    /** Rows and tables of a trial; it reads one entry of each table, so all from the first cache. */
    private static final SignMatrix SIGNS = SignMatrix.zero(64, 8 * RowArithmetic.SIGNS);

    private final double[] numbers = new double[(RowArithmetic.TABLES * RowArithmetic.WIDE << RowArithmetic.SIGNS) + PLACES];
    private final double[][] out = Products.matrix(SIGNS.rows(), RowArithmetic.WIDE);
    private RowArithmetic measured;
    private long measuredAt;
    private int place;

    double[] numbers() {
        return numbers;
    }

    /** Where the first of some tables begins; to be asked before they are made, for it may overwrite all numbers. */
    int tableStart(RowArithmetic arithmetic) {
        if (arithmetic.readsVectors() && (measured != arithmetic || System.nanoTime() - measuredAt > NANOSECONDS_TO_THE_NEXT)) {
            place = fastest(arithmetic);
            measured = arithmetic;
            measuredAt = System.nanoTime();
        }
        return place;
    }

    private int fastest(RowArithmetic arithmetic) {
        Arrays.fill(numbers, 0);
        long[] times = new long[PLACES];
        Arrays.fill(times, Long.MAX_VALUE);
        for (int trial = 0; trial < TRIALS; trial++) {
            for (int start = 0; start < PLACES; start++) {
                long before = System.nanoTime();
                arithmetic.pick(numbers, start, SIGNS, 0, SIGNS.tables(), out, 0, SIGNS.rows(), 0, RowArithmetic.WIDE);
                times[start] = Math.min(times[start], System.nanoTime() - before);
            }
        }
        int fastest = 0;
        for (int start = 1; start < PLACES; start++) {
            fastest = times[start] < times[fastest] ? start : fastest;
        }
        return fastest;
    }
}
