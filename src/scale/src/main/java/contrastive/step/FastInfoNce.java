package contrastive.step;

import contrastive.objective.LogSums;
import java.util.Arrays;

/**
 * Mini-batch InfoNCE. The similarities c_ij = f_A,i . f_B,j are kept transposed, T = X_B (X_A C)^T, so that row j belongs to pair j of tower B. One
 * exponential serves the softmax of its row and that of its column; where |tau^2 c| may exceed what e^x can hold, each has its own, with
 * the largest entry of the row or column subtracted. With P = (row softmax + column softmax - 2 I) / n, D = X_A^T P X_B = X_A^T (X_B^T P^T)^T.
 */
final class FastInfoNce {

    /** e^x and sums of a batch of them are far from overflow and underflow for |x| up to this. */
    private static final double LARGEST_EXPONENT = 600;
    /** e to this is 0 beside any entry of a softmax. */
    private static final double SMALLEST_EXPONENT = -700;

    /** Two logarithms, in numbers of a pass that only reads them. */
    private static final int NUMBERS_OF_A_LOGARITHM = 64;

    private final Products products;
    private final int n;
    private double tauSquared;
    private final double[][] encoded;
    private final double[][] encodedTransposed;
    /** T in blocks of columns. */
    private final double[][][] blocks;
    private final int blockWidth;
    /** T as one matrix, for temperatures that need it. */
    private double[][] similarities;
    private final double[][] weighted;
    private final double[][] weightedTransposed;
    /** Row sums over each block of columns. */
    private final double[][] blockSums;
    /** Sums of the similarities themselves over each block of columns. */
    private final double[] blockTotals;
    private final double[] columnSums;
    /** c_ii. */
    private final double[] positive;
    private final double[] values;
    private final double[] rowWeights;
    private final double[] columnWeights;

    /** @param batch any; all have its number of pairs and its inputs' dimensions */
    FastInfoNce(BatchMatrices<?> batch, Products products) {
        this.products = products;
        n = batch.pairs();
        int dimension = batch.transposedB.rows();
        encoded = Products.matrix(n, dimension);
        encodedTransposed = Products.matrix(dimension, n);
        blockWidth = batch.b.blockWidth();
        blocks = Products.blocks(n, n, blockWidth);
        weighted = Products.matrix(dimension, n);
        weightedTransposed = Products.matrix(n, dimension);
        blockSums = new double[blocks.length][n];
        blockTotals = new double[blocks.length];
        columnSums = new double[RowArithmetic.padded(n)];
        positive = new double[n];
        values = new double[n];
        rowWeights = new double[n];
        columnWeights = new double[RowArithmetic.padded(n)];
    }

    int pairs() {
        return n;
    }

    /** Writes D into derivative; returns the value. */
    double compute(double nextTauSquared, BatchMatrices<?> batch, double[][] form, double[][] derivative) {
        // where a value divided by it would not fit a double, the objective's own value is that of 0
        tauSquared = nextTauSquared < LogSums.LEAST_TAU_SQUARED ? 0 : nextTauSquared;
        batch.prepare();
        products.product(encoded, batch.a, form);
        products.transpose(encodedTransposed, encoded, 1);
        double value = tauSquared * batch.bound(encoded, values) <= LARGEST_EXPONENT ? shareExponentials(batch) : subtractLargest(batch);
        products.transpose(weightedTransposed, weighted, 1);
        products.product(derivative, batch.transposedA, weightedTransposed);
        return value;
    }

    /** Each block of similarities becomes exponentials when it is computed, and P^T when it is used, so that it stays in one core's cache. */
    private double shareExponentials(BatchMatrices<?> batch) {
        products.product(blocks, batch.b, encodedTransposed, this::exponentials);
        products.rows(n, NUMBERS_OF_A_LOGARITHM, this::valueAndWeights);
        products.product(weighted, batch.transposedB, blocks, this::weigh);
        double value = Products.sum(values, n);
        // at tau^2 = 0 the logarithm of a sum becomes the mean of its row or column, the limit without 2 log(n) / tau^2
        return (tauSquared > 0 ? value : value + 2 * Products.sum(blockTotals, blockTotals.length) / n) / n;
    }

