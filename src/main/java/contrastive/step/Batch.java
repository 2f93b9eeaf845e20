package contrastive.step;

/** A batch of n pairs as an objective uses it: X_A, shape (n, d_A), and X_B, shape (n, d_B), by their products with other matrices. */
interface Batch {

    int pairs();

    /** Makes what the four products need; once a batch, before the first of them. */
    void prepare(Products products);

    /** out = X_A matrix. */
    void timesA(double[][] out, double[][] matrix, Products products);

    /** out = X_B matrix. */
    default void timesB(double[][] out, double[][] matrix, Products products) {
        timesB(out, matrix, products, Products.NOTHING);
    }

    /** The same, with what is done after each block of columns of out. */
    void timesB(double[][] out, double[][] matrix, Products products, Products.ColumnTask after);

    /** out = X_A^T matrix. */
    void turnedTimesA(double[][] out, double[][] matrix, Products products);

    /** out = X_B^T matrix. */
    default void turnedTimesB(double[][] out, double[][] matrix, Products products) {
        turnedTimesB(out, matrix, products, Products.NOTHING);
    }

    /** The same, with what is done before each block of columns of matrix is used. */
    void turnedTimesB(double[][] out, double[][] matrix, Products products, Products.ColumnTask before);

    /** out = factor X_A^T X_B, without the four products. */
    void cross(double[][] out, double factor, Products products);

    /**
     * Not less than any entry of X_B H^T in size; NaN if one is.
     *
     * @param encoded H, shape (n, d_B)
     * @param rowSums room for n numbers
     */
    double bound(double[][] encoded, double[] rowSums, Products products);
}
