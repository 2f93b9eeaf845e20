package contrastive.step;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

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

    // Methods that pass vectors to each other are left apart by the compiler where it has inlined much already, and then each vector is an object. So
    // rows are passed, and vectors are made where they are used, by the Vector API's own methods, which are always inlined.

    private VectorLanes() {
    }

    /** A method of its own, so that looking at {@link Lanes} does not load the module's classes. */
    static Lanes create() {
        return new VectorLanes();
    }

    @Override
    public void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int rows, int inner, int wide, double[] room) {
        int lane = 0;
        for (; lane + 3 * LENGTH <= wide; lane += 3 * LENGTH) {
            for (int first = 0; first < inner; first += STRIP_ROWS) {
                int count = Math.min(STRIP_ROWS, inner - first);
                pack(right, first, count, column + lane, room);
                int i = 0;
                for (; i + 4 <= rows; i += 4) {
                    fourByThree(out, left, room, i, first, count, outColumn + lane);
                }
                for (; i < rows; i++) {
                    oneByThree(out[i], left[i], room, first, count, outColumn + lane);
                }
            }
        }
        for (; lane < wide; lane += LENGTH) {
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                fourByOne(out, outColumn + lane, left, right, i, inner, column + lane);
            }
            for (; i < rows; i++) {
                oneByOne(out[i], outColumn + lane, left[i], right, inner, column + lane);
            }
        }
    }

    /** Rows lie pages apart; one after another they are read faster, and more than once. */
    private static void pack(double[][] right, int first, int count, int column, double[] room) {
        for (int p = 0, to = 0; p < count; p++, to += 3 * LENGTH) {
            double[] row = right[first + p];
            fromArray(SPECIES, row, column).intoArray(room, to);
            fromArray(SPECIES, row, column + LENGTH).intoArray(room, to + LENGTH);
            fromArray(SPECIES, row, column + 2 * LENGTH).intoArray(room, to + 2 * LENGTH);
        }
    }

    /** Four rows by three vectors of the product stay in registers while the inner index runs. */
    private static void fourByThree(double[][] out, double[][] left, double[] room, int i, int first, int count, int column) {
        double[] left0 = left[i];
        double[] left1 = left[i + 1];
        double[] left2 = left[i + 2];
        double[] left3 = left[i + 3];
        DoubleVector a0 = zero(SPECIES), a1 = a0, a2 = a0, b0 = a0, b1 = a0, b2 = a0;
        DoubleVector c0 = a0, c1 = a0, c2 = a0, d0 = a0, d1 = a0, d2 = a0;
        if (first > 0) {
            a0 = fromArray(SPECIES, out[i], column);
            a1 = fromArray(SPECIES, out[i], column + LENGTH);
            a2 = fromArray(SPECIES, out[i], column + 2 * LENGTH);
            b0 = fromArray(SPECIES, out[i + 1], column);
            b1 = fromArray(SPECIES, out[i + 1], column + LENGTH);
            b2 = fromArray(SPECIES, out[i + 1], column + 2 * LENGTH);
            c0 = fromArray(SPECIES, out[i + 2], column);
            c1 = fromArray(SPECIES, out[i + 2], column + LENGTH);
            c2 = fromArray(SPECIES, out[i + 2], column + 2 * LENGTH);
            d0 = fromArray(SPECIES, out[i + 3], column);
            d1 = fromArray(SPECIES, out[i + 3], column + LENGTH);
            d2 = fromArray(SPECIES, out[i + 3], column + 2 * LENGTH);
        }
        for (int p = first, place = 0; p < first + count; p++, place += 3 * LENGTH) {
            DoubleVector x0 = fromArray(SPECIES, room, place);
            DoubleVector x1 = fromArray(SPECIES, room, place + LENGTH);
            DoubleVector x2 = fromArray(SPECIES, room, place + 2 * LENGTH);
            DoubleVector factor = broadcast(SPECIES, left0[p]);
            a0 = factor.fma(x0, a0);
            a1 = factor.fma(x1, a1);
            a2 = factor.fma(x2, a2);
            factor = broadcast(SPECIES, left1[p]);
            b0 = factor.fma(x0, b0);
            b1 = factor.fma(x1, b1);
            b2 = factor.fma(x2, b2);
            factor = broadcast(SPECIES, left2[p]);
            c0 = factor.fma(x0, c0);
            c1 = factor.fma(x1, c1);
            c2 = factor.fma(x2, c2);
            factor = broadcast(SPECIES, left3[p]);
            d0 = factor.fma(x0, d0);
            d1 = factor.fma(x1, d1);
            d2 = factor.fma(x2, d2);
        }
        a0.intoArray(out[i], column);
        a1.intoArray(out[i], column + LENGTH);
        a2.intoArray(out[i], column + 2 * LENGTH);
        b0.intoArray(out[i + 1], column);
        b1.intoArray(out[i + 1], column + LENGTH);
        b2.intoArray(out[i + 1], column + 2 * LENGTH);
        c0.intoArray(out[i + 2], column);
        c1.intoArray(out[i + 2], column + LENGTH);
        c2.intoArray(out[i + 2], column + 2 * LENGTH);
        d0.intoArray(out[i + 3], column);
        d1.intoArray(out[i + 3], column + LENGTH);
        d2.intoArray(out[i + 3], column + 2 * LENGTH);
    }

    private static void oneByThree(double[] out, double[] left, double[] room, int first, int count, int column) {
        DoubleVector a = zero(SPECIES), b = a, c = a;
        if (first > 0) {
            a = fromArray(SPECIES, out, column);
            b = fromArray(SPECIES, out, column + LENGTH);
            c = fromArray(SPECIES, out, column + 2 * LENGTH);
        }
        for (int p = first, place = 0; p < first + count; p++, place += 3 * LENGTH) {
            DoubleVector factor = broadcast(SPECIES, left[p]);
            a = factor.fma(fromArray(SPECIES, room, place), a);
            b = factor.fma(fromArray(SPECIES, room, place + LENGTH), b);
            c = factor.fma(fromArray(SPECIES, room, place + 2 * LENGTH), c);
        }
        a.intoArray(out, column);
        b.intoArray(out, column + LENGTH);
        c.intoArray(out, column + 2 * LENGTH);
    }

    private static void fourByOne(double[][] out, int outColumn, double[][] left, double[][] right, int i, int inner, int column) {
        double[] left0 = left[i];
        double[] left1 = left[i + 1];
        double[] left2 = left[i + 2];
        double[] left3 = left[i + 3];
        DoubleVector a = zero(SPECIES), b = a, c = a, d = a;
        for (int p = 0; p < inner; p++) {
            DoubleVector x = fromArray(SPECIES, right[p], column);
            a = broadcast(SPECIES, left0[p]).fma(x, a);
            b = broadcast(SPECIES, left1[p]).fma(x, b);
            c = broadcast(SPECIES, left2[p]).fma(x, c);
            d = broadcast(SPECIES, left3[p]).fma(x, d);
        }
        a.intoArray(out[i], outColumn);
        b.intoArray(out[i + 1], outColumn);
        c.intoArray(out[i + 2], outColumn);
        d.intoArray(out[i + 3], outColumn);
    }

    private static void oneByOne(double[] out, int outColumn, double[] left, double[][] right, int inner, int column) {
        DoubleVector sum = zero(SPECIES);
        for (int p = 0; p < inner; p++) {
            sum = broadcast(SPECIES, left[p]).fma(fromArray(SPECIES, right[p], column), sum);
        }
        sum.intoArray(out, outColumn);
    }

    @Override
    public void tables(double[][] rows, int first, int last, int column, int wide, double[] tables) {
        int from = first;
        int start = 0;
        for (; from + SIGNS <= last; from += SIGNS, start += wide << SIGNS) {
            for (int lane = 0; lane < wide; lane += LENGTH) {
                for (int highest = 0; highest < 4; highest++) {
                    quarterTable(rows, from, column + lane, highest, tables, start + lane + 8 * highest * wide, wide);
                }
            }
        }
        for (int lane = 0; from < last && lane < wide; lane += LENGTH) {
            partOfTable(rows, from, last, column + lane, tables, start + lane, wide);
        }
    }

    /** The eight entries of a whole table whose highest two bits are given, all in registers. */
    private static void quarterTable(double[][] rows, int from, int column, int highest, double[] tables, int start, int wide) {
        DoubleVector r0 = fromArray(SPECIES, rows[from], column);
        DoubleVector r1 = fromArray(SPECIES, rows[from + 1], column);
        DoubleVector r2 = fromArray(SPECIES, rows[from + 2], column);
        DoubleVector r3 = fromArray(SPECIES, rows[from + 3], column);
        DoubleVector r4 = fromArray(SPECIES, rows[from + 4], column);
        DoubleVector e0 = r0.add(r1).add(r2).add(r3).add(r4);
        DoubleVector twice = r0.add(r0);
        DoubleVector e1 = e0.sub(twice);
        twice = r1.add(r1);
        DoubleVector e2 = e0.sub(twice);
        DoubleVector e3 = e1.sub(twice);
        twice = r2.add(r2);
        DoubleVector e4 = e0.sub(twice);
        DoubleVector e5 = e1.sub(twice);
        DoubleVector e6 = e2.sub(twice);
        DoubleVector e7 = e3.sub(twice);
        if ((highest & 1) != 0) {
            twice = r3.add(r3);
            e0 = e0.sub(twice);
            e1 = e1.sub(twice);
            e2 = e2.sub(twice);
            e3 = e3.sub(twice);
            e4 = e4.sub(twice);
            e5 = e5.sub(twice);
            e6 = e6.sub(twice);
            e7 = e7.sub(twice);
        }
        if ((highest & 2) != 0) {
            twice = r4.add(r4);
            e0 = e0.sub(twice);
            e1 = e1.sub(twice);
            e2 = e2.sub(twice);
            e3 = e3.sub(twice);
            e4 = e4.sub(twice);
            e5 = e5.sub(twice);
            e6 = e6.sub(twice);
            e7 = e7.sub(twice);
        }
        e0.intoArray(tables, start);
        e1.intoArray(tables, start + wide);
        e2.intoArray(tables, start + 2 * wide);
        e3.intoArray(tables, start + 3 * wide);
        e4.intoArray(tables, start + 4 * wide);
        e5.intoArray(tables, start + 5 * wide);
        e6.intoArray(tables, start + 6 * wide);
        e7.intoArray(tables, start + 7 * wide);
    }

    private static void partOfTable(double[][] rows, int from, int to, int column, double[] tables, int start, int wide) {
        DoubleVector sum = fromArray(SPECIES, rows[from], column);
        for (int row = from + 1; row < to; row++) {
            sum = sum.add(fromArray(SPECIES, rows[row], column));
        }
        sum.intoArray(tables, start);
        for (int row = from; row < to; row++) {
            DoubleVector value = fromArray(SPECIES, rows[row], column);
            DoubleVector twice = value.add(value);
            int half = wide << row - from;
            for (int entry = start; entry < start + half; entry += wide) {
                fromArray(SPECIES, tables, entry).sub(twice).intoArray(tables, entry + half);
            }
        }
    }

    @Override
    public void pick(double[] tables, Patterns patterns, int firstTable, int count, double[][] out, int from, int to, int column, int wide) {
        int i = from;
        for (; wide == WIDE && i + 2 <= to; i += 2) {
            for (int lane = 0; lane < wide; lane += 4 * LENGTH) {
                pickTwoByFour(tables, patterns, firstTable, count, out, i, column, lane, wide);
            }
        }
        for (; i < to; i++) {
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
        DoubleVector a0 = zero(SPECIES), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
        if (firstTable > 0) {
            a0 = fromArray(SPECIES, first, to);
            a1 = fromArray(SPECIES, first, to + LENGTH);
            a2 = fromArray(SPECIES, first, to + 2 * LENGTH);
            a3 = fromArray(SPECIES, first, to + 3 * LENGTH);
            b0 = fromArray(SPECIES, second, to);
            b1 = fromArray(SPECIES, second, to + LENGTH);
            b2 = fromArray(SPECIES, second, to + 2 * LENGTH);
            b3 = fromArray(SPECIES, second, to + 3 * LENGTH);
        }
        byte[] bits = patterns.bits();
        int patternA = i * patterns.tables() + firstTable;
        int patternB = patternA + patterns.tables();
        for (int table = 0, start = lane; table < count; table++, start += wide << SIGNS) {
            int a = start + wide * bits[patternA + table];
            int b = start + wide * bits[patternB + table];
            a0 = a0.add(fromArray(SPECIES, tables, a));
            a1 = a1.add(fromArray(SPECIES, tables, a + LENGTH));
            a2 = a2.add(fromArray(SPECIES, tables, a + 2 * LENGTH));
            a3 = a3.add(fromArray(SPECIES, tables, a + 3 * LENGTH));
            b0 = b0.add(fromArray(SPECIES, tables, b));
            b1 = b1.add(fromArray(SPECIES, tables, b + LENGTH));
            b2 = b2.add(fromArray(SPECIES, tables, b + 2 * LENGTH));
            b3 = b3.add(fromArray(SPECIES, tables, b + 3 * LENGTH));
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
        DoubleVector sum = firstTable == 0 ? zero(SPECIES) : fromArray(SPECIES, out, column + lane);
        byte[] bits = patterns.bits();
        int pattern = i * patterns.tables() + firstTable;
        for (int table = 0, start = lane; table < count; table++, start += wide << SIGNS) {
            sum = sum.add(fromArray(SPECIES, tables, start + wide * bits[pattern + table]));
        }
        sum.intoArray(out, column + lane);
    }

    /** x_j becomes {@link Exponential#of} of scale x_j. */
    private static void exponentials(double[] x, double scale) {
        double[] series = Exponential.SERIES;
        for (int j = 0; j < x.length; j += LENGTH) {
            DoubleVector value = fromArray(SPECIES, x, j).mul(scale);
            DoubleVector rounded = value.fma(broadcast(SPECIES, Exponential.LOG2_E), broadcast(SPECIES, Exponential.ROUND));
            DoubleVector k = rounded.sub(Exponential.ROUND);
            DoubleVector r = k.fma(broadcast(SPECIES, -Exponential.LOG2_LOW), k.fma(broadcast(SPECIES, -Exponential.LOG2_HIGH), value));
            DoubleVector sum = broadcast(SPECIES, series[0]).fma(r, broadcast(SPECIES, series[1])).fma(r, broadcast(SPECIES, series[2])).fma(r, broadcast(SPECIES, series[3])).fma(r, broadcast(SPECIES, series[4]))
                    .fma(r, broadcast(SPECIES, series[5])).fma(r, broadcast(SPECIES, series[6])).fma(r, broadcast(SPECIES, series[7])).fma(r, broadcast(SPECIES, series[8])).fma(r, broadcast(SPECIES, series[9]))
                    .fma(r, broadcast(SPECIES, series[10])).fma(r, broadcast(SPECIES, series[11])).fma(r, broadcast(SPECIES, series[12])).fma(r, broadcast(SPECIES, series[13]));
            sum.mul(rounded.viewAsIntegralLanes().add(Exponential.BIAS)
                    .lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS).viewAsFloatingLanes()).intoArray(x, j);
        }
    }

    @Override
    public double logCoshTanh(double[] x, int width, double scale) {
        double sum = 0;
        for (int from = 0; from < width; from += PlainLanes.FACTORS) {
            sum += logCoshTanh(x, from, Math.min(width, from + PlainLanes.FACTORS), scale);
        }
        return sum;
    }

    private static double logCoshTanh(double[] x, int from, int to, double scale) {
        double[] sizes = new double[BLOCK];
        double[] products = new double[BLOCK];
        double[] decays = new double[to - from];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            exponents(x, from, to, lane, scale, decays, sizes);
        }
        exponentials(decays, 1);
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            tanhs(x, from, to, lane, decays, products);
        }
        return Lanes.total(sizes) + PlainLanes.logOfProduct(products) - (to - from) * LOG_2;
    }

    /** x becomes y = scale x, and decays -2 |y|; gives the sums of |y|. */
    private static void exponents(double[] x, int from, int to, int lane, double scale, double[] decays, double[] sizes) {
        DoubleVector sum = zero(SPECIES);
        for (int j = from + lane; j < to; j += BLOCK) {
            DoubleVector y = fromArray(SPECIES, x, j).mul(scale);
            y.intoArray(x, j);
            DoubleVector size = y.abs();
            sum = sum.add(size);
            size.mul(-2).max(-700).intoArray(decays, j - from);
        }
        sum.intoArray(sizes, lane);
    }

    /** tanh |y| = (1 - t) / (1 + t) with the sign of y; gives the products of 1 + t. */
    private static void tanhs(double[] x, int from, int to, int lane, double[] decays, double[] products) {
        DoubleVector product = broadcast(SPECIES, 1);
        for (int j = from + lane; j < to; j += BLOCK) {
            DoubleVector t = fromArray(SPECIES, decays, j - from);
            DoubleVector onePlus = t.add(1);
            product = product.mul(onePlus);
            LongVector sign = ((LongVector) fromArray(SPECIES, x, j).viewAsIntegralLanes()).and(Long.MIN_VALUE);
            LongVector size = (LongVector) broadcast(SPECIES, 1).sub(t).div(onePlus).viewAsIntegralLanes();
            size.or(sign).viewAsFloatingLanes().intoArray(x, j);
        }
        product.intoArray(products, lane);
    }

    @Override
    public void expSums(double[][] x, double scale, double[] rowSums, double[] columnSums, int first) {
        double[] sums = new double[BLOCK];
        for (int i = 0; i < x.length; i++) {
            exponentials(x[i], scale);
            for (int lane = 0; lane < BLOCK; lane += LENGTH) {
                addUp(x[i], columnSums, first, sums, lane);
            }
            rowSums[i] = Lanes.total(sums);
        }
    }

    private static void addUp(double[] x, double[] columnSums, int first, double[] sums, int lane) {
        DoubleVector sum = zero(SPECIES);
        for (int j = lane; j < x.length; j += BLOCK) {
            DoubleVector value = fromArray(SPECIES, x, j);
            sum = sum.add(value);
            fromArray(SPECIES, columnSums, first + j).add(value).intoArray(columnSums, first + j);
        }
        sum.intoArray(sums, lane);
    }

    @Override
    public void weigh(double[][] x, double[] rows, double[] columns, int first) {
        for (int i = 0; i < x.length; i++) {
            double[] row = x[i];
            DoubleVector own = broadcast(SPECIES, rows[i]);
            for (int j = 0; j < row.length; j += LENGTH) {
                fromArray(SPECIES, row, j).mul(fromArray(SPECIES, columns, first + j).add(own)).intoArray(row, j);
            }
        }
    }

    @Override
    public void scale(double[] x, int width, double factor) {
        for (int j = 0; j < width; j += LENGTH) {
            fromArray(SPECIES, x, j).mul(factor).intoArray(x, j);
        }
    }

    @Override
    public double absoluteSum(double[] x, int width) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = zero(SPECIES);
            for (int j = lane; j < width; j += BLOCK) {
                sum = sum.add(fromArray(SPECIES, x, j).abs());
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public double signedSum(double[] x, int width, long[] bits, int firstWord) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = zero(SPECIES);
            for (int column = 0; column < width; column += BLOCK) {
                sum = fromArray(SPECIES, SIGN_ROWS, Lanes.signRow(bits, firstWord, column) + lane).fma(fromArray(SPECIES, x, column + lane), sum);
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
                fromArray(SPECIES, SIGN_ROWS, signs + lane).fma(broadcast(SPECIES, factor), fromArray(SPECIES, x, column + lane)).intoArray(x, column + lane);
            }
        }
    }

    @Override
    public double dot(double[] x, double[] y, int width) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = zero(SPECIES);
            for (int j = lane; j < width; j += BLOCK) {
                sum = fromArray(SPECIES, x, j).fma(fromArray(SPECIES, y, j), sum);
            }
            sum.intoArray(sums, lane);
        }
        return Lanes.total(sums);
    }

    @Override
    public double combine(double[] u, double[] t, int width, double keep, double add) {
        for (int j = 0; j < width; j += LENGTH) {
            broadcast(SPECIES, add).fma(fromArray(SPECIES, t, j), fromArray(SPECIES, u, j).mul(keep)).intoArray(u, j);
        }
        return dot(u, u, width);
    }
}
