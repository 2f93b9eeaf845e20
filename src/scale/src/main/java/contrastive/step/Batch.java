package contrastive.step;

/** A batch of n pairs as an objective uses it: X_A, shape (n, d_A), and X_B, shape (n, d_B), by their products with other matrices. */
interface Batch {

    int pairs();

    /** Makes what the four products need; once a batch, before the first of them. */
    void prepare(Products products);

    /** out = X_A matrix. */
    void timesA(double[][] out, double[][] matrix, Products products);

    /** out = X_B matrix. */
    void timesB(double[][] out, double[][] matrix, Products products);

    /** Columns of a block of a matrix that is made and used block by block. */
    int blockWidth();

    /** The same into blocks, shape (n, {@link #blockWidth}) but for the last, with what is done after each. */
    void timesB(double[][][] out, double[][] matrix, Products products, Products.BlockTask after);

    /** out = X_A^T matrix. */
    void turnedTimesA(double[][] out, double[][] matrix, Products products);

    /** out = X_B^T matrix. */
    void turnedTimesB(double[][] out, double[][] matrix, Products products);

    /** The same from blocks of the matrix, shape (n, {@link #blockWidth}) but for the last, with what is done before each. */
    void turnedTimesB(double[][] out, double[][][] matrix, Products products, Products.BlockTask before);

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
