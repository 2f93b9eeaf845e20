package contrastive.step;

import static contrastive.step.VectorArithmetic.LENGTH;
import static contrastive.step.VectorArithmetic.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import jdk.incubator.vector.DoubleVector;

/** The product of two matrices in vectors, by columns of three of them; it passes no vector to another method, as {@link VectorArithmetic} explains. */
final class VectorProduct {

    private VectorProduct() {
    }

    /** {@link RowArithmetic#product}. */
    static void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int from, int to, int width, double[] buffer) {
        int lane = 0;
        for (; lane + 3 * LENGTH <= width; lane += 3 * LENGTH) {
            for (int first = 0; first < right.length; first += RowArithmetic.STRIP_ROWS) {
                int count = Math.min(RowArithmetic.STRIP_ROWS, right.length - first);
                pack(right, first, count, column + lane, buffer);
                int i = from;
                for (; i + 4 <= to; i += 4) {
                    fourByThree(out, left, buffer, i, first, count, outColumn + lane);
                }
                for (; i < to; i++) {
                    oneByThree(out[i], left[i], buffer, first, count, outColumn + lane);
                }
            }
        }
        for (; lane < width; lane += LENGTH) {
            int i = from;
            for (; i + 4 <= to; i += 4) {
                fourByOne(out, outColumn + lane, left, right, i, column + lane);
            }
            for (; i < to; i++) {
                oneByOne(out[i], outColumn + lane, left[i], right, column + lane);
            }
        }
    }

    /** Rows lie pages apart; one after another they are read faster, and more than once. */
    private static void pack(double[][] right, int first, int count, int column, double[] buffer) {
        for (int p = 0, to = 0; p < count; p++, to += 3 * LENGTH) {
            double[] row = right[first + p];
            fromArray(SPECIES, row, column).intoArray(buffer, to);
            fromArray(SPECIES, row, column + LENGTH).intoArray(buffer, to + LENGTH);
            fromArray(SPECIES, row, column + 2 * LENGTH).intoArray(buffer, to + 2 * LENGTH);
        }
    }

    /** Four rows by three vectors of the product stay in registers while the inner index runs. */
    private static void fourByThree(double[][] out, double[][] left, double[] buffer, int i, int first, int count, int column) {
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
            DoubleVector x0 = fromArray(SPECIES, buffer, place);
            DoubleVector x1 = fromArray(SPECIES, buffer, place + LENGTH);
            DoubleVector x2 = fromArray(SPECIES, buffer, place + 2 * LENGTH);
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

    private static void oneByThree(double[] out, double[] left, double[] buffer, int first, int count, int column) {
        DoubleVector a = zero(SPECIES), b = a, c = a;
        if (first > 0) {
            a = fromArray(SPECIES, out, column);
            b = fromArray(SPECIES, out, column + LENGTH);
            c = fromArray(SPECIES, out, column + 2 * LENGTH);
        }
        for (int p = first, place = 0; p < first + count; p++, place += 3 * LENGTH) {
            DoubleVector factor = broadcast(SPECIES, left[p]);
            a = factor.fma(fromArray(SPECIES, buffer, place), a);
            b = factor.fma(fromArray(SPECIES, buffer, place + LENGTH), b);
            c = factor.fma(fromArray(SPECIES, buffer, place + 2 * LENGTH), c);
        }
        a.intoArray(out, column);
        b.intoArray(out, column + LENGTH);
        c.intoArray(out, column + 2 * LENGTH);
    }

    private static void fourByOne(double[][] out, int outColumn, double[][] left, double[][] right, int i, int column) {
        double[] left0 = left[i];
        double[] left1 = left[i + 1];
        double[] left2 = left[i + 2];
        double[] left3 = left[i + 3];
        DoubleVector a = zero(SPECIES), b = a, c = a, d = a;
        for (int p = 0; p < right.length; p++) {
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

    private static void oneByOne(double[] out, int outColumn, double[] left, double[][] right, int column) {
        DoubleVector sum = zero(SPECIES);
        for (int p = 0; p < right.length; p++) {
            sum = broadcast(SPECIES, left[p]).fma(fromArray(SPECIES, right[p], column), sum);
        }
        sum.intoArray(out, outColumn);
    }
}
