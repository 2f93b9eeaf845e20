package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairSource;
import contrastive.data.Require;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The similarities f_A,i . f_B,j of a batch of n pairs, and room for the derivatives of a loss with respect to them. Entry (i, i) is a positive
 * pair. The negatives are the pairs i != j; in a batch without sampling noise they are all n x n pairs, whose mean is then the
 * population's (theory, section 9).
 */
public final class Similarities {

    private final DMatrixRMaj values;
    private final DMatrixRMaj slopes;
    private final boolean exact;

    private Similarities(DMatrixRMaj values, boolean exact) {
        this.values = values;
        this.slopes = new DMatrixRMaj(values.numRows, values.numCols);
        this.exact = exact;
    }

    /**
     * @param values shape (n, n), n >= 1; not copied
     * @throws IllegalArgumentException if values are not square, or an entry is not finite
     */
    public static Similarities of(DMatrixRMaj values) {
        Require.finite("values", values);
        if (values.numRows != values.numCols || values.numRows < 1) {
            throw new IllegalArgumentException("values must be square, got " + values.numRows + " x " + values.numCols);
        }
        return new Similarities(values, false);
    }

    /** Refuses shapes that cannot be multiplied. */
    static void requireFits(PairSource population, PairBatch batch, DMatrixRMaj form, DMatrixRMaj formDerivative) {
        Require.notNull("population", population);
        Require.shape("batch.a", Require.notNull("batch", batch).a(), batch.pairs(), population.dimensionA());
        Require.shape("batch.b", batch.b(), batch.pairs(), population.dimensionB());
        Require.shape("form", form, batch.a().numCols, batch.b().numCols);
        Require.shape("formDerivative", formDerivative, form.numRows, form.numCols);
    }

    /** X_A C X_B^T. */
    static Similarities of(PairBatch batch, DMatrixRMaj form) {
        int n = batch.pairs();
        Require.room("batch.pairs", n, n, n);
        DMatrixRMaj encoded = new DMatrixRMaj(n, form.numCols);
        DMatrixRMaj values = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(batch.a(), form, encoded);
        CommonOps_DDRM.multTransB(encoded, batch.b(), values);
        // an infinity or a NaN anywhere shows in the sum
        NotFiniteException.unless("tower and batch", "similarity", CommonOps_DDRM.elementSumAbs(values));
        return new Similarities(values, batch.exact());
    }

    /** D = dL/dC = X_A^T P X_B, where P holds the slopes. */
    void formDerivative(PairBatch batch, DMatrixRMaj derivative) {
        DMatrixRMaj weighted = new DMatrixRMaj(pairs(), derivative.numCols);
        CommonOps_DDRM.mult(slopes, batch.b(), weighted);
        CommonOps_DDRM.multTransA(batch.a(), weighted, derivative);
    }

    /** Number n of pairs in the batch. */
    public int pairs() {
        return values.numRows;
    }

    /** The place of entry (i, j), both from 0 to n - 1; all methods refuse others with an IllegalArgumentException. */
    private int place(int i, int j) {
        int n = pairs();
        if (i < 0 || i >= n || j < 0 || j >= n) {
            throw new IllegalArgumentException("i and j must be between 0 and n - 1 = " + (n - 1) + ", got " + i + " and " + j);
        }
        return i * n + j;
    }

    /** f_A,i . f_B,j. */
    public double get(int i, int j) {
        return values.data[place(i, j)];
    }

    /** Whether inputs i of A and j of B count as a negative pair: i != j, or any two of a batch without sampling noise. */
    public boolean isNegative(int i, int j) {
        place(i, j);
        return exact || i != j;
    }

    /** How many pairs (i, j) of the batch are negative: n (n - 1), or n^2 without sampling noise. */
    public long negatives() {
        return (long) pairs() * (exact ? pairs() : pairs() - 1);
    }

    /** dL / d (f_A,i . f_B,j), as far as it has been added up. */
    public double slope(int i, int j) {
        return slopes.data[place(i, j)];
    }

    /** Adds to dL / d (f_A,i . f_B,j). */
    public void addSlope(int i, int j, double slope) {
        slopes.data[place(i, j)] += slope;
    }

    void requireFinite(Objective objective, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("objective " + objective + " must have a finite value, got " + value);
        }
        for (int i = 0; i < slopes.getNumElements(); i++) {
            if (!Double.isFinite(slopes.data[i])) {
                throw new IllegalArgumentException("objective " + objective + " must have a finite slope at every similarity, got "
                        + slopes.data[i] + " at " + values.data[i] + ", of input " + i / pairs() + " of A and " + i % pairs() + " of B");
            }
        }
    }
}
