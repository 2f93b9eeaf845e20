package contrastive.step;

import org.ejml.data.DMatrixRMaj;

/** Weights W of a tower, padded, shape (d, m), under the norm that its inputs' second moment S gives them: N^2 = &lt;W, S W&gt;. */
final class NormedWeights {

    final double[][] weights;
    private final String name;
    private final Products products;
    private final double[][] secondMoment;
    private final double[][] moment;
    private final double[] rowSums;
    private double norm;
    private boolean current;

    /**
     * @param name of the weights, for a refusal
     * @param start copied
     * @param inputMoment S = E[x x^T], shape (d, d); copied
     */
    NormedWeights(String name, DMatrixRMaj start, DMatrixRMaj inputMoment, Products products) {
        this.name = name;
        this.products = products;
        weights = Products.padded(start);
        secondMoment = Products.padded(inputMoment);
        moment = Products.matrix(start.numRows, start.numCols);
        rowSums = new double[start.numRows];
    }

    /** N of the current weights. */
    double norm() {
        if (!current) {
            products.product(moment, secondMoment, weights);
            norm = Math.sqrt(products.inner(weights, moment, rowSums));
            current = true;
        }
        if (norm == 0) {
            throw new IllegalArgumentException(name + " must encode some input as more than 0, got N = 0, which cannot be normalised");
        }
        return norm;
    }

    /** W becomes W - rate (scale G - (inner / N^2) S W); the gradient is that at the current weights. */
    void update(double[][] gradient, double rate, double scale, double inner) {
        double shrink = inner / (norm() * norm());
        current = false;
        products.rows(weights.length, weights[0].length, k -> {
            products.arithmetic().combine(weights[k], gradient[k], weights[k].length, 1, -rate * scale);
            products.arithmetic().combine(weights[k], moment[k], weights[k].length, 1, rate * shrink);
        });
    }

    /** |W|_F^2. */
    double squaredNorm() {
        return products.inner(weights, weights, rowSums);
    }

    /** @param entries of W, row by row */
    void copyFrom(double[] entries) {
        current = false;
        Products.fill(weights, DMatrixRMaj.wrap(weights.length, entries.length / weights.length, entries));
    }
}
