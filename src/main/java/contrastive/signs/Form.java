package contrastive.signs;

/**
 * The bilinear form of a step and what belongs to it, all of shape (d, d) and padded: C with f_A . f_B = g_A^T C g_B, and D = dL/dC.
 */
final class Form {

    final double[][] form;
    final double[][] transposed;
    final double[][] derivative;
    final double[][] derivativeTransposed;
    private final double[][] turned;
    private final double[] rowSums;

    Form(int dimension, int width) {
        form = Products.matrix(dimension, dimension);
        transposed = Products.matrix(dimension, dimension);
        derivative = Products.matrix(dimension, dimension);
        derivativeTransposed = Products.matrix(dimension, dimension);
        turned = Products.matrix(width, dimension);
        rowSums = new double[dimension];
    }

    /** C = scale U_A U_B^T. */
    void take(double[][] mapA, double[][] mapB, double scale, Products products) {
        products.transpose(turned, mapB, turned.length, scale);
        products.product(form, mapA, turned, turned.length);
        products.transpose(transposed, form, form.length, 1);
    }

    /** &lt;D, C&gt;. */
    double inner(Products products) {
        return products.inner(derivative, form, rowSums);
    }
}
