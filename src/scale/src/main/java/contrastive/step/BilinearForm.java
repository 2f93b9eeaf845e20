package contrastive.step;

import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;

/**
 * The bilinear form of a step, C = scale M_A M_B^T of shape (d_A, d_B) with f_A . f_B = x_A^T C x_B, from the towers' maps M_A, shape (d_A, m),
 * and M_B, shape (d_B, m); D = dL/dC; and what D makes of the maps.
 */
final class BilinearForm {

    /** D M_B and D^T M_A: times scale, the gradients without the part of the norms. */
    final double[][] gradientA;
    final double[][] gradientB;
    private final Products products;
    private final double[][] form;
    private final double[][] derivative;
    private final double[][] derivativeTransposed;
    private final double[][] mapTransposed;
    private final double[] rowSums;
    private FastInfoNce infoNce;
    private FastContrastive contrastive;
    private double inner;

    BilinearForm(int dimensionA, int dimensionB, int width, Products products) {
        this.products = products;
        form = Products.matrix(dimensionA, dimensionB);
        derivative = Products.matrix(dimensionA, dimensionB);
        derivativeTransposed = Products.matrix(dimensionB, dimensionA);
        gradientA = Products.matrix(dimensionA, width);
        gradientB = Products.matrix(dimensionB, width);
        mapTransposed = Products.matrix(width, dimensionB);
        rowSums = new double[dimensionA];
    }

    /**
     * Computes an objective and its gradients over a batch.
     *
     * @param objective {@link InfoNce} or {@link PositivesOnly}; on signs, {@link Contrastive} too
     * @return the value
     */
    double compute(Objective objective, BatchMatrices<?> batch, double[][] mapA, double[][] mapB, double scale) {
        boolean positives = objective instanceof PositivesOnly;
        double value = 0;
        if (positives) {
            batch.cross(derivative, -2.0 / batch.pairs());
        } else {
            products.transpose(mapTransposed, mapB, scale);
            products.product(form, mapA, mapTransposed);
            value = computeDerivative(objective, batch);
        }
        products.transpose(derivativeTransposed, derivative, 1);
        products.product(gradientA, derivative, mapB);
        products.product(gradientB, derivativeTransposed, mapA);
        // <D, C> = scale <M_A, D M_B>, which is the value where D does not depend on C
        inner = positives ? scale * products.inner(mapA, gradientA, rowSums) : products.inner(derivative, form, rowSums);
        return positives ? inner : value;
    }

    private double computeDerivative(Objective objective, BatchMatrices<?> batch) {
        if (objective instanceof InfoNce sampled) {
            InfoNce.negatives(batch.pairs()); // refuses a batch without negatives
            infoNce = infoNce != null && infoNce.pairs() == batch.pairs() ? infoNce : new FastInfoNce(batch, products);
            return infoNce.compute(sampled.tauSquared(), batch, form, derivative);
        }
        SignMatrices signs = (SignMatrices) batch;
        contrastive = contrastive != null ? contrastive : new FastContrastive(signs, products);
        return contrastive.compute((Contrastive) objective, signs, form, derivative);
    }

    /** &lt;D, C&gt; of the objective computed last. */
    double inner() {
        return inner;
    }
}
