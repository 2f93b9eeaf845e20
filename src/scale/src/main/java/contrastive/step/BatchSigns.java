package contrastive.step;

import contrastive.data.SignBatch;

/** The sign matrices S_A and S_B of a batch, shape (n, d), and their transposes, cut into patterns for products as they are needed. */
final class BatchSigns implements Batch {

    final int pairs;
    final int dimension;
    /** S_A and S_B by rows, as they are cut by {@link #prepare}. */
    private final Patterns rowsA;
    private final Patterns rowsB;
    /** S_A^T and S_B^T by rows, cut by the same. */
    private final Patterns columnsA;
    private final Patterns columnsB;
    /** S_A^T and S_B^T as bits, {@link #wordsPerColumn} words a row. */
    private final long[] bitsA;
    private final long[] bitsB;
    private final int wordsPerColumn;
    private SignBatch batch;

    BatchSigns(int pairs, int dimension) {
        this.pairs = pairs;
        this.dimension = dimension;
        rowsA = Patterns.room(pairs, dimension);
        rowsB = Patterns.room(pairs, dimension);
        columnsA = Patterns.room(dimension, pairs);
        columnsB = Patterns.room(dimension, pairs);
        wordsPerColumn = (pairs + Long.SIZE - 1) / Long.SIZE;
        bitsA = new long[dimension * wordsPerColumn];
        bitsB = new long[dimension * wordsPerColumn];
    }

    /** Takes the next batch and turns its bits. */
    void take(SignBatch next) {
        batch = next;
        turn(batch.a(), bitsA);
        turn(batch.b(), bitsB);
    }

    SignBatch batch() {
        return batch;
    }

    @Override
    public int pairs() {
        return pairs;
    }

    @Override
    public void prepare(Products products) {
        products.rows(pairs, (from, to) -> {
            rowsA.cut(batch.a(), batch.wordsPerRow(), from, to);
            rowsB.cut(batch.b(), batch.wordsPerRow(), from, to);
        });
        products.rows(dimension, (from, to) -> {
            columnsA.cut(bitsA, wordsPerColumn, from, to);
            columnsB.cut(bitsB, wordsPerColumn, from, to);
        });
    }

    @Override
    public void timesA(double[][] out, double[][] matrix, Products products) {
        products.signs(out, rowsA, matrix, dimension);
    }

    @Override
    public void timesB(double[][] out, double[][] matrix, Products products) {
        products.signs(out, rowsB, matrix, dimension);
    }

    @Override
    public int blockWidth() {
        return Lanes.WIDE;
    }

    @Override
    public void timesB(double[][][] out, double[][] matrix, Products products, Products.BlockTask after) {
        products.signs(out, rowsB, matrix, dimension, after);
    }

    @Override
    public void turnedTimesA(double[][] out, double[][] matrix, Products products) {
        products.signs(out, columnsA, matrix, pairs);
    }

    @Override
    public void turnedTimesB(double[][] out, double[][] matrix, Products products) {
        products.signs(out, columnsB, matrix, pairs);
    }

    @Override
    public void turnedTimesB(double[][] out, double[][][] matrix, Products products, Products.BlockTask before) {
        products.signs(out, columnsB, matrix, pairs, before);
    }

    /** S_A^T S_B has the entries n - 2 times the number of pairs in which two signs differ. */
    @Override
    public void cross(double[][] out, double factor, Products products) {
        products.rows(dimension, (from, to) -> {
            for (int k = from; k < to; k++) {
                for (int l = 0; l < dimension; l++) {
                    int different = 0;
                    for (int word = 0; word < wordsPerColumn; word++) {
                        different += Long.bitCount(bitsA[k * wordsPerColumn + word] ^ bitsB[l * wordsPerColumn + word]);
                    }
                    out[k][l] = factor * (pairs - 2 * different);
                }
            }
        });
    }

    /** max_i sum_l |h_il|, which no |sum_l h_il g_jl| passes. */
    @Override
    public double bound(double[][] encoded, double[] rowSums, Products products) {
        products.rows(pairs, (from, to) -> {
            for (int i = from; i < to; i++) {
                rowSums[i] = products.lanes().absoluteSum(encoded[i], encoded[i].length);
            }
        });
        return Products.largest(rowSums);
    }

    /** Transposes a bit matrix block by block of 64 x 64. */
    private void turn(long[] rows, long[] columns) {
        int wordsPerRow = batch.wordsPerRow();
        long[] block = new long[Long.SIZE];
        for (int firstRow = 0; firstRow < pairs; firstRow += Long.SIZE) {
            for (int word = 0; word < wordsPerRow; word++) {
                for (int i = 0; i < Long.SIZE; i++) {
                    block[i] = firstRow + i < pairs ? rows[(firstRow + i) * wordsPerRow + word] : 0;
                }
                turn(block);
                int columnsHere = Math.min(Long.SIZE, dimension - word * Long.SIZE);
                for (int i = 0; i < columnsHere; i++) {
                    columns[(word * Long.SIZE + i) * wordsPerColumn + firstRow / Long.SIZE] = block[i];
                }
            }
        }
    }

    /** Exchanges ever smaller squares above and below the diagonal: 32 x 32, 16 x 16, ..., 1 x 1. */
    private static void turn(long[] block) {
        long low = 0x00000000FFFFFFFFL;
        for (int size = 32; size > 0; size /= 2, low ^= low << size) {
            for (int i = 0; i < Long.SIZE; i = (i + size + 1) & ~size) {
                long exchanged = (block[i] >>> size ^ block[i + size]) & low;
                block[i] ^= exchanged << size;
                block[i + size] ^= exchanged;
            }
        }
    }
}
