package contrastive.step;

/**
 * The inputs of a batch of n pairs as the left factors of products: X_A, shape (n, d_A), X_B, shape (n, d_B), and their transposes.
 *
 * @param <F> the kind of factor
 */
abstract class BatchMatrices<F extends LeftFactor> {

    final F a;
    final F b;
    final F transposedA;
    final F transposedB;
    final Products products;

    BatchMatrices(F a, F b, F transposedA, F transposedB, Products products) {
        this.a = a;
        this.b = b;
        this.transposedA = transposedA;
        this.transposedB = transposedB;
        this.products = products;
    }

    int pairs() {
        return a.rows();
    }

    /** Sets the four factors to the batch that was loaded last; {@link #cross} does without. */
    abstract void prepare();

    /** out = factor X_A^T X_B. */
    abstract void cross(double[][] out, double factor);

    /**
     * An upper bound of the size of all entries of X_B H^T; NaN if one is NaN.
     *
     * @param encoded H, shape (n, d_B)
     * @param rowSums n numbers, overwritten
     */
    abstract double bound(double[][] encoded, double[] rowSums);
}
