package contrastive.model;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.concurrency.EjmlConcurrency;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * One matrix of embeddings in the two normalisations.
 *
 * @param scaled the rows over their root mean square length N, shape (n, m)
 * @param unit each row over its own length, shape (n, m)
 */
record EmbeddingCloud(DMatrixRMaj scaled, DMatrixRMaj unit) {

    private static final double ROUND_OFF = Math.ulp(1.0);
    private static final int ROWS_AT_ONCE = 64;

    /** @throws IllegalArgumentException if a row is 0 throughout */
    static EmbeddingCloud of(String name, DMatrixRMaj embeddings) {
        DMatrixRMaj unit = unit(name, embeddings);
        DMatrixRMaj scaled = embeddings.copy();
        // entries near 1, so that squares of tiny and huge ones stay in range
        CommonOps_DDRM.divide(scaled, CommonOps_DDRM.elementMaxAbs(embeddings));
        CommonOps_DDRM.divide(scaled, NormOps_DDRM.normF(scaled) / Math.sqrt(scaled.numRows));
        return new EmbeddingCloud(scaled, unit);
    }

    /**
     * Each row over its own length, whatever that is.
     *
     * @throws IllegalArgumentException if there is no row, an entry is not finite, or a row is 0 throughout
     */
    static DMatrixRMaj unit(String name, DMatrixRMaj rows) {
        Require.atLeast(1, "number of rows of " + name, Require.finite(name, rows).numRows);
        DMatrixRMaj unit = rows.copy();
        for (int i = 0; i < rows.numRows; i++) {
            DMatrixRMaj row = CommonOps_DDRM.extractRow(rows, i, null);
            double largest = CommonOps_DDRM.elementMaxAbs(row);
            if (largest == 0) {
                throw new IllegalArgumentException(name + " must not have a row of zeros, which has no direction; row " + i + " is one");
            }
            // in two steps, since the squares of tiny and huge entries leave the range of a double
            CommonOps_DDRM.divide(row, largest);
            CommonOps_DDRM.divide(row, NormOps_DDRM.normF(row));
            CommonOps_DDRM.insert(row, unit, i, 0);
        }
        return unit;
    }

    EmbeddingState measure(Precision precision) {
        int n = scaled.numRows;
        DMatrixRMaj mean = mean(scaled);
        DMatrixRMaj centred = scaled.copy();
        for (int i = 0; i < centred.getNumElements(); i++) {
            centred.data[i] -= mean.data[i % centred.numCols];
        }
        CommonOps_DDRM.divide(centred, Math.sqrt(n));
        double[] spectrum = Spectrum.singularValues(centred);
        // the scaled matrix has norm 1, so that this is relative to it, not to what centring left
        double roundOff = Math.max(n, scaled.numCols) * ROUND_OFF + precision.rounding();
        int rank = (int) Arrays.stream(spectrum).filter(value -> value > roundOff).count();
        double effectiveRank = rank == 0 ? 0 : Spectrum.effectiveRank(Arrays.copyOf(spectrum, rank));
        return new EmbeddingState(spectrum, rank, precision.assumed(), effectiveRank, VectorVectorMult_DDRM.innerProd(mean, mean), uniformity(),
                lengthSpread());
    }

    /** Shape (1, m). */
    static DMatrixRMaj mean(DMatrixRMaj rows) {
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(rows, null);
        CommonOps_DDRM.divide(mean, rows.numRows);
        return mean;
    }

    private double lengthSpread() {
        double[] lengths = IntStream.range(0, scaled.numRows)
                .mapToDouble(i -> NormOps_DDRM.normF(CommonOps_DDRM.extractRow(scaled, i, null))).toArray();
        double mean = Arrays.stream(lengths).average().orElseThrow();
        return Math.sqrt(Arrays.stream(lengths).map(length -> (length - mean) * (length - mean)).average().orElseThrow());
    }

    /** log of the mean of exp(-2 |x - y|^2) over pairs of different rows; some rows at a time, since n x n numbers may not fit. */
    private double uniformity() {
        int n = unit.numRows;
        DMatrixRMaj columns = CommonOps_DDRM.transpose(unit, null);
        double[] sums = new double[(n + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE];
        EjmlConcurrency.loopFor(0, sums.length, i -> sums[i] = kernelSum(columns, i * ROWS_AT_ONCE, Math.min(n, (i + 1) * ROWS_AT_ONCE)));
        return Math.log(Arrays.stream(sums).sum() / (n * (n - 1.0) / 2));
    }

    /** Sum of exp(-2 |x_i - x_j|^2) = exp(4 (x_i . x_j - 1)) over the rows i in a range and all j > i. */
    private double kernelSum(DMatrixRMaj columns, int from, int to) {
        int n = unit.numRows;
        DMatrixRMaj cosines = CommonOps_DDRM.mult(CommonOps_DDRM.extract(unit, from, to, 0, unit.numCols),
                CommonOps_DDRM.extract(columns, 0, unit.numCols, from, n), null);
        double sum = 0;
        for (int i = 0; i < to - from; i++) {
            for (int j = i + 1; j < n - from; j++) {
                sum += Math.exp(4 * (cosines.get(i, j) - 1));
            }
        }
        return sum;
    }
}