    private void exponentials(int block) {
        double[][] here = blocks[block];
        int first = block * blockWidth;
        int columns = Math.min(blockWidth, n - first);
        for (int i = 0; i < columns; i++) {
            positive[first + i] = here[first + i][i];
        }
        blockTotals[block] = 0;
        for (double[] row : here) {
            if (tauSquared == 0) {
                blockTotals[block] += Products.sum(row, columns);
            }
            Arrays.fill(row, columns, row.length, tauSquared == 0 ? 0 : SMALLEST_EXPONENT / tauSquared);
        }
        Arrays.fill(columnSums, first, first + here[0].length, 0);
        products.arithmetic().expSums(here, tauSquared, blockSums[block], columnSums, first);
    }

    /** n times the value is the sum over pairs i of (log row sum + log column sum) / tau^2 - 2 c_ii, at tau^2 = 0 without the logarithms. */
    private void valueAndWeights(int i) {
        double rowSum = 0;
        for (double[] sums : blockSums) {
            rowSum += sums[i];
        }
        if (tauSquared == 0) {
            // e^0 throughout, without that of the padding
            rowSum = n;
        }
        values[i] = -2 * positive[i];
        if (tauSquared > 0) {
            values[i] += (StrictMath.log(rowSum) + StrictMath.log(columnSums[i])) / tauSquared;
        }
        rowWeights[i] = 1 / (n * rowSum);
        columnWeights[i] = 1 / (n * columnSums[i]);
    }

    private void weigh(int block) {
        double[][] exponentials = blocks[block];
        int first = block * blockWidth;
        products.arithmetic().weigh(exponentials, rowWeights, columnWeights, first);
        for (int i = 0; i < Math.min(blockWidth, n - first); i++) {
            exponentials[first + i][i] -= 2.0 / n;
        }
    }

    /** Rare, and slower: each row and each column has its own exponentials. */
    private double subtractLargest(BatchMatrices<?> batch) {
        similarities = similarities != null ? similarities : Products.matrix(n, n);
        products.product(similarities, batch.b, encodedTransposed);
        double[] rowLargest = new double[n];
        double[] columnLargest = new double[n];
        double[] rowSums = new double[n];
        Arrays.fill(columnSums, 0);
        products.rows(n, n, i -> {
            rowLargest[i] = Double.NEGATIVE_INFINITY;
            columnLargest[i] = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                rowLargest[i] = Math.max(rowLargest[i], similarities[i][j]);
                columnLargest[i] = Math.max(columnLargest[i], similarities[j][i]);
            }
            for (int j = 0; j < n; j++) {
                rowSums[i] += exponential(similarities[i][j] - rowLargest[i]);
                columnSums[i] += exponential(similarities[j][i] - columnLargest[i]);
            }
        });
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += rowLargest[i] + columnLargest[i] - 2 * similarities[i][i]
                    + (StrictMath.log(rowSums[i]) + StrictMath.log(columnSums[i])) / tauSquared;
        }
        products.rows(n, n, i -> {
            for (int j = 0; j < n; j++) {
                double similarity = similarities[i][j];
                similarities[i][j] = exponential(similarity - rowLargest[i]) / (n * rowSums[i])
                        + exponential(similarity - columnLargest[j]) / (n * columnSums[j]);
            }
            similarities[i][i] -= 2.0 / n;
        });
        products.product(weighted, batch.transposedB, similarities);
        return value / n;
    }

    private double exponential(double difference) {
        return Exponential.of(Math.max(tauSquared * difference, SMALLEST_EXPONENT));
    }
}
