package contrastive.step;

import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** Products of padded matrices and of sign matrices with them, shared out to a team. */
final class Products {

    /** Rows that one task takes of a pass over a matrix. */
    private static final int ROWS = 32;

    /** Rows of a part from which on it pays that each thread makes the same tables for itself. */
    private static final int WORTH_OWN_TABLES = 128;

    private final Supplier<Lanes> lanes;
    private final Team team;

    Products(Supplier<Lanes> lanes, Team team) {
        this.lanes = lanes;
        this.team = team;
    }

    /** Numbers of room that a product needs in each thread of the team. */
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
            int column = strip * Lanes.STRIP;
            lanes().product(out, column, left, right, column, out.length, inner, Math.min(Lanes.STRIP, width - column), room);
        });
    }

    /** The same into blocks of columns, of at most {@link Lanes#STRIP}; after is done with a block as soon as it is there, while it is near the core. */
    void product(double[][][] out, double[][] left, double[][] right, int inner, BlockTask after) {
        team.run(out.length, (block, room) -> {
            double[][] part = out[block];
            lanes().product(part, 0, left, right, block * out[0][0].length, part.length, inner, part[0].length, room);
            after.run(block);
        });
    }

    /** The same from blocks of columns of right; before is done with a block just before it is used. */
    void product(double[][] out, double[][] left, double[][][] right, int inner, BlockTask before) {
        team.run(right.length, (block, room) -> {
            before.run(block);
            lanes().product(out, block * right[0][0].length, left, right[block], 0, out.length, inner, right[block][0].length, room);
        });
    }

    /** What is done with a block of columns of a matrix. */
    interface BlockTask {
        void run(int block);
    }

    /** A matrix in blocks of columns, each a matrix with its rows one after another. */
    static double[][][] blocks(int rows, int columns, int wide) {
        double[][][] blocks = new double[(Lanes.padded(columns) + wide - 1) / wide][][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = matrix(rows, Math.min(wide, columns - block * wide));
        }
        return blocks;
    }

    /** out = S rows for a sign matrix S cut into patterns. */
    void signs(double[][] out, Patterns patterns, double[][] rows, int inner) {
        int width = out[0].length;
        int blocks = (width + Lanes.WIDE - 1) / Lanes.WIDE;
        // few blocks cannot be shared evenly; many rows can
        int parts = blocks < 4 * team.size() ? Math.max(1, Math.min(team.size(), patterns.rows() / WORTH_OWN_TABLES)) : 1;
        team.run(parts * blocks, (task, room) -> {
            int column = task % blocks * Lanes.WIDE;
            int part = task / blocks;
            signs(out, column, patterns, part * patterns.rows() / parts, (part + 1) * patterns.rows() / parts, rows, column,
                    inner, Math.min(Lanes.WIDE, width - column), room);
        });
    }

    /** The same into blocks of columns, of at most {@link Lanes#WIDE}, with what is done after each. */
    void signs(double[][][] out, Patterns patterns, double[][] rows, int inner, BlockTask after) {
        team.run(out.length, (block, room) -> {
            signs(out[block], 0, patterns, 0, patterns.rows(), rows, block * out[0][0].length, inner, out[block][0].length, room);
            after.run(block);
        });
    }

    /** The same from blocks of columns of rows, with what is done before each. */
    void signs(double[][] out, Patterns patterns, double[][][] rows, int inner, BlockTask before) {
        team.run(rows.length, (block, room) -> {
            before.run(block);
            signs(out, block * rows[0][0].length, patterns, 0, patterns.rows(), rows[block], 0, inner, rows[block][0].length, room);
        });
    }

    private void signs(double[][] out, int outColumn, Patterns patterns, int from, int to, double[][] rows, int column, int inner,
            int wide, double[] room) {
        for (int table = 0; table < patterns.tables(); table += Lanes.TABLES) {
            int last = Math.min(inner, (table + Lanes.TABLES) * Lanes.SIGNS);
            lanes().tables(rows, table * Lanes.SIGNS, last, column, wide, room);
            lanes().pick(room, patterns, table, Math.min(Lanes.TABLES, patterns.tables() - table), out, from, to, outColumn, wide);
        }
    }

    /** out = scale in^T, for the first columns of in. */
    void transpose(double[][] out, double[][] in, int columns, double scale) {
        team.run((columns + Lanes.BLOCK - 1) / Lanes.BLOCK, (block, room) -> {
            int from = block * Lanes.BLOCK;
            int to = Math.min(columns, from + Lanes.BLOCK);
            int row = 0;
            for (; row + 8 <= in.length; row += 8) {
                transposeEight(out, in, row, from, to, scale);
            }
            for (; row < in.length; row++) {
                for (int column = from; column < to; column++) {
                    out[column][row] = scale * in[row][column];
                }
            }
        });
    }

    /** Eight rows at a time, so that what is written lies together. */
    private static void transposeEight(double[][] out, double[][] in, int row, int from, int to, double scale) {
        double[] in0 = in[row];
        double[] in1 = in[row + 1];
        double[] in2 = in[row + 2];
        double[] in3 = in[row + 3];
        double[] in4 = in[row + 4];
        double[] in5 = in[row + 5];
        double[] in6 = in[row + 6];
        double[] in7 = in[row + 7];
        for (int column = from; column < to; column++) {
            double[] target = out[column];
            target[row] = scale * in0[column];
            target[row + 1] = scale * in1[column];
            target[row + 2] = scale * in2[column];
            target[row + 3] = scale * in3[column];
            target[row + 4] = scale * in4[column];
            target[row + 5] = scale * in5[column];
            target[row + 6] = scale * in6[column];
            target[row + 7] = scale * in7[column];
        }
    }

    /** What is done with rows [from, to) of a matrix. */
    interface RowTask {
        void run(int from, int to);
    }

    /** Shares out the rows of a matrix. */
    void rows(int rows, RowTask task) {
        team.run((rows + ROWS - 1) / ROWS, (part, room) -> task.run(part * ROWS, Math.min(rows, part * ROWS + ROWS)));
    }

    /** sum_ij x_ij y_ij over the rows of two matrices, row sums added up in their order. */
    double inner(double[][] x, double[][] y, double[] rowSums) {
        rows(x.length, (from, to) -> {
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
