package contrastive.step;

import static contrastive.step.VectorLanes.LENGTH;
import static contrastive.step.VectorLanes.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import jdk.incubator.vector.DoubleVector;

/** The product of two matrices in vectors, by columns of three of them; as {@link VectorLanes} it hands no vector to another method. */
final class VectorProduct {

    private VectorProduct() {
    }

    /** {@link Lanes#product}. */
    static void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int rows, int inner, int wide, double[] room) {
        int lane = 0;
        for (; lane + 3 * LENGTH <= wide; lane += 3 * LENGTH) {
            for (int first = 0; first < inner; first += Lanes.STRIP_ROWS) {
                int count = Math.min(Lanes.STRIP_ROWS, inner - first);
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
}
