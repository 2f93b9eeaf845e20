package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The contrastive objective with all negatives at once (theory, section 3): L = -(1/tau^2) E[log S_A + log S_B] with
 * S_A = e^(tau^2 f_A . f_B) / (e^(tau^2 f_A . f_B) + K Z_B(f_A)). The negatives need no sampling: over the sign patterns of the model
 * log Z_B(f) = sum_j log cosh(tau^2 s_j / sqrt(d)), where s = [B B_xi]^T W_B f / N_B has the signal and the noise directions.
 *
 * <p>At tau^2 = 0, and below 1e-300 where it would not fit a double, the value is the limit of L - 2 log(1 + K) / tau^2, which is K/(1+K) times that of {@link PositivesOnly}.
 *
 * @param tauSquared tau^2 >= 0
 * @param negatives K > 0, the weight of the negatives
 */
public record Contrastive(double tauSquared, double negatives) implements Objective {

    /**
     * @throws IllegalArgumentException if tauSquared is negative or negatives not positive, or one of them not finite
     */
    public Contrastive {
        Require.notNegative("tauSquared", tauSquared);
        Require.positive("negatives", negatives);
    }

    @Override
    public double negatives(int batch) {
        return negatives;
    }

    @Override
    public double valueOfForm(TwoTower tower, PairBatch batch, Gradient gradient) {
        Gradient.requireForm(tower, batch, gradient);
        if (!(tower.source() instanceof PairModel model)) {
            throw new IllegalArgumentException("Contrastive knows the negatives of a PairModel in closed form, got pairs from "
                    + tower.source().getClass().getSimpleName() + "; use InfoNce, which samples them");
        }
        int n = batch.pairs();
        CommonOps_DDRM.fill(gradient.formDerivative, 0);
        gradient.encodedPairs.reshape(n, gradient.form.numCols);
        CommonOps_DDRM.mult(batch.a(), gradient.form, gradient.encodedPairs);
        double value = towerTerm(batch.a(), batch.b(), model.frameB(), false, gradient);
        gradient.encodedPairs.reshape(n, gradient.form.numRows);
        CommonOps_DDRM.multTransB(batch.b(), gradient.form, gradient.encodedPairs);
        value += towerTerm(batch.b(), batch.a(), model.frameA(), true, gradient);
        return NotFiniteException.unless("tower and batch", "objective", value);
    }

    /**
     * One of the two sums, -(1/tau^2) E log S for queries X, positives Y and the frame of Y's side, with H = X C (or X C^T) in
     * gradient.encodedPairs. With c_i = h_i . y_i, s_i = frame^T h_i and x_i = log K + log Z_i - tau^2 c_i:
     * -log S_i = log(1 + e^(x_i)), w_i = 1 - S_i, and
     * dL/dC += (1/n) X^T [ (w_i tanh(tau^2 s_i / sqrt(d)) / sqrt(d)) frame^T - diag(w) Y ].
     */
    private double towerTerm(DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj frame, boolean transposed, Gradient gradient) {
        int n = x.numRows;
        int d = frame.numCols;
        double rootDimension = Math.sqrt(d);
        DMatrixRMaj h = gradient.encodedPairs;
        DMatrixRMaj s = gradient.similarities;
        s.reshape(n, d);
        CommonOps_DDRM.mult(h, frame, s);
        double logNegatives = Math.log(negatives);
        double[] weights = gradient.perPair(n);
        double value = 0;
        for (int i = 0; i < n; i++) {
            double positive = 0;
            for (int j = 0; j < h.numCols; j++) {
                positive += h.get(i, j) * y.get(i, j);
            }
            double logZ = 0;
            for (int j = 0; j < d; j++) {
                logZ += LogSums.logCosh(tauSquared * s.get(i, j) / rootDimension);
            }
            double exponent = logNegatives + logZ - tauSquared * positive;
            weights[i] = LogSums.logistic(exponent);
            value += tauSquared < LogSums.LEAST_TAU_SQUARED ? -weights[i] * positive : LogSums.softPlus(exponent) / tauSquared;
            for (int j = 0; j < d; j++) {
                double slope = weights[i] * Math.tanh(tauSquared * s.get(i, j) / rootDimension) / (n * rootDimension);
                s.set(i, j, slope);
            }
        }
        addDerivative(x, y, frame, weights, transposed, gradient);
        return value / n;
    }

    private static void addDerivative(
            DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj frame, double[] weights, boolean transposed, Gradient gradient) {
        int n = x.numRows;
        DMatrixRMaj pulled = gradient.weightedPairs;
        pulled.reshape(n, frame.numRows);
        CommonOps_DDRM.multTransB(gradient.similarities, frame, pulled);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < pulled.numCols; j++) {
                pulled.set(i, j, pulled.get(i, j) - weights[i] / n * y.get(i, j));
            }
        }
        if (transposed) {
            CommonOps_DDRM.multAddTransA(pulled, x, gradient.formDerivative);
        } else {
            CommonOps_DDRM.multAddTransA(x, pulled, gradient.formDerivative);
        }
    }
}
