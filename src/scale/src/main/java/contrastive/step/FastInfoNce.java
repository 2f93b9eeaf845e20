package contrastive.step;

import contrastive.objective.LogSums;
import java.util.Arrays;

/**
 * Mini-batch InfoNCE. The similarities c_ij = f_A,i . f_B,j are kept transposed, T = X_B (X_A C)^T, so that row j belongs to pair j of tower B. One
 * exponential serves the softmax of its row and that of its column; where |tau^2 c| may pass what e^x can hold, each has its own, with
 * the largest of the row or column taken off. With P = (row softmax + column softmax - 2 I) / n, D = X_A^T P X_B = X_A^T (X_B^T P^T)^T.
 */
final class FastInfoNce implements FastObjective<Batch> {

    /** e^x and sums of a batch of them are far from overflow and underflow for |x| up to this. */
    private static final double LARGEST_EXPONENT = 600;
    private static final double NOTHING = -700;

    private double tauSquared;
    private final double[][] encoded;
    private final double[][] encodedTurned;
    /** T in blocks of columns. */
    private final double[][][] blocks;
    private final int wide;
    /** T as one matrix, for temperatures that need it. */
    private double[][] similarities;
    private final double[][] weighted;
    private final double[][] weightedTurned;
    /** Row sums over each block of columns. */
    private final double[][] blockSums;
    /** Sums of the similarities themselves over each block of columns. */
    private final double[] blockTotals;
    private final double[] columnSums;
    private final double[] own;
    private final double[] values;
    private final double[] rowWeights;
    private final double[] columnWeights;

    /**
     * @param batch any; all have its number of pairs
     * @param dimension d_B
     */
    FastInfoNce(Batch batch, int dimension) {
        int pairs = batch.pairs();
        encoded = Products.matrix(pairs, dimension);
        encodedTurned = Products.matrix(dimension, pairs);
        wide = batch.blockWidth();
        blocks = Products.blocks(pairs, pairs, wide);
        weighted = Products.matrix(dimension, pairs);
        weightedTurned = Products.matrix(pairs, dimension);
        blockSums = new double[blocks.length][pairs];
        blockTotals = new double[blocks.length];
        columnSums = new double[Lanes.padded(pairs)];
        own = new double[pairs];
        values = new double[pairs];
        rowWeights = new double[pairs];
        columnWeights = new double[Lanes.padded(pairs)];
    }

    /** The same room for another temperature. */
    FastInfoNce with(double next) {
        // where a value divided by it would not fit a double, the objective's own value is that of 0
        tauSquared = next < LogSums.LEAST_TAU_SQUARED ? 0 : next;
        return this;
    }

    @Override
    public boolean needsForm() {
        return true;
    }

    @Override
    public double derivative(Batch batch, Form form, Products products) {
        batch.prepare(products);
        batch.timesA(encoded, form.form, products);
        products.transpose(encodedTurned, encoded, encodedTurned.length, 1);
        double value = tauSquared * batch.bound(encoded, values, products) <= LARGEST_EXPONENT
                ? shareExponentials(batch, products) : keepApart(batch, products);
        products.transpose(weightedTurned, weighted, weightedTurned.length, 1);
        batch.turnedTimesA(form.derivative, weightedTurned, products);
        return value;
    }

    private double keepApart(Batch batch, Products products) {
        if (similarities == null) {
            similarities = Products.matrix(own.length, own.length);
        }
        batch.timesB(similarities, encodedTurned, products);
        double value = SafeSoftmax.weigh(similarities, tauSquared, products);
        batch.turnedTimesB(weighted, similarities, products);
        return value;
    }

    /** Each block of similarities is turned to exponentials as it is made, and to P^T as it is used, so that it stays with one core. */
    private double shareExponentials(Batch batch, Products products) {
        batch.timesB(blocks, encodedTurned, products, block -> exponentials(products.lanes(), block));
        products.rows(own.length, this::valuesAndWeights);
        batch.turnedTimesB(weighted, blocks, products, block -> weigh(products.lanes(), block));
        int n = own.length;
        double value = Products.sum(values, n);
        // at tau^2 = 0 the logarithm of a sum becomes the mean of its row or column, the limit without 2 log(n) / tau^2
        return (tauSquared > 0 ? value : value + 2 * Products.sum(blockTotals, blockTotals.length) / n) / n;
    }

    private void exponentials(Lanes lanes, int block) {
        double[][] here = blocks[block];
        int first = block * wide;
        int columns = Math.min(wide, own.length - first);
        for (int i = 0; i < columns; i++) {
            own[first + i] = here[first + i][i];
        }
        blockTotals[block] = 0;
        for (double[] row : here) {
            if (tauSquared == 0) {
                blockTotals[block] += Products.sum(row, columns);
            }
            Arrays.fill(row, columns, row.length, tauSquared == 0 ? 0 : NOTHING / tauSquared);
        }
        Arrays.fill(columnSums, first, first + here[0].length, 0);
        lanes.expSums(here, tauSquared, blockSums[block], columnSums, first);
    }

    /** The part of pair i in n times the value, (log row sum + log column sum) / tau^2 - 2 c_ii, at tau^2 = 0 without the logarithms; and its softmaxes' weights. */
    private void valuesAndWeights(int from, int to) {
        int n = own.length;
        for (int i = from; i < to; i++) {
            double rowSum = 0;
            for (double[] sums : blockSums) {
                rowSum += sums[i];
            }
            if (tauSquared == 0) {
                // e^0 throughout, without that of the padding
                rowSum = n;
            }
            values[i] = -2 * own[i];
            if (tauSquared > 0) {
                values[i] += (StrictMath.log(rowSum) + StrictMath.log(columnSums[i])) / tauSquared;
            }
            rowWeights[i] = 1 / (n * rowSum);
            columnWeights[i] = 1 / (n * columnSums[i]);
        }
    }

    private void weigh(Lanes lanes, int block) {
        double[][] exponentials = blocks[block];
        int first = block * wide;
        lanes.weigh(exponentials, rowWeights, columnWeights, first);
        for (int i = 0; i < Math.min(wide, own.length - first); i++) {
            exponentials[first + i][i] -= 2.0 / own.length;
        }
    }
}
