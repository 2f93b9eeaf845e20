package contrastive.step;

import contrastive.data.SignBatch;
import java.util.Arrays;

/** A batch of pairs of the model by their signs S_A and S_B, shape (n, d). */
final class SignMatrices extends BatchMatrices<SignMatrix> {

    /** S_A^T and S_B^T as bits, {@link #wordsPerColumn} words to a row. */
    private final long[] bitsA;
    private final long[] bitsB;
    private final int wordsPerColumn;
    private SignBatch batch;

    SignMatrices(int pairs, int dimension, Products products) {
        super(SignMatrix.zero(pairs, dimension), SignMatrix.zero(pairs, dimension), SignMatrix.zero(dimension, pairs),
                SignMatrix.zero(dimension, pairs), products);
        wordsPerColumn = (pairs + Long.SIZE - 1) / Long.SIZE;
        bitsA = new long[dimension * wordsPerColumn];
        bitsB = new long[dimension * wordsPerColumn];
    }

    /** @param next of the same number of pairs */
    void load(SignBatch next) {
        batch = next;
        transpose(batch.a(), bitsA);
        transpose(batch.b(), bitsB);
    }

    SignBatch batch() {
        return batch;
    }

    int dimension() {
        return transposedA.rows();
    }

    @Override
    void prepare() {
        products.rows(pairs(), dimension(), i -> {
            a.load(batch.a(), batch.wordsPerRow(), i);
            b.load(batch.b(), batch.wordsPerRow(), i);
        });
        products.rows(dimension(), pairs(), k -> {
            transposedA.load(bitsA, wordsPerColumn, k);
            transposedB.load(bitsB, wordsPerColumn, k);
        });
    }

    /** S_A^T S_B has the entries n - 2 times the number of pairs in which two signs differ. */
    @Override
    void cross(double[][] out, double factor) {
        int pairs = pairs();
        int dimension = dimension();
        products.rows(dimension, dimension * wordsPerColumn, k -> {
            for (int l = 0; l < dimension; l++) {
                int different = 0;
                for (int word = 0; word < wordsPerColumn; word++) {
                    different += Long.bitCount(bitsA[k * wordsPerColumn + word] ^ bitsB[l * wordsPerColumn + word]);
                }
                out[k][l] = factor * (pairs - 2 * different);
            }
        });
    }

    /** |sum_l h_il g_jl| &lt;= sum_l |h_il|. */
    @Override
    double bound(double[][] encoded, double[] rowSums) {
        products.rows(pairs(), dimension(), i -> rowSums[i] = products.arithmetic().absoluteSum(encoded[i], encoded[i].length));
        return Arrays.stream(rowSums).max().orElseThrow();
    }

    /** Transposes a bit matrix in blocks of 64 x 64. */
    private void transpose(long[] rows, long[] columns) {
        int wordsPerRow = batch.wordsPerRow();
        long[] block = new long[Long.SIZE];
        for (int firstRow = 0; firstRow < pairs(); firstRow += Long.SIZE) {
            for (int word = 0; word < wordsPerRow; word++) {
                for (int i = 0; i < Long.SIZE; i++) {
                    block[i] = firstRow + i < pairs() ? rows[(firstRow + i) * wordsPerRow + word] : 0;
                }
                transpose(block);
                int columnsHere = Math.min(Long.SIZE, dimension() - word * Long.SIZE);
                for (int i = 0; i < columnsHere; i++) {
                    columns[(word * Long.SIZE + i) * wordsPerColumn + firstRow / Long.SIZE] = block[i];
                }
            }
        }
    }

    /** Exchanges ever smaller squares above and below the diagonal: 32 x 32, 16 x 16, ..., 1 x 1. */
    private static void transpose(long[] block) {
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
