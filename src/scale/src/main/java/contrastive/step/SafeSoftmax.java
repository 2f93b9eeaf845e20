package contrastive.step;

/** The softmaxes of InfoNCE where tau^2 c is so large that each row and each column needs its own largest taken off; rare, and slower. */
final class SafeSoftmax {

    private SafeSoftmax() {
    }

    /** Turns the similarities, shape (n, n) and padded, into (row softmax + column softmax - 2 I) / n; gives the value. */
    static double weigh(double[][] similarities, double tauSquared, Products products) {
        int n = similarities.length;
        double[] rowLargest = new double[n];
        double[] columnLargest = new double[n];
        double[] rowSums = new double[n];
        double[] columnSums = new double[n];
        products.rows(n, (from, to) -> {
            for (int i = from; i < to; i++) {
                rowLargest[i] = Double.NEGATIVE_INFINITY;
                columnLargest[i] = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < n; j++) {
                    rowLargest[i] = Math.max(rowLargest[i], similarities[i][j]);
                    columnLargest[i] = Math.max(columnLargest[i], similarities[j][i]);
                }
                for (int j = 0; j < n; j++) {
                    rowSums[i] += exp(tauSquared * (similarities[i][j] - rowLargest[i]));
                    columnSums[i] += exp(tauSquared * (similarities[j][i] - columnLargest[i]));
                }
            }
        });
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += rowLargest[i] + columnLargest[i] - 2 * similarities[i][i]
                    + (StrictMath.log(rowSums[i]) + StrictMath.log(columnSums[i])) / tauSquared;
        }
        products.rows(n, (from, to) -> {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < n; j++) {
                    double similarity = similarities[i][j];
                    similarities[i][j] = exp(tauSquared * (similarity - rowLargest[i])) / (n * rowSums[i])
                            + exp(tauSquared * (similarity - columnLargest[j])) / (n * columnSums[j]);
                }
                similarities[i][i] -= 2.0 / n;
            }
        });
        return value / n;
    }

    private static double exp(double x) {
        return Exponential.of(Math.max(x, -700));
    }
}
