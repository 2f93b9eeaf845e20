package contrastive.step;

import contrastive.data.SignBatch;
import contrastive.objective.Contrastive;
import contrastive.objective.LogSums;

/**
 * All negatives at once, in closed form. With H_A = S_A C, c_i = f_A,i . f_B,i and x_i = log K + sum_l log cosh(tau^2 H_A,il) - tau^2 c_i, as in
 * {@link Contrastive}: w_i = 1 - S_i = 1 / (1 + e^(-x_i)), and D = (1/n) S_A^T [diag(w) tanh(tau^2 H_A) - diag(w) S_B] plus the same of tower B
 * transposed. The two terms with S_B and S_A are one: S_A^T diag(w_A + w_B) S_B.
 */
final class SignContrastive implements FastObjective<BatchSigns> {

    private Contrastive objective;
    private final double[][] encodedA;
    private final double[][] encodedB;
    private final double[][] derivativeB;
    private final double[][] turnedB;
    private final double[] values;

    SignContrastive(int pairs, int dimension) {
        encodedA = Products.matrix(pairs, dimension);
        encodedB = Products.matrix(pairs, dimension);
        derivativeB = Products.matrix(dimension, dimension);
        turnedB = Products.matrix(dimension, dimension);
        values = new double[pairs];
    }

    /** The same room for another temperature or weight. */
    SignContrastive with(Contrastive next) {
        objective = next;
        return this;
    }

    @Override
    public boolean needsForm() {
        return true;
    }

    @Override
    public double derivative(BatchSigns signs, Form form, Products products) {
        signs.prepare(products);
        signs.timesA(encodedA, form.form, products);
        signs.timesB(encodedB, form.transposed, products);
        products.rows(signs.pairs, (from, to) -> weigh(signs, products.lanes(), from, to));

        signs.turnedTimesA(form.derivative, encodedA, products);
        signs.turnedTimesB(derivativeB, encodedB, products);
        products.transpose(turnedB, derivativeB, signs.dimension, 1);
        products.rows(signs.dimension, (from, to) -> {
            for (int k = from; k < to; k++) {
                for (int l = 0; l < signs.dimension; l++) {
                    form.derivative[k][l] += turnedB[k][l];
                }
            }
        });
        return Products.sum(values, signs.pairs) / signs.pairs;
    }

    private void weigh(BatchSigns signs, Lanes lanes, int from, int to) {
        SignBatch batch = signs.batch();
        double tauSquared = objective.tauSquared();
        double logNegatives = Math.log(objective.negatives());
        for (int i = from; i < to; i++) {
            double[] a = encodedA[i];
            double[] b = encodedB[i];
            int bits = i * batch.wordsPerRow();
            double positive = lanes.signedSum(a, a.length, batch.b(), bits);
            double exponentA = logNegatives + lanes.logCoshTanh(a, a.length, tauSquared) - tauSquared * positive;
            double exponentB = logNegatives + lanes.logCoshTanh(b, b.length, tauSquared) - tauSquared * positive;
            double weightA = LogSums.logistic(exponentA);
            double weightB = LogSums.logistic(exponentB);
            values[i] = tauSquared < LogSums.LEAST_TAU_SQUARED ? -(weightA + weightB) * positive
                    : (LogSums.softPlus(exponentA) + LogSums.softPlus(exponentB)) / tauSquared;
            lanes.scale(a, a.length, weightA / signs.pairs);
            lanes.scale(b, b.length, weightB / signs.pairs);
            lanes.addSigns(a, a.length, -(weightA + weightB) / signs.pairs, batch.b(), bits);
        }
    }
}
