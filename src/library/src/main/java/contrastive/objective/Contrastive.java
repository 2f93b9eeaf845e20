package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.Require;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.util.FastMath;

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

    /** @throws IllegalArgumentException if tauSquared is negative or negatives not positive, or one of them not finite */
    public Contrastive {
        Require.notNegative("tauSquared", tauSquared);
        Require.positive(negatives == 0 ? "negatives (for none use new PositivesOnly())" : "negatives", negatives);
    }

    /** Section 5: l_k = -2 w theta_k with theta_k = 1 - tanh(tau^2 p_k), and L = (2/tau^2) log(1 + e^x) with x of {@link #exponent}. */
    @Override
    public double ofStrengths(double[] strengths, double[] slopes) {
        int r = Require.sameLength("strengths", strengths, "slopes", slopes);
        double exponent = exponent(strengths);
        double w = LogSums.logistic(exponent);
        double alignment = 0;
        for (int k = 0; k < r; k++) {
            double theta = LogSums.oneMinusTanh(tauSquared * strengths[k]);
            slopes[k] = -2 * w * theta;
            alignment += strengths[k];
        }
        return NotFiniteException.unless("tauSquared and strengths", "objective", 2 * scaledSoftPlus(exponent, w, alignment));
    }

    /** w = 1 - S = K / (K + exp(tau^2 sum_k p_k - sum_k log cosh(tau^2 p_k))). */
    @Override
    public double negativeWeight(double[] strengths, int batch) {
        return LogSums.logistic(exponent(Require.notNull("strengths", strengths)));
    }

    /** x = log K + sum_k (log cosh(tau^2 p_k) - tau^2 p_k), so that w = 1 / (1 + e^(-x)). */
    private double exponent(double[] strengths) {
        double exponent = Math.log(negatives);
        for (double strength : strengths) {
            double logit = tauSquared * strength;
            exponent += LogSums.logCosh(logit) - logit;
        }
        return Double.isNaN(exponent) ? NotFiniteException.unless("tauSquared and strengths", "exponent", exponent) : exponent;
    }

    /** -(1/tau^2) log S = (1/tau^2) log(1 + e^x) for one similarity, at tau^2 = 0 without the constant. */
    private double scaledSoftPlus(double exponent, double w, double similarity) {
        return tauSquared < LogSums.LEAST_TAU_SQUARED ? -w * similarity : LogSums.softPlus(exponent) / tauSquared;
    }

    /** h = 2 w tau^2 sech^2(tau^2 / r), w at the even share (theory, T3 and T8). */
    @Override
    public double balancingCurvature(int directions) {
        double logit = tauSquared / Require.room("directions", Require.atLeast(2, "directions", directions), 1, directions);
        double w = negativeWeight(DoubleStream.generate(() -> 1.0 / directions).limit(directions).toArray(), 0);
        double sech = 1 / FastMath.cosh(logit);
        return 2 * w * tauSquared * sech * sech;
    }

    @Override
    public double ofForm(PairSource population, PairBatch batch, DMatrixRMaj form, DMatrixRMaj formDerivative) {
        Similarities.requireFits(population, batch, form, formDerivative);
        if (!(population instanceof PairModel model)) {
            throw new IllegalArgumentException("population must be a PairModel for the objective Contrastive, which knows its negatives in closed form, got pairs from "
                    + population.getClass().getSimpleName() + "; use InfoNce, which samples them");
        }
        DMatrixRMaj transposedForm = CommonOps_DDRM.transpose(form, null);
        DMatrixRMaj derivativeOfB = new DMatrixRMaj(form.numCols, form.numRows);
        double value = towerTerm(batch.a(), batch.b(), model.frameB(), form, formDerivative)
                + towerTerm(batch.b(), batch.a(), model.frameA(), transposedForm, derivativeOfB);
        CommonOps_DDRM.addEquals(formDerivative, CommonOps_DDRM.transpose(derivativeOfB, null));
        return NotFiniteException.unless("tower and batch", "objective", value);
    }

    /**
     * One of the two sums, -(1/tau^2) E log S for queries X, positives Y and the frame of Y's side. With H = X C, c_i = h_i . y_i,
     * s_i = frame^T h_i and x_i = log K + log Z_i - tau^2 c_i: -log S_i = log(1 + e^(x_i)), w_i = 1 - S_i, and
     * dL/dC = (1/n) X^T [ (w_i tanh(tau^2 s_i / sqrt(d)) / sqrt(d)) frame^T - diag(w) Y ].
     */
    private double towerTerm(DMatrixRMaj x, DMatrixRMaj y, DMatrixRMaj frame, DMatrixRMaj form, DMatrixRMaj derivative) {
        int n = x.numRows;
        int d = frame.numCols;
        double rootDimension = Math.sqrt(d);
        DMatrixRMaj h = new DMatrixRMaj(n, y.numCols);
        DMatrixRMaj s = new DMatrixRMaj(n, d);
        DMatrixRMaj pulled = new DMatrixRMaj(n, y.numCols);
        double[] w = new double[n];
        CommonOps_DDRM.mult(x, form, h);
        CommonOps_DDRM.mult(h, frame, s);
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
            double exponent = Math.log(negatives) + logZ - tauSquared * positive;
            w[i] = LogSums.logistic(exponent);
            value += scaledSoftPlus(exponent, w[i], positive);
            for (int j = 0; j < d; j++) {
                s.set(i, j, w[i] * FastMath.tanh(tauSquared * s.get(i, j) / rootDimension) / (n * rootDimension));
            }
        }
        CommonOps_DDRM.multTransB(s, frame, pulled);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < y.numCols; j++) {
                pulled.add(i, j, -w[i] / n * y.get(i, j));
            }
        }
        CommonOps_DDRM.multTransA(x, pulled, derivative);
        return value / n;
    }
}
