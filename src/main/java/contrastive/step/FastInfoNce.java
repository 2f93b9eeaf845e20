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
    private final double[][] partSums;
    private final double[] rowSums;
    private final double[] columnSums;
    private final double[] own;

    /**
     * @param dimension d_B
     */
    FastInfoNce(int pairs, int dimension) {
        encoded = Products.matrix(pairs, dimension);
        encodedTurned = Products.matrix(dimension, pairs);
        similarities = Products.matrix(pairs, pairs);
        weighted = Products.matrix(dimension, pairs);
        weightedTurned = Products.matrix(pairs, dimension);
        partSums = Products.matrix(Products.parts(pairs), pairs);
        rowSums = new double[pairs];
        columnSums = new double[Lanes.padded(pairs)];
        own = new double[pairs];
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
        batch.timesB(similarities, encodedTurned, products);

        double value = tauSquared * batch.bound(encoded, rowSums, products) <= LARGEST_EXPONENT
                ? shareExponentials(products) : SafeSoftmax.weigh(similarities, tauSquared, products);

        batch.turnedTimesB(weighted, similarities, products);
        products.transpose(weightedTurned, weighted, weightedTurned.length, 1);
        batch.turnedTimesA(form.derivative, weightedTurned, products);
        return value;
    }

    /** Turns the similarities into P^T; gives the value. */
    private double shareExponentials(Products products) {
        int n = similarities.length;
        int width = columnSums.length;
        double all = tauSquared == 0 ? sumOfAll() : 0;
        products.rows(n, (part, from, to) -> {
            double[] sums = partSums[part];
            Arrays.fill(sums, 0);
            for (int j = from; j < to; j++) {
                double[] row = similarities[j];
                own[j] = row[j];
                Arrays.fill(row, n, width, tauSquared == 0 ? 0 : NOTHING / tauSquared);
                rowSums[j] = products.lanes().expSum(row, width, tauSquared, sums);
            }
        });
        addColumns();
        if (tauSquared == 0) {
            // e^0 throughout, with that of the padding left out
            Arrays.fill(rowSums, n);
        }
        double value = value(all);
        for (int i = 0; i < width; i++) {
            columnSums[i] = 1 / (n * columnSums[i]);
        }
        products.rows(n, (part, from, to) -> {
            for (int j = from; j < to; j++) {
                products.lanes().weigh(similarities[j], width, 1 / (n * rowSums[j]), columnSums);
                similarities[j][j] -= 2.0 / n;
            }
        });
        return value;
    }

    private void addColumns() {
        Arrays.fill(columnSums, 0);
        for (double[] sums : partSums) {
            for (int i = 0; i < columnSums.length; i++) {
                columnSums[i] += sums[i];
            }
        }
    }

    /** (1/n) sum_i [(log row sum + log column sum) / tau^2 - 2 c_ii]; at tau^2 = 0 its limit without 2 log(n) / tau^2. */
    private double value(double all) {
        int n = own.length;
        double value = 2 * all / n;
        for (int i = 0; i < n; i++) {
            value -= 2 * own[i];
            if (tauSquared > 0) {
                value += (StrictMath.log(rowSums[i]) + StrictMath.log(columnSums[i])) / tauSquared;
            }
        }
        return value / n;
    }

    private double sumOfAll() {
        double sum = 0;
        for (double[] row : similarities) {
            sum += Products.sum(row, similarities.length);
        }
        return sum;
    }
}
