package contrastive.step;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link RowArithmetic} by the Vector API, which a JVM has when it is started with {@code --add-modules jdk.incubator.vector}. Where a vector holds
 * fewer than 8 numbers, the 8 lanes take several passes.
 */
final class VectorArithmetic implements RowArithmetic {

    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > BLOCK ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    static final int LENGTH = SPECIES.length();

    // The compiler does not inline methods that pass vectors to each other once it has inlined much already, and then each vector is an object.
    // So rows are passed, and vectors are created where they are used, by the Vector API's own methods, which are always inlined.

    private VectorArithmetic() {
    }

    /** A method of its own, so that linking its callers does not load the module's classes. */
    static RowArithmetic create() {
        return new VectorArithmetic();
    }

    @Override
    public void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int from, int to, int width, double[] buffer) {
        VectorProduct.product(out, outColumn, left, right, column, from, to, width, buffer);
    }

    @Override
    public void tables(double[][] rows, int first, int last, int column, int width, double[] tables, int start) {
        VectorSignProduct.tables(rows, first, last, column, width, tables, start);
    }

    @Override
    public void pick(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[][] out, int from, int to, int column, int width) {
        VectorSignProduct.pick(tables, start, signs, firstTable, count, out, from, to, column, width);
    }

    @Override
    public boolean readsVectors() {
        return true;
    }

    /** x_j becomes {@link Exponential#of} of scale x_j. */
    private static void exponentials(double[] x, double scale) {
        double[] series = Exponential.SERIES;
        for (int j = 0; j < x.length; j += LENGTH) {
            DoubleVector value = fromArray(SPECIES, x, j).mul(scale);
            DoubleVector rounded = value.fma(broadcast(SPECIES, Exponential.LOG2_E), broadcast(SPECIES, Exponential.ROUND));
            DoubleVector k = rounded.sub(Exponential.ROUND);
            DoubleVector r = k.fma(broadcast(SPECIES, -Exponential.LOG2_LOW), k.fma(broadcast(SPECIES, -Exponential.LOG2_HIGH), value));
            DoubleVector sum = broadcast(SPECIES, series[0])
                    .fma(r, broadcast(SPECIES, series[1])).fma(r, broadcast(SPECIES, series[2]))
                    .fma(r, broadcast(SPECIES, series[3])).fma(r, broadcast(SPECIES, series[4]))
                    .fma(r, broadcast(SPECIES, series[5])).fma(r, broadcast(SPECIES, series[6]))
                    .fma(r, broadcast(SPECIES, series[7])).fma(r, broadcast(SPECIES, series[8]))
                    .fma(r, broadcast(SPECIES, series[9])).fma(r, broadcast(SPECIES, series[10]))
                    .fma(r, broadcast(SPECIES, series[11])).fma(r, broadcast(SPECIES, series[12]))
                    .fma(r, broadcast(SPECIES, series[13]));
            sum.mul(rounded.viewAsIntegralLanes().add(Exponential.BIAS)
                    .lanewise(VectorOperators.LSHL, Exponential.FRACTION_BITS).viewAsFloatingLanes()).intoArray(x, j);
        }
    }

    @Override
    public double logCoshTanh(double[] x, int from, int to, double scale) {
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
        return RowArithmetic.logCosh(sizes, products, to - from);
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
            rowSums[i] = RowArithmetic.total(sums);
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
        return RowArithmetic.total(sums);
    }

    @Override
    public double signedSum(double[] x, int width, long[] bits, int firstWord) {
        double[] sums = new double[BLOCK];
        for (int lane = 0; lane < BLOCK; lane += LENGTH) {
            DoubleVector sum = zero(SPECIES);
            for (int column = 0; column < width; column += BLOCK) {
                sum = fromArray(SPECIES, SIGN_ROWS, RowArithmetic.signRow(bits, firstWord, column) + lane).fma(fromArray(SPECIES, x, column + lane), sum);
            }
            sum.intoArray(sums, lane);
        }
        return RowArithmetic.total(sums);
    }

    @Override
    public void addSigns(double[] x, int width, double factor, long[] bits, int firstWord) {
        for (int column = 0; column < width; column += BLOCK) {
            int signs = RowArithmetic.signRow(bits, firstWord, column);
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
        return RowArithmetic.total(sums);
    }

    @Override
    public double combine(double[] u, double[] t, int width, double keep, double add) {
        for (int j = 0; j < width; j += LENGTH) {
            broadcast(SPECIES, add).fma(fromArray(SPECIES, t, j), fromArray(SPECIES, u, j).mul(keep)).intoArray(u, j);
        }
        return dot(u, u, width);
    }
}
