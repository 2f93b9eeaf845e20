package contrastive.step;

import contrastive.data.SignBatch;
import contrastive.objective.Contrastive;
import contrastive.objective.LogSums;

/**
 * The contrastive objective with all negatives at once, in closed form. With H_A = S_A C, c_i = f_A,i . f_B,i and
 * x_i = log K + sum_l log cosh(tau^2 H_A,il) - tau^2 c_i, as in {@link Contrastive}: w_i = 1 - S_i = 1 / (1 + e^(-x_i)), and
 * D = (1/n) S_A^T [diag(w) tanh(tau^2 H_A) - diag(w) S_B] plus the same of tower B transposed. The two terms with S_B and S_A are one:
 * S_A^T diag(w_A + w_B) S_B.
 */
final class FastContrastive {

    /** The log cosh and tanh of one number of each tower, in numbers of a pass that only reads them. */
    private static final int NUMBERS_OF_AN_EXPONENTIAL = 16;

    private final Products products;
    private final double[][] formTransposed;
    private final double[][] encodedA;
    private final double[][] encodedB;
    private final double[][] derivativeB;
    private final double[][] derivativeBTransposed;
    private final double[] values;

    FastContrastive(SignMatrices signs, Products products) {
        this.products = products;
        int d = signs.dimension();
        formTransposed = Products.matrix(d, d);
        encodedA = Products.matrix(signs.pairs(), d);
        encodedB = Products.matrix(signs.pairs(), d);
        derivativeB = Products.matrix(d, d);
        derivativeBTransposed = Products.matrix(d, d);
        values = new double[signs.pairs()];
    }

    /** Writes D into derivative; returns the value. */
    double compute(Contrastive objective, SignMatrices signs, double[][] form, double[][] derivative) {
        signs.prepare();
        products.transpose(formTransposed, form, 1);
        products.product(encodedA, signs.a, form);
        products.product(encodedB, signs.b, formTransposed);
        double logNegatives = Math.log(objective.negatives());
        products.rows(values.length, NUMBERS_OF_AN_EXPONENTIAL * signs.dimension(), i -> weigh(i, signs.batch(), objective.tauSquared(), logNegatives));
        products.product(derivative, signs.transposedA, encodedA);
        products.product(derivativeB, signs.transposedB, encodedB);
        products.transpose(derivativeBTransposed, derivativeB, 1);
        products.rows(derivative.length, derivative.length, k -> {
            for (int l = 0; l < derivative.length; l++) {
                derivative[k][l] += derivativeBTransposed[k][l];
            }
        });
        return Products.sum(values, values.length) / values.length;
    }

    private void weigh(int i, SignBatch batch, double tauSquared, double logNegatives) {
        RowArithmetic arithmetic = products.arithmetic();
        int n = batch.pairs();
        double[] a = encodedA[i];
        double[] b = encodedB[i];
        int bits = i * batch.wordsPerRow();
        double positive = arithmetic.signedSum(a, a.length, batch.b(), bits);
        double exponentA = logNegatives + arithmetic.logCoshTanh(a, a.length, tauSquared) - tauSquared * positive;
        double exponentB = logNegatives + arithmetic.logCoshTanh(b, b.length, tauSquared) - tauSquared * positive;
        double weightA = LogSums.logistic(exponentA);
        double weightB = LogSums.logistic(exponentB);
        values[i] = tauSquared < LogSums.LEAST_TAU_SQUARED ? -(weightA + weightB) * positive
                : (LogSums.softPlus(exponentA) + LogSums.softPlus(exponentB)) / tauSquared;
        arithmetic.scale(a, a.length, weightA / n);
        arithmetic.scale(b, b.length, weightB / n);
        arithmetic.addSigns(a, a.length, -(weightA + weightB) / n, batch.b(), bits);
    }
}
