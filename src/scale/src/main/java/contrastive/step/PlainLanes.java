package contrastive.step;

import java.util.Arrays;

/**
 * {@link Lanes} by loops. Where the compiler turns a loop into vectors is measured, not hoped for: it does with one row written and four
 * read from their beginnings, and it does not with several rows written, or with offsets into one long array.
 */
final class PlainLanes implements Lanes {

    private static final double LOG_2 = Math.log(2);
    /** Factors at most 2 whose product cannot overflow. */
    static final int FACTORS = 1000;

    @Override
    public void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int rows, int inner, int wide, double[] room) {
        int to = column + wide;
        // in the places of the columns of right, because a loop with two offsets is not turned into vectors
        double[] sums = new double[to];
        for (int i = 0; i < rows; i++) {
            double[] factors = left[i];
            Arrays.fill(sums, column, to, 0);
            int p = 0;
            for (; p + 4 <= inner; p += 4) {
                addRows(sums, right[p], right[p + 1], right[p + 2], right[p + 3],
                        factors[p], factors[p + 1], factors[p + 2], factors[p + 3], column, to);
            }
            for (; p < inner; p++) {
                addRow(sums, right[p], factors[p], column, to);
            }
            System.arraycopy(sums, column, out[i], outColumn, wide);
        }
    }

    private static void addRows(double[] out, double[] w, double[] x, double[] y, double[] z,
            double a, double b, double c, double d, int from, int to) {
        for (int j = from; j < to; j++) {
            out[j] = Math.fma(d, z[j], Math.fma(c, y[j], Math.fma(b, x[j], Math.fma(a, w[j], out[j]))));
        }
    }

    private static void addRow(double[] out, double[] x, double factor, int from, int to) {
        for (int j = from; j < to; j++) {
            out[j] = Math.fma(factor, x[j], out[j]);
        }
    }

    @Override
    public void tables(double[][] rows, int first, int last, int column, int wide, double[] tables) {
        for (int from = first, start = 0; from < last; from += SIGNS, start += wide << SIGNS) {
            int to = Math.min(last, from + SIGNS);
            for (int lane = 0; lane < wide; lane++) {
                double sum = rows[from][column + lane];
                for (int row = from + 1; row < to; row++) {
                    sum += rows[row][column + lane];
                }
                tables[start + lane] = sum;
            }
            for (int row = from; row < to; row++) {
                double[] taken = rows[row];
                int half = wide << row - from;
                for (int at = start; at < start + half; at += wide) {
                    for (int lane = 0; lane < wide; lane++) {
                        tables[at + half + lane] = tables[at + lane] - (taken[column + lane] + taken[column + lane]);
                    }
                }
            }
        }
    }

    @Override
    public void pick(double[] tables, Patterns patterns, int firstTable, int count, double[][] out, int from, int to, int column, int wide) {
        double[] sums = new double[BLOCK];
        for (int i = from; i < to; i++) {
            int pattern = i * patterns.tables() + firstTable;
            for (int lane = 0; lane < wide; lane += BLOCK) {
                if (firstTable == 0) {
                    Arrays.fill(sums, 0);
                } else {
                    System.arraycopy(out[i], column + lane, sums, 0, BLOCK);
                }
                for (int table = 0, start = lane; table < count; table++, start += wide << SIGNS) {
                    addEntry(sums, tables, start + wide * patterns.bits()[pattern + table]);
                }
                System.arraycopy(sums, 0, out[i], column + lane, BLOCK);
            }
        }
    }

    private static void addEntry(double[] sums, double[] tables, int at) {
        sums[0] += tables[at];
        sums[1] += tables[at + 1];
        sums[2] += tables[at + 2];
        sums[3] += tables[at + 3];
        sums[4] += tables[at + 4];
        sums[5] += tables[at + 5];
        sums[6] += tables[at + 6];
        sums[7] += tables[at + 7];
    }

    @Override
    public double logCoshTanh(double[] x, int width, double scale) {
        double sum = 0;
        for (int from = 0; from < width; from += FACTORS) {
            sum += logCoshTanh(x, from, Math.min(width, from + FACTORS), scale);
        }
        return sum;
    }

    /** log cosh y = |y| + log(1 + t) - log 2 and tanh |y| = (1 - t) / (1 + t), where t = e^(-2|y|); one logarithm for the product of all 1 + t. */
    private static double logCoshTanh(double[] x, int from, int to, double scale) {
        double[] sizes = new double[BLOCK];
        double[] products = {1, 1, 1, 1, 1, 1, 1, 1};
        for (int j = from; j < to; j++) {
            double y = scale * x[j];
            double size = Math.abs(y);
            double t = Exponential.of(Math.max(-2 * size, -700));
            sizes[j % BLOCK] += size;
            products[j % BLOCK] *= 1 + t;
            x[j] = Math.copySign((1 - t) / (1 + t), y);
        }
        return Lanes.total(sizes) + logOfProduct(products) - (to - from) * LOG_2;
    }

    /** Strict, so that it is the same on every machine. */
    static double logOfProduct(double[] lanes) {
        return StrictMath.log(lanes[0] * lanes[1] * (lanes[2] * lanes[3]) * (lanes[4] * lanes[5] * (lanes[6] * lanes[7])));
    }

    @Override
    public void expSums(double[][] x, double scale, double[] rowSums, double[] columnSums, int first) {
        double[] sums = new double[BLOCK];
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            Arrays.fill(sums, 0);
            for (int j = 0; j < row.length; j++) {
                double exponential = Exponential.of(scale * row[j]);
                row[j] = exponential;
                sums[j % BLOCK] += exponential;
                columnSums[first + j] += exponential;
            }
            rowSums[i] = Lanes.total(sums);
        }
    }

    @Override
    public void weigh(double[][] x, double[] rows, double[] columns, int first) {
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            double own = rows[i];
            for (int j = 0; j < row.length; j++) {
                row[j] *= own + columns[first + j];
            }
        }
    }

    @Override
    public void scale(double[] x, int width, double factor) {
        for (int j = 0; j < width; j++) {
            x[j] *= factor;
        }
    }

    @Override
    public double absoluteSum(double[] x, int width) {
        double[] sums = new double[BLOCK];
        for (int j = 0; j < width; j++) {
            sums[j % BLOCK] += Math.abs(x[j]);
        }
        return Lanes.total(sums);
    }

    @Override
    public double signedSum(double[] x, int width, long[] bits, int firstWord) {
        double[] sums = new double[BLOCK];
        for (int column = 0; column < width; column += BLOCK) {
            int signs = Lanes.signRow(bits, firstWord, column);
            for (int lane = 0; lane < BLOCK; lane++) {
                sums[lane] = Math.fma(SIGN_ROWS[signs + lane], x[column + lane], sums[lane]);
            }
        }
        return Lanes.total(sums);
    }

    @Override
    public void addSigns(double[] x, int width, double factor, long[] bits, int firstWord) {
        for (int column = 0; column < width; column += BLOCK) {
            int signs = Lanes.signRow(bits, firstWord, column);
            for (int lane = 0; lane < BLOCK; lane++) {
                x[column + lane] = Math.fma(SIGN_ROWS[signs + lane], factor, x[column + lane]);
            }
        }
    }

    @Override
    public double dot(double[] x, double[] y, int width) {
        double[] sums = new double[BLOCK];
        for (int j = 0; j < width; j++) {
            sums[j % BLOCK] = Math.fma(x[j], y[j], sums[j % BLOCK]);
        }
        return Lanes.total(sums);
    }

    @Override
    public double combine(double[] u, double[] t, int width, double keep, double add) {
        for (int j = 0; j < width; j++) {
            u[j] = Math.fma(add, t[j], keep * u[j]);
        }
        return dot(u, u, width);
    }
}
