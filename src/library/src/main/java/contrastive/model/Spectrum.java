package contrastive.model;

import contrastive.data.Require;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How evenly a map represents its directions: singular values, condition number, effective rank (theory, section 4). The one
 * place where they are computed: EJML's own condition number answers 0 for a NaN matrix and for one whose singular values are all
 * below 1e-8, so that a collapsing run would plot as perfectly balanced.
 */
public final class Spectrum {

    private Spectrum() {}

    /**
     * Singular values of a matrix, falling; min(rows, columns) of them.
     *
     * @param matrix any shape with at least one entry; not modified
     * @throws IllegalArgumentException if an entry is not finite, the message gives the entry and its place; or if a singular value is
     *     more than a double can hold
     */
    public static double[] singularValues(DMatrixRMaj matrix) {
        double scale = largestEntry("matrix", matrix);
        double[] values = Arrays.stream(scaledSingularValues(matrix, scale)).map(value -> value * scale).toArray();
        if (values[0] == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("matrix must have singular values that a double can hold, got entries up to " + scale);
        }
        return values;
    }

    /** Singular values over the largest entry, so that neither tiny nor huge maps leave the range of a double. */
    private static double[] scaledSingularValues(DMatrixRMaj matrix, double scale) {
        int count = Math.min(matrix.numRows, matrix.numCols);
        if (scale == 0) {
            return new double[count];
        }
        // entries near 1, so that tiny and huge maps lose no digits
        DMatrixRMaj scaled = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.divide(matrix, scale, scaled);
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, true);
        if (!svd.decompose(scaled)) {
            throw new IllegalStateException("singular value decomposition of a "
                    + matrix.numRows + " x " + matrix.numCols + " matrix did not converge");
        }
        return Arrays.stream(svd.getSingularValues(), 0, count).map(value -> -value).sorted().map(value -> -value).toArray();
    }

    /**
     * Condition number sigma_max / sigma_min of a signal map, over the singular values of the map itself, not of its Gram matrix
     * (theory, section 4).
     *
     * @param signalMap Phi_A = W_A^T A, shape (m, r) with m >= r >= 1; not modified
     * @return at least 1, unchanged when the map is scaled; +Infinity when sigma_min is exactly 0 (after round-off a collapsed map
     *     more often shows as about 1e16)
     * @throws IllegalArgumentException if there are fewer rows than columns, or an entry is not finite; the message gives the
     *     entry and its place
     */
    public static double conditionNumber(DMatrixRMaj signalMap) {
        return conditionNumber(scaledSingularValues(requireTall(signalMap), largestEntry("signalMap", signalMap)));
    }

    /**
     * The same from singular values in any order; +Infinity when one is 0.
     *
     * @throws IllegalArgumentException if there are none, or one is negative or not finite
     */
    public static double conditionNumber(double[] singularValues) {
        requireSingularValues(singularValues);
        double smallest = Arrays.stream(singularValues).min().orElseThrow();
        return smallest == 0 ? Double.POSITIVE_INFINITY : Arrays.stream(singularValues).max().orElseThrow() / smallest;
    }

    /**
     * Effective rank exp(-sum_k s_k log s_k), where s_k is the k-th squared singular value's share in their sum (theory, section 4).
     *
     * @param signalMap shape (m, r) with m >= r >= 1; not modified
     * @return from 1 (one direction has everything) to r (balanced)
     * @throws IllegalArgumentException if there are fewer rows than columns, if all entries are 0, or if one is not finite
     */
    public static double effectiveRank(DMatrixRMaj signalMap) {
        double scale = largestEntry("signalMap", requireTall(signalMap));
        if (scale == 0) {
            throw new IllegalArgumentException("signalMap must have an entry that is not 0 to have an effective rank, got none");
        }
        return effectiveRank(scaledSingularValues(signalMap, scale));
    }

    /**
     * The same from singular values.
     *
     * @throws IllegalArgumentException if there are none, all are 0, or one is negative or not finite
     */
    public static double effectiveRank(double[] singularValues) {
        requireSingularValues(singularValues);
        double largest = Arrays.stream(singularValues).max().orElseThrow();
        if (largest == 0) {
            throw new IllegalArgumentException("singularValues must have one above 0 to have an effective rank, got none");
        }
        double total = 0;
        double weightedLogs = 0;
        for (double value : singularValues) {
            double square = (value / largest) * (value / largest);
            if (square > 0) {
                total += square;
                weightedLogs += square * Math.log(square);
            }
        }
        // -sum (x/T) log(x/T) = log T - (1/T) sum x log x
        return Math.exp(Math.log(total) - weightedLogs / total);
    }

    private static void requireSingularValues(double[] singularValues) {
        Require.atLeast(1, "number of singularValues", Require.noneNegative("singularValues", singularValues).length);
    }

    private static DMatrixRMaj requireTall(DMatrixRMaj signalMap) {
        Require.notNull("signalMap", signalMap);
        if (signalMap.numRows < signalMap.numCols) {
            throw new IllegalArgumentException("signalMap must have at least r = " + signalMap.numCols + " rows, got "
                    + signalMap.numRows);
        }
        return signalMap;
    }

    private static double largestEntry(String name, DMatrixRMaj matrix) {
        Require.finite(name, matrix);
        Require.atLeast(1, "number of entries of " + name + ", " + matrix.numRows + " x " + matrix.numCols + ",", matrix.getNumElements());
        return CommonOps_DDRM.elementMaxAbs(matrix);
    }
}
