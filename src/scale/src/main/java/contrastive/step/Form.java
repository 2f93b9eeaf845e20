package contrastive.step;

/**
 * The bilinear form of a step and what belongs to it, padded: C = scale M_A M_B^T of shape (d_A, d_B) with f_A . f_B = x_A^T C x_B, D = dL/dC,
 * and what D makes of the towers' maps M_A, shape (d_A, m), and M_B, shape (d_B, m).
 */
final class Form {

    final double[][] form;
    final double[][] transposed;
    final double[][] derivative;
    /** D M_B and D^T M_A: times scale, the gradients without the part of the norms. */
    final double[][] gradientA;
    final double[][] gradientB;
    private final double[][] derivativeTransposed;
    private final double[][] turned;
    private final double[] rowSums;
    private double inner;

    Form(int dimensionA, int dimensionB, int width) {
        form = Products.matrix(dimensionA, dimensionB);
        transposed = Products.matrix(dimensionB, dimensionA);
        derivative = Products.matrix(dimensionA, dimensionB);
        derivativeTransposed = Products.matrix(dimensionB, dimensionA);
        gradientA = Products.matrix(dimensionA, width);
        gradientB = Products.matrix(dimensionB, width);
        turned = Products.matrix(width, dimensionB);
        rowSums = new double[dimensionA];
    }

    /** Takes an objective and its derivative over a batch; gives the value. */
    <B extends Batch> double take(FastObjective<? super B> objective, B batch, double[][] mapA, double[][] mapB, double scale,
            Products products) {
        if (objective.needsForm()) {
            products.transpose(turned, mapB, turned.length, scale);
            products.product(form, mapA, turned, turned.length);
            products.transpose(transposed, form, transposed.length, 1);
        }
        double value = objective.derivative(batch, this, products);
        products.transpose(derivativeTransposed, derivative, derivativeTransposed.length, 1);
        products.product(gradientA, derivative, mapB, mapB.length);
        products.product(gradientB, derivativeTransposed, mapA, mapA.length);
        // <D, C> = scale <M_A, D M_B>
        inner = objective.needsForm() ? products.inner(derivative, form, rowSums) : scale * products.inner(mapA, gradientA, rowSums);
        return objective.needsForm() ? value : inner;
    }

    /** &lt;D, C&gt; of the objective that was taken last. */
    double inner() {
        return inner;
    }
}
