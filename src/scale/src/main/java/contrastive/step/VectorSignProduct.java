package contrastive.step;

import static contrastive.step.VectorArithmetic.LENGTH;
import static contrastive.step.VectorArithmetic.SPECIES;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.DoubleVector.zero;

import jdk.incubator.vector.DoubleVector;

/** The tables of sums of a product with signs, and picking from them, in vectors; it passes no vector to another method, as {@link VectorArithmetic} explains. */
final class VectorSignProduct {

    private VectorSignProduct() {
    }

    /** {@link RowArithmetic#tables}. */
    static void tables(double[][] rows, int first, int last, int column, int width, double[] tables, int start) {
        int from = first;
        int table = start;
        for (; from + RowArithmetic.SIGNS <= last; from += RowArithmetic.SIGNS, table += width << RowArithmetic.SIGNS) {
            for (int lane = 0; lane < width; lane += LENGTH) {
                for (int highest = 0; highest < 4; highest++) {
                    quarterTable(rows, from, column + lane, highest, tables, table + lane + 8 * highest * width, width);
                }
            }
        }
        for (int lane = 0; from < last && lane < width; lane += LENGTH) {
            partOfTable(rows, from, last, column + lane, tables, table + lane, width);
        }
    }

    /** The eight entries of a whole table whose highest two bits are given, all in registers. */
    private static void quarterTable(double[][] rows, int from, int column, int highest, double[] tables, int start, int width) {
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
        // written out, because in a loop the compiler makes an object of each entry
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
        e1.intoArray(tables, start + width);
        e2.intoArray(tables, start + 2 * width);
        e3.intoArray(tables, start + 3 * width);
        e4.intoArray(tables, start + 4 * width);
        e5.intoArray(tables, start + 5 * width);
        e6.intoArray(tables, start + 6 * width);
        e7.intoArray(tables, start + 7 * width);
    }

    private static void partOfTable(double[][] rows, int from, int to, int column, double[] tables, int start, int width) {
        DoubleVector sum = fromArray(SPECIES, rows[from], column);
        for (int row = from + 1; row < to; row++) {
            sum = sum.add(fromArray(SPECIES, rows[row], column));
        }
        sum.intoArray(tables, start);
        for (int row = from; row < to; row++) {
            DoubleVector value = fromArray(SPECIES, rows[row], column);
            DoubleVector twice = value.add(value);
            int half = width << row - from;
            for (int entry = start; entry < start + half; entry += width) {
                fromArray(SPECIES, tables, entry).sub(twice).intoArray(tables, entry + half);
            }
        }
    }

    /** {@link RowArithmetic#pick}. */
    static void pick(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[][] out, int from, int to, int column, int width) {
        int i = from;
        for (; width == RowArithmetic.WIDE && i + 2 <= to; i += 2) {
            for (int lane = 0; lane < width; lane += 4 * LENGTH) {
                pickTwoByFour(tables, start + lane, signs, firstTable, count, out, i, column + lane, width);
            }
        }
        for (; i < to; i++) {
            for (int lane = 0; lane < width; lane += LENGTH) {
                pickOne(tables, start + lane, signs, firstTable, count, out[i], i, column + lane, width);
            }
        }
    }

    private static void pickTwoByFour(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[][] out, int i,
            int to, int width) {
        double[] first = out[i];
        double[] second = out[i + 1];
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
        byte[] runs = signs.runs();
        int runA = i * signs.tables() + firstTable;
        int runB = runA + signs.tables();
        for (int table = 0, at = start; table < count; table++, at += width << RowArithmetic.SIGNS) {
            int a = at + width * runs[runA + table];
            int b = at + width * runs[runB + table];
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

    private static void pickOne(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[] out, int i,
            int to, int width) {
        DoubleVector sum = firstTable == 0 ? zero(SPECIES) : fromArray(SPECIES, out, to);
        byte[] runs = signs.runs();
        int run = i * signs.tables() + firstTable;
        for (int table = 0, at = start; table < count; table++, at += width << RowArithmetic.SIGNS) {
            sum = sum.add(fromArray(SPECIES, tables, at + width * runs[run + table]));
        }
        sum.intoArray(out, to);
    }
}
