package contrastive.step;

import java.util.Arrays;

/**
 * {@link RowArithmetic} by loops. Which loops the compiler vectorises is measured: those that write one row and read four from their
 * beginnings, and not those that write several rows, or have offsets into one long array.
 */
final class PlainArithmetic implements RowArithmetic {

    @Override
    public void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int from, int to, int width, double[] buffer) {
        int end = column + width;
        // at the columns of right, because a loop with two offsets is not vectorised
        double[] sums = new double[end];
        for (int i = from; i < to; i++) {
            double[] factors = left[i];
            Arrays.fill(sums, column, end, 0);
            int p = 0;
            for (; p + 4 <= right.length; p += 4) {
                addRows(sums, right[p], right[p + 1], right[p + 2], right[p + 3],
                        factors[p], factors[p + 1], factors[p + 2], factors[p + 3], column, end);
            }
            for (; p < right.length; p++) {
                addRow(sums, right[p], factors[p], column, end);
            }
            System.arraycopy(sums, column, out[i], outColumn, width);
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
    public void tables(double[][] rows, int first, int last, int column, int width, double[] tables, int start) {
        for (int from = first, table = start; from < last; from += SIGNS, table += width << SIGNS) {
            int to = Math.min(last, from + SIGNS);
            for (int lane = 0; lane < width; lane++) {
                double sum = rows[from][column + lane];
                for (int row = from + 1; row < to; row++) {
                    sum += rows[row][column + lane];
                }
                tables[table + lane] = sum;
            }
            for (int row = from; row < to; row++) {
                double[] values = rows[row];
                int half = width << row - from;
                for (int at = table; at < table + half; at += width) {
                    for (int lane = 0; lane < width; lane++) {
                        tables[at + half + lane] = tables[at + lane] - (values[column + lane] + values[column + lane]);
                    }
                }
            }
        }
    }

    @Override
    public void pick(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[][] out, int from, int to, int column, int width) {
        double[] sums = new double[BLOCK];
        for (int i = from; i < to; i++) {
            int run = i * signs.tables() + firstTable;
            for (int lane = 0; lane < width; lane += BLOCK) {
                if (firstTable == 0) {
                    Arrays.fill(sums, 0);
                } else {
                    System.arraycopy(out[i], column + lane, sums, 0, BLOCK);
                }
                for (int table = 0, at = start + lane; table < count; table++, at += width << SIGNS) {
                    addEntry(sums, tables, at + width * signs.runs()[run + table]);
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
    public double logCoshTanh(double[] x, int from, int to, double scale) {
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
        return RowArithmetic.logCosh(sizes, products, to - from);
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
            rowSums[i] = RowArithmetic.total(sums);
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
        return RowArithmetic.total(sums);
    }

    @Override
    public double signedSum(double[] x, int width, long[] bits, int firstWord) {
        double[] sums = new double[BLOCK];
        for (int column = 0; column < width; column += BLOCK) {
            int signs = RowArithmetic.signRow(bits, firstWord, column);
            for (int lane = 0; lane < BLOCK; lane++) {
                sums[lane] = Math.fma(SIGN_ROWS[signs + lane], x[column + lane], sums[lane]);
            }
        }
        return RowArithmetic.total(sums);
    }

    @Override
    public void addSigns(double[] x, int width, double factor, long[] bits, int firstWord) {
        for (int column = 0; column < width; column += BLOCK) {
            int signs = RowArithmetic.signRow(bits, firstWord, column);
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
        return RowArithmetic.total(sums);
    }

    @Override
    public double combine(double[] u, double[] t, int width, double keep, double add) {
        for (int j = 0; j < width; j++) {
            u[j] = Math.fma(add, t[j], keep * u[j]);
        }
        return dot(u, u, width);
    }
}
