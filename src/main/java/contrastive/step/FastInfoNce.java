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
    private final double[][] similarities;
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
     * @param dimension d_B
     */
    FastInfoNce(int pairs, int dimension) {
        encoded = Products.matrix(pairs, dimension);
        encodedTurned = Products.matrix(dimension, pairs);
        similarities = Products.matrix(pairs, pairs);
        weighted = Products.matrix(dimension, pairs);
        weightedTurned = Products.matrix(pairs, dimension);
        blockSums = new double[Products.columnBlocks(pairs)][pairs];
        blockTotals = new double[blockSums.length];
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
        batch.timesB(similarities, encodedTurned, products);
        double value = SafeSoftmax.weigh(similarities, tauSquared, products);
        batch.turnedTimesB(weighted, similarities, products);
        return value;
    }

    /** Each block of similarities is turned to exponentials as it is made, and to P^T as it is used, so that it stays with one core. */
    private double shareExponentials(Batch batch, Products products) {
        batch.timesB(similarities, encodedTurned, products, (block, from, to) -> exponentials(products.lanes(), block, from, to));
        products.rows(own.length, (part, from, to) -> weights(from, to));
        batch.turnedTimesB(weighted, similarities, products, (block, from, to) -> weigh(products.lanes(), from, to));
        int n = own.length;
        double value = Products.sum(values, n);
        return (tauSquared > 0 ? value : value + 2 * Products.sum(blockTotals, blockTotals.length) / n) / n;
    }

    private void exponentials(Lanes lanes, int block, int from, int to) {
        int n = own.length;
        int last = Math.min(n, to);
        for (int j = from; j < last; j++) {
            own[j] = similarities[j][j];
        }
        blockTotals[block] = 0;
        for (double[] row : similarities) {
            for (int i = from; tauSquared == 0 && i < last; i++) {
                blockTotals[block] += row[i];
            }
            Arrays.fill(row, last, to, tauSquared == 0 ? 0 : NOTHING / tauSquared);
        }
        Arrays.fill(columnSums, from, to, 0);
        lanes.expSums(similarities, from, to, tauSquared, blockSums[block], columnSums);
    }

    /** The part of pair i in n times the value, (log row sum + log column sum) / tau^2 - 2 c_ii, at tau^2 = 0 without the logarithms; and its softmaxes' weights. */
    private void weights(int from, int to) {
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

    private void weigh(Lanes lanes, int from, int to) {
        int n = own.length;
        lanes.weigh(similarities, from, to, rowWeights, columnWeights);
        for (int j = from; j < Math.min(n, to); j++) {
            similarities[j][j] -= 2.0 / n;
        }
    }
}
