package contrastive.data;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Rows X less their mean, X - 1 mean^T, by its products, which take the zeros of X for nothing: bags of words are nearly empty. */
final class CentredRows {

    private final double[][] rows;
    private final double[] mean;

    /**
     * @param rows X, shape (n, p); copied
     * @param mean shape (p); not copied
     */
    CentredRows(DMatrixRMaj rows, double[] mean) {
        this.rows = split(rows);
        this.mean = mean;
    }

    private static double[][] split(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
        return rows;
    }

    /** (X - 1 mean^T) Q. */
    DMatrixRMaj times(DMatrixRMaj q) {
        double[][] factors = split(q);
        double[] offset = new double[q.numCols];
        for (int j = 0; j < mean.length; j++) {
            addRow(offset, factors[j], -mean[j]);
        }
        DMatrixRMaj product = new DMatrixRMaj(rows.length, q.numCols);
        for (int i = 0; i < rows.length; i++) {
            double[] sum = offset.clone();
            double[] row = rows[i];
            int j = 0;
            for (; j + 4 <= row.length; j += 4) {
                addRows(sum, factors[j], factors[j + 1], factors[j + 2], factors[j + 3], row[j], row[j + 1], row[j + 2], row[j + 3]);
            }
            for (; j < row.length; j++) {
                addRow(sum, factors[j], row[j]);
            }
            System.arraycopy(sum, 0, product.data, i * q.numCols, q.numCols);
        }
        return product;
    }

    /** (X - 1 mean^T)^T Y. */
    DMatrixRMaj transposedTimes(DMatrixRMaj y) {
        double[][] factors = split(y);
        double[] sums = CommonOps_DDRM.sumCols(y, null).data;
        double[][] product = new double[mean.length][y.numCols];
        for (int j = 0; j < mean.length; j++) {
            addRow(product[j], sums, -mean[j]);
        }
        int i = 0;
        for (; i + 4 <= rows.length; i += 4) {
            for (int j = 0; j < mean.length; j++) {
                addRows(product[j], factors[i], factors[i + 1], factors[i + 2], factors[i + 3],
                        rows[i][j], rows[i + 1][j], rows[i + 2][j], rows[i + 3][j]);
            }
        }
        for (; i < rows.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                addRow(product[j], factors[i], rows[i][j]);
            }
        }
        return new DMatrixRMaj(product);
    }

    /** Four rows at a time, each an array of its own, is what the compiler turns into vectors. */
    private static void addRows(double[] to, double[] w, double[] x, double[] y, double[] z, double a, double b, double c, double d) {
        if (a != 0 || b != 0 || c != 0 || d != 0) {
            for (int k = 0; k < to.length; k++) {
                to[k] += a * w[k] + b * x[k] + c * y[k] + d * z[k];
            }
        }
    }

    private static void addRow(double[] to, double[] from, double factor) {
        if (factor != 0) {
            for (int k = 0; k < to.length; k++) {
                to[k] += factor * from[k];
            }
        }
    }

    /** |X - 1 mean^T|_F^2. */
    double squaredNorm() {
        double sum = 0;
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                sum += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        return sum;
    }
}
