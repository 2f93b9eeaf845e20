package contrastive.step;

import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** Products and other passes over padded matrices, shared by a team of threads. */
final class Products {

    /** Rows of a matrix in one task of a pass over it. */
    private static final int ROWS = 32;
    /** Multiplications of a product that take as long as one number of a pass, which comes from memory. */
    private static final double WORK_OF_A_NUMBER = 12;

    private final Supplier<RowArithmetic> arithmetic;
    private final ThreadTeam team;

    Products(Supplier<RowArithmetic> arithmetic, ThreadTeam team) {
        this.arithmetic = arithmetic;
        this.team = team;
    }

    static double[][] matrix(int rows, int columns) {
        return new double[rows][RowArithmetic.padded(columns)];
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

    /** Copies the first rows without their padding. */
    static void copy(double[][] rows, DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(rows[i], 0, matrix.data, i * matrix.numCols, matrix.numCols);
        }
    }

    /** The arithmetic to use now. */
    RowArithmetic arithmetic() {
        return arithmetic.get();
    }

    /** Multiplications of a product. */
    private static double work(LeftFactor left, int inner, int width) {
        return (double) left.rows() * inner * width;
    }

    /** out = left right, with out of the width of right's rows. */
    void product(double[][] out, LeftFactor left, double[][] right) {
        int width = out[0].length;
        int blocks = (width + left.blockWidth() - 1) / left.blockWidth();
        // few blocks cannot be shared evenly; many rows can
        double work = work(left, right.length, width);
        int threads = team.threads(work);
        int parts = blocks < 4 * threads ? Math.max(1, Math.min(threads, left.rows() / left.fewestRows())) : 1;
        team.run(parts * blocks, work, (task, buffer) -> {
            int column = task % blocks * left.blockWidth();
            int part = task / blocks;
            left.times(out, column, part * left.rows() / parts, (part + 1) * left.rows() / parts, right, column,
                    Math.min(left.blockWidth(), width - column), buffer, arithmetic());
        });
    }

    void product(double[][] out, double[][] left, double[][] right) {
        product(out, new DenseMatrix(left), right);
    }

    /** The same into {@link #blocks}, each followed by a task while it is in the core's cache. */
    void product(double[][][] out, LeftFactor left, double[][] right, IntConsumer after) {
        team.run(out.length, work(left, right.length, right[0].length), (block, buffer) -> {
            left.times(out[block], 0, 0, left.rows(), right, block * left.blockWidth(), out[block][0].length, buffer, arithmetic());
            after.accept(block);
        });
    }

    /** The same from {@link #blocks} of right, each preceded by a task. */
    void product(double[][] out, LeftFactor left, double[][][] right, IntConsumer before) {
        team.run(right.length, work(left, right[0].length, out[0].length), (block, buffer) -> {
            before.accept(block);
            left.times(out, block * left.blockWidth(), 0, left.rows(), right[block], 0, right[block][0].length, buffer, arithmetic());
        });
    }

    /** A zero matrix in blocks of columns, each a matrix of its own. */
    static double[][][] blocks(int rows, int columns, int width) {
        double[][][] blocks = new double[(RowArithmetic.padded(columns) + width - 1) / width][][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = matrix(rows, Math.min(width, columns - block * width));
        }
        return blocks;
    }

    /** out = scale in^T. */
    void transpose(double[][] out, double[][] in, double scale) {
        int columns = out.length;
        team.run((columns + RowArithmetic.BLOCK - 1) / RowArithmetic.BLOCK, WORK_OF_A_NUMBER * columns * in.length, (block, buffer) -> {
            int from = block * RowArithmetic.BLOCK;
            int to = Math.min(columns, from + RowArithmetic.BLOCK);
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

    /**
     * Calls a task for each row of a matrix.
     *
     * @param width how many numbers it reads or writes in a row
     */
    void rows(int rows, int width, IntConsumer task) {
        team.run((rows + ROWS - 1) / ROWS, WORK_OF_A_NUMBER * rows * width, (part, buffer) -> {
            for (int row = part * ROWS; row < Math.min(rows, part * ROWS + ROWS); row++) {
                task.accept(row);
            }
        });
    }

    /** sum_ij x_ij y_ij over the rows of two matrices, row sums added up in their order. */
    double inner(double[][] x, double[][] y, double[] rowSums) {
        rows(x.length, x[0].length, row -> rowSums[row] = arithmetic().dot(x[row], y[row], x[row].length));
        return sum(rowSums, x.length);
    }

    static double sum(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        return sum;
    }
}
