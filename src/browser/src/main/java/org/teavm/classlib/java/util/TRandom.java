package org.teavm.classlib.java.util;

import java.util.random.RandomGenerator;

/**
 * {@link java.util.Random} in a page, to the last bit of its documentation. TeaVM's own draws other whole numbers below a bound, and a page
 * would deal other pairs than a notebook.
 */
public class TRandom implements RandomGenerator {

    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long INCREMENT = 0xBL;
    private static final long MASK = (1L << 48) - 1;

    private long seed;
    private double second;
    private boolean hasSecond;

    public TRandom() {
        this(System.nanoTime());
    }

    public TRandom(long seed) {
        setSeed(seed);
    }

    public void setSeed(long newSeed) {
        seed = (newSeed ^ MULTIPLIER) & MASK;
        hasSecond = false;
    }

    protected int next(int bits) {
        seed = seed * MULTIPLIER + INCREMENT & MASK;
        return (int) (seed >>> 48 - bits);
    }

    @Override
    public int nextInt() {
        return next(32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        int drawn = next(31);
        if ((bound & -bound) == bound) {
            return (int) (bound * (long) drawn >> 31);
        }
        // the last, incomplete round of remainders is drawn again: it ends beyond the largest int
        while (drawn - drawn % bound + (bound - 1) < 0) {
            drawn = next(31);
        }
        return drawn % bound;
    }

    @Override
    public long nextLong() {
        return ((long) next(32) << 32) + next(32);
    }

    @Override
    public boolean nextBoolean() {
        return next(1) != 0;
    }

    @Override
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
    }

    /** Marsaglia's polar method, which makes two at a time. */
    @Override
    public double nextGaussian() {
        if (hasSecond) {
            hasSecond = false;
            return second;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        second = y * factor;
        hasSecond = true;
        return x * factor;
    }
}
