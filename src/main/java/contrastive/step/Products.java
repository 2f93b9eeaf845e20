package contrastive.step;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** Products of padded matrices and of sign matrices with them, shared out to a team. */
final class Products {

    /** Rows that one task takes of a pass over a matrix; also the parts in which column sums are added up, whatever the team. */
    static final int ROWS = 32;

    private final Supplier<Lanes> lanes;
    private final Team team;

    Products(Supplier<Lanes> lanes, Team team) {
        this.lanes = lanes;
        this.team = team;
    }

    /** Numbers of room that {@link #signs} needs in each thread of the team. */
    static int room() {
        return Lanes.TABLES * Lanes.WIDE << Lanes.SIGNS;
    }

    static double[][] matrix(int rows, int columns) {
        return new double[rows][Lanes.padded(columns)];
    }

    static double[][] padded(DMatrixRMaj matrix) {
        double[][] rows = matrix(matrix.numRows, matrix.numCols);
        fill(rows, matrix);
        return rows;
    }

    /** Copies a matrix into rows of at least its width. */
    static void fill(double[][] rows, DMatrixRMaj matrix) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.data, i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
    }

    /** Copies rows without their padding. */
    static void copy(double[][] rows, DMatrixRMaj matrix) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }

    /** The lanes to use now. */
    Lanes lanes() {
        return lanes.get();
    }

    /** out = left right, with out of the width of right's rows. */
    void product(double[][] out, double[][] left, double[][] right, int inner) {
        int width = out[0].length;
        team.run((width + Lanes.STRIP - 1) / Lanes.STRIP, (strip, room) -> {
            int from = strip * Lanes.STRIP;
            lanes().product(out, left, right, out.length, inner, from, Math.min(width, from + Lanes.STRIP));
        });
    }

    /** out = S rows for a sign matrix S cut into patterns. */
    void signs(double[][] out, Patterns patterns, double[][] rows, int inner) {
        int width = out[0].length;
        int whole = width / Lanes.WIDE;
        team.run(whole + (width - whole * Lanes.WIDE) / Lanes.BLOCK, (block, room) -> {
            boolean isWhole = block < whole;
            int column = isWhole ? block * Lanes.WIDE : whole * Lanes.WIDE + (block - whole) * Lanes.BLOCK;
            int wide = isWhole ? Lanes.WIDE : Lanes.BLOCK;
            for (int table = 0; table < patterns.tables(); table += Lanes.TABLES) {
                int last = Math.min(inner, (table + Lanes.TABLES) * Lanes.SIGNS);
                lanes().tables(rows, table * Lanes.SIGNS, last, column, wide, room);
                lanes().pick(room, patterns, table, Math.min(Lanes.TABLES, patterns.tables() - table), out, column, wide);
            }
        });
    }

    /** out = scale in^T, for the first columns of in. */
    void transpose(double[][] out, double[][] in, int columns, double scale) {
        team.run((columns + Lanes.BLOCK - 1) / Lanes.BLOCK, (block, room) -> {
            int from = block * Lanes.BLOCK;
            int to = Math.min(columns, from + Lanes.BLOCK);
            for (int row = 0; row < in.length; row++) {
                double[] source = in[row];
                for (int column = from; column < to; column++) {
                    out[column][row] = scale * source[column];
                }
            }
        });
    }

    /** What is done with rows [from, to) of a matrix, part number part of all. */
    interface RowTask {
        void run(int part, int from, int to);
    }

    /** Shares out the rows of a matrix in parts that depend on their number only. */
    void rows(int rows, RowTask task) {
        team.run(parts(rows), (part, room) -> task.run(part, part * ROWS, Math.min(rows, part * ROWS + ROWS)));
    }

    static int parts(int rows) {
        return (rows + ROWS - 1) / ROWS;
    }

    /** sum_ij x_ij y_ij over the rows of two matrices, row sums added up in their order. */
    double inner(double[][] x, double[][] y, double[] rowSums) {
        rows(x.length, (part, from, to) -> {
            for (int row = from; row < to; row++) {
                rowSums[row] = lanes().dot(x[row], y[row], x[row].length);
            }
        });
        return sum(rowSums, x.length);
    }

    static double sum(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    /** The largest of numbers that are not negative; NaN if one of them is. */
    static double largest(double[] numbers) {
        double largest = 0;
        for (double number : numbers) {
            largest = Math.max(largest, number);
        }
        return largest;
    }
}
