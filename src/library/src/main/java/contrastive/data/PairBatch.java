package contrastive.data;

import org.ejml.data.DMatrixRMaj;

/**
 * A batch of n positive pairs, one pair per row.
 *
 * @param a inputs of tower A, shape (n, d_A); row i belongs to row i of b; not copied
 * @param b inputs of tower B, shape (n, d_B); not copied
 * @param exact whether the batch has no sampling noise: the mean over all its n x n pairs, i = j included, is that over independent inputs
 */
public record PairBatch(DMatrixRMaj a, DMatrixRMaj b, boolean exact) {

    /** @throws IllegalArgumentException if the two sides differ in their number of rows, there are none, or an entry is not finite */
    public PairBatch {
        Require.finite("a", a);
        Require.finite("b", b);
        if (a.numRows != b.numRows || a.numRows == 0) {
            throw new IllegalArgumentException(
                    "a and b must have the same number of rows, at least 1, got " + a.numRows + " and " + b.numRows);
        }
    }

    /** A sampled batch. */
    public PairBatch(DMatrixRMaj a, DMatrixRMaj b) {
        this(a, b, false);
    }

    /** Number of pairs n, at least 1. */
    public int pairs() {
        return a.numRows;
    }
}
