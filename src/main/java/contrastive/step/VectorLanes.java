package contrastive.step;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Lanes} by the Vector API, which a JVM has when it is started with {@code --add-modules jdk.incubator.vector}. Where a vector holds
 * fewer than 8 numbers, the lanes are gone through in several passes.
 */
final class VectorLanes implements Lanes {

    private static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > BLOCK ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final double LOG_2 = Math.log(2);

    private VectorLanes() {
    }

    /** A method of its own, so that looking at {@link Lanes} does not load the module's classes. */
    static Lanes create() {
        return new VectorLanes();
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector at(double[] row, int column) {
        return DoubleVector.fromArray(SPECIES, row, column);
    }

    @Override
    public void product(double[][] out, double[][] left, double[][] right, int rows, int inner, int from, int to) {
        int column = from;
        for (; column + 3 * LENGTH <= to; column += 3 * LENGTH) {
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                fourByThree(out, left, right, i, inner, column);
            }
            for (; i < rows; i++) {
                oneByOne(out[i], left[i], right, inner, column);
                oneByOne(out[i], left[i], right, inner, column + LENGTH);
                oneByOne(out[i], left[i], right, inner, column + 2 * LENGTH);
            }
        }
        for (; column < to; column += LENGTH) {
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                fourByOne(out, left, right, i, inner, column);
            }
            for (; i < rows; i++) {
                oneByOne(out[i], left[i], right, inner, column);
            }
        }
    }

    /** Four rows by three vectors of the product stay in registers while the inner index runs. */
    private static void fourByThree(double[][] out, double[][] left, double[][] right, int i, int inner, int column) {
        double[] left0 = left[i];
        double[] left1 = left[i + 1];
        double[] left2 = left[i + 2];
        double[] left3 = left[i + 3];
        DoubleVector a0 = DoubleVector.zero(SPECIES), a1 = a0, a2 = a0, b0 = a0, b1 = a0, b2 = a0;
        DoubleVector c0 = a0, c1 = a0, c2 = a0, d0 = a0, d1 = a0, d2 = a0;
        for (int p = 0; p < inner; p++) {
            double[] row = right[p];
            DoubleVector x0 = at(row, column);
            DoubleVector x1 = at(row, column + LENGTH);
            DoubleVector x2 = at(row, column + 2 * LENGTH);
            DoubleVector factor = all(left0[p]);
            a0 = factor.fma(x0, a0);
            a1 = factor.fma(x1, a1);
            a2 = factor.fma(x2, a2);
            factor = all(left1[p]);
            b0 = factor.fma(x0, b0);
            b1 = factor.fma(x1, b1);
            b2 = factor.fma(x2, b2);
            factor = all(left2[p]);
            c0 = factor.fma(x0, c0);
            c1 = factor.fma(x1, c1);
            c2 = factor.fma(x2, c2);
            factor = all(left3[p]);
            d0 = factor.fma(x0, d0);
            d1 = factor.fma(x1, d1);
            d2 = factor.fma(x2, d2);
        }
        store(out[i], column, a0, a1, a2);
        store(out[i + 1], column, b0, b1, b2);
        store(out[i + 2], column, c0, c1, c2);
        store(out[i + 3], column, d0, d1, d2);
    }

    private static void store(double[] row, int column, DoubleVector x, DoubleVector y, DoubleVector z) {
        x.intoArray(row, column);
        y.intoArray(row, column + LENGTH);
        z.intoArray(row, column + 2 * LENGTH);
    }

    private static void fourByOne(double[][] out, double[][] left, double[][] right, int i, int inner, int column) {
        double[] left0 = left[i];
        double[] left1 = left[i + 1];
        double[] left2 = left[i + 2];
        double[] left3 = left[i + 3];
        DoubleVector a = DoubleVector.zero(SPECIES), b = a, c = a, d = a;
        for (int p = 0; p < inner; p++) {
            DoubleVector x = at(right[p], column);
            a = all(left0[p]).fma(x, a);
            b = all(left1[p]).fma(x, b);
            c = all(left2[p]).fma(x, c);
            d = all(left3[p]).fma(x, d);
        }
        a.intoArray(out[i], column);
        b.intoArray(out[i + 1], column);
        c.intoArray(out[i + 2], column);
        d.intoArray(out[i + 3], column);
    }

    private static void oneByOne(double[] out, double[] left, double[][] right, int inner, int column) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int p = 0; p < inner; p++) {
            sum = all(left[p]).fma(at(right[p], column), sum);
        }
        sum.intoArray(out, column);
    }

    @Override
    public void tables(double[][] rows, int first, int last, int column, int wide, double[] tables) {
        for (int from = first, start = 0; from < last; from += SIGNS, start += wide << SIGNS) {
            int to = Math.min(last, from + SIGNS);
            for (int lane = 0; lane < wide; lane += LENGTH) {
                DoubleVector sum = at(rows[from], column + lane);
                for (int row = from + 1; row < to; row++) {
                    sum = sum.add(at(rows[row], column + lane));
                }
                sum.intoArray(tables, start + lane);
                for (int row = from; row < to; row++) {
                    DoubleVector value = at(rows[row], column + lane);
                    DoubleVector twice = value.add(value);
                    int half = wide << row - from;
                    for (int entry = start + lane; entry < start + half; entry += wide) {
                        at(tables, entry).sub(twice).intoArray(tables, entry + half);
                    }
                }
            }
        }
    }

    @Override
    public void pick(double[] tables, Patterns patterns, int firstTable, int count, double[][] out, int column, int wide) {
        int pairs = wide % (4 * LENGTH) == 0 ? patterns.rows() / 2 * 2 : 0;
        for (int i = 0; i < pairs; i += 2) {
            for (int lane = 0; lane < wide; lane += 4 * LENGTH) {
                pickTwoByFour(tables, patterns, firstTable, count, out, i, column, lane, wide);
            }
        }
        for (int i = pairs; i < patterns.rows(); i++) {
            for (int lane = 0; lane < wide; lane += LENGTH) {
                pickOne(tables, patterns, firstTable, count, out[i], i, column, lane, wide);
            }
        }
    }

    private static void pickTwoByFour(double[] tables, Patterns patterns, int firstTable, int count, double[][] out, int i,
            int column, int lane, int wide) {
        double[] first = out[i];
        double[] second = out[i + 1];
        int to = column + lane;
        DoubleVector a0 = all(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        if (firstTable > 0) {
            a0 = at(first, to);
            a1 = at(first, to + LENGTH);
            a2 = at(first, to + 2 * LENGTH);
            a3 = at(first, to + 3 * LENGTH);
            b0 = at(second, to);
            b1 = at(second, to + LENGTH);
            b2 = at(second, to + 2 * LENGTH);
            b3 = at(second, to + 3 * LENGTH);
        }
        byte[] bits = patterns.bits();
        int patternA = i * patterns.tables() + firstTable;
        int patternB = patternA + patterns.tables();
        for (int table = 0, start = lane; table < count; table++, start += wide << SIGNS) {
            int a = start + wide * bits[patternA + table];
            int b = start + wide * bits[patternB + table];
            a0 = a0.add(at(tables, a));
            a1 = a1.add(at(tables, a + LENGTH));
            a2 = a2.add(at(tables, a + 2 * LENGTH));
            a3 = a3.add(at(tables, a + 3 * LENGTH));
            b0 = b0.add(at(tables, b));
            b1 = b1.add(at(tables, b + LENGTH));
            b2 = b2.add(at(tables, b + 2 * LENGTH));
            b3 = b3.add(at(tables, b + 3 * LENGTH));
        }
        a0.intoArray(first, to);
        a1.intoArray(first, to + LENGTH);
        a2.intoArray(first, to + 2 * LENGTH);
        a3.intoArray(first, to + 3 * LENGTH);
        b0.intoArray(second, to);
        b1.intoArray(second, to + LENGTH);
        b2.intoArray(second, to + 2 * LENGTH);
        b3.intoArray(second, to + 3 * LENGTH);
    }

    private static void pickOne(double[] tables, Patterns patterns, int firstTable, int count, double[] out, int i,
            int column, int lane, int wide) {
        DoubleVector sum = firstTable == 0 ? all(0) : at(out, column + lane);
        byte[] bits = patterns.bits();
        int pattern = i * patterns.tables() + firstTable;
        for (int table = 0, start = lane; table < count; table++, start += wide << SIGNS) {
            sum = sum.add(at(tables, start + wide * bits[pattern + table]));
        }
        sum.intoArray(out, column + lane);
    }

    /** {@link Exponential#of} in each lane. */
    private static DoubleVector exp(DoubleVector x) {
        DoubleVector rounded = x.fma(all(Exponential.LOG2_E), all(Exponential.ROUND));
        DoubleVector k = rounded.sub(Exponential.ROUND);
        DoubleVector r = k.fma(all(-Exponential.LOG2_LOW), k.fma(all(-Exponential.LOG2_HIGH), x));
        double[] series = Exponential.SERIES;
        DoubleVector sum = all(series[0]).fma(r, all(series[1])).fma(r, all(series[2])).fma(r, all(series[3])).fma(r, all(series[4]))
                .fma(r, all(series[5])).fma(r, all(series[6])).fma(r, all(series[7])).fma(r, all(series[8])).fma(r, all(series[9]))
                .fma(r, all(series[10])).fma(r, all(series[11])).fma(r, all(series[12])).fma(r, all(series[13]));
        return sum.mul(rounded.viewAsIntegralLanes().add(Exponential.BIAS)
                .lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS).viewAsFloatingLanes());
    }

    @Override
    public double logCoshTanh(double[] x, int width, double scale) {
        double sum = 0;
        for (int from = 0; from < width; from += PlainLanes.FACTORS) {
            sum += logCoshTanh(x, from, Math.min(width, from + PlainLanes.FACTORS), scale);
        }
        return sum;
    }

    /** In two passes, because the compiler leaves a larger loop without vectors: first t = e^(-2|y|) with the sign of y, then the rest. */
    private static double logCoshTanh(double[] x, int from, int to, double scale) {
        double[] sizes = new double[BLOCK];
        double[] products = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            signedDecays(x, from + lane, to, scale).intoArray(sizes, lane);
            signedTanhs(x, from + lane, to).intoArray(products, lane);
        }
        return Lanes.total(sizes) + PlainLanes.logOfProduct(products) - (to - from) * LOG_2;
    }

    private static DoubleVector signedDecays(double[] x, int from, int to, double scale) {
        DoubleVector sum = all(0);
        for (int j = from; j < to; j += BLOCK) {
            DoubleVector y = at(x, j).mul(scale);
            DoubleVector size = y.abs();
            sum = sum.add(size);
            withSign(exp(size.mul(-2).max(-700)), y).intoArray(x, j);
        }
        return sum;
    }

    /** tanh |y| = (1 - t) / (1 + t); gives the products of 1 + t. */
    private static DoubleVector signedTanhs(double[] x, int from, int to) {
        DoubleVector product = all(1);
        for (int j = from; j < to; j += BLOCK) {
            DoubleVector signed = at(x, j);
            DoubleVector t = signed.abs();
            DoubleVector onePlus = t.add(1);
            product = product.mul(onePlus);
            withSign(all(1).sub(t).div(onePlus), signed).intoArray(x, j);
        }
        return product;
    }

    /** A vector of numbers >= 0 with the sign bits of another. */
    private static DoubleVector withSign(DoubleVector positive, DoubleVector signs) {
        LongVector bits = (LongVector) signs.viewAsIntegralLanes();
        return ((LongVector) positive.viewAsIntegralLanes()).or(bits.and(Long.MIN_VALUE)).viewAsFloatingLanes();
    }

    @Override
    public double expSum(double[] x, int width, double scale, double[] columnSums) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = all(0);
            for (int j = lane; j < width; j += BLOCK) {
                DoubleVector exponential = exp(at(x, j).mul(scale));
                exponential.intoArray(x, j);
                sum = sum.add(exponential);
                at(columnSums, j).add(exponential).intoArray(columnSums, j);
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public void weigh(double[] x, int width, double row, double[] columns) {
        for (int j = 0; j < width; j += LENGTH) {
            at(x, j).mul(at(columns, j).add(row)).intoArray(x, j);
        }
    }

    @Override
    public void scale(double[] x, int width, double factor) {
        for (int j = 0; j < width; j += LENGTH) {
            at(x, j).mul(factor).intoArray(x, j);
        }
    }

    @Override
    public double absoluteSum(double[] x, int width) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = all(0);
            for (int j = lane; j < width; j += BLOCK) {
                sum = sum.add(at(x, j).abs());
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public double signedSum(double[] x, int width, long[] bits, int firstWord) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = all(0);
            for (int column = 0; column < width; column += BLOCK) {
                sum = at(SIGN_ROWS, Lanes.signRow(bits, firstWord, column) + lane).fma(at(x, column + lane), sum);
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public void addSigns(double[] x, int width, double factor, long[] bits, int firstWord) {
        for (int column = 0; column < width; column += BLOCK) {
            int signs = Lanes.signRow(bits, firstWord, column);
            for (int lane = 0; lane < BLOCK; lane += LENGTH) {
                at(SIGN_ROWS, signs + lane).fma(all(factor), at(x, column + lane)).intoArray(x, column + lane);
            }
        }
    }

    @Override
    public double dot(double[] x, double[] y, int width) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = all(0);
            for (int j = lane; j < width; j += BLOCK) {
                sum = at(x, j).fma(at(y, j), sum);
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public double combine(double[] u, double[] t, int width, double keep, double add) {
        for (int j = 0; j < width; j += LENGTH) {
            all(add).fma(at(t, j), at(u, j).mul(keep)).intoArray(u, j);
        }
        return dot(u, u, width);
    }
}
