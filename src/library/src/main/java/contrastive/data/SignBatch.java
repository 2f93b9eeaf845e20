package contrastive.data;

/**
 * The signs of n positive pairs as bits, a set bit for -1. Row i of a is (z, xi_A) of pair i, row i of b is (z, xi_B); a row takes
 * {@link #wordsPerRow} words, column k in bit k % 64 of word k / 64, zeros behind the last column.
 *
 * @param pairs n
 * @param dimension d, the columns of either side
 * @param a n x wordsPerRow words; not copied
 * @param b n x wordsPerRow words; not copied
 */
public record SignBatch(int pairs, int dimension, long[] a, long[] b) {

    /** @throws IllegalArgumentException if pairs or dimension is less than 1, or a side has another number of words */
    public SignBatch {
        Require.atLeast(1, "pairs", pairs);
        Require.atLeast(1, "dimension", dimension);
        long words = (long) pairs * words(dimension);   // below | and not ||: of two faults a null is named first
        if (Require.notNull("a", a).length != words | Require.notNull("b", b).length != words) {
            throw new IllegalArgumentException("a and b must have pairs x words a row = " + words + " words, got " + a.length + " and " + b.length);
        }
    }

    static SignBatch room(int pairs, int dimension) {
        int words = pairs * words(dimension);
        return new SignBatch(pairs, dimension, new long[words], new long[words]);
    }

    private static int words(int bits) {
        return (bits + Long.SIZE - 1) / Long.SIZE;
    }

    /** Words that one row takes, ceil(d / 64). */
    public int wordsPerRow() {
        return words(dimension);
    }

    /** The sign in a row and column of one of the two sides, +1 or -1. */
    int sign(long[] side, int row, int column) {
        return (side[row * wordsPerRow() + column / Long.SIZE] >>> column & 1) == 0 ? 1 : -1;
    }

    void set(long[] side, int row, int column, int sign) {
        int word = row * wordsPerRow() + column / Long.SIZE;
        side[word] = sign == -1 ? side[word] | 1L << column : side[word] & ~(1L << column);
    }
}
