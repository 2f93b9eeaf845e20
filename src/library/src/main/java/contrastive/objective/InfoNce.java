package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Mini-batch InfoNCE, what CLIP runs (theory, section 3): the cross entropies of both directions, added, over the n x n logits
 * tau^2 F_A F_B^T, divided by tau^2. The other pairs of the batch are the negatives, so that for large n it is the contrastive objective
 * with K = n - 1. (CLIP's own loss is half of the sum of the two directions.)
 *
 * <p>At tau^2 = 0, and below 1e-300 where it would not fit a double, the value is the limit of L - 2 log(n) / tau^2.
 *
 * @param tauSquared tau^2 >= 0
 */
public record InfoNce(double tauSquared) implements Objective {

    /**
     * @throws IllegalArgumentException if tauSquared is negative or not finite
     */
    public InfoNce {
        Require.notNegative("tauSquared", tauSquared);
    }

    /**
     * K = n - 1: the other pairs of the batch.
     *
     * @throws IllegalArgumentException if the batch has fewer than two pairs
     */
    @Override
    public double negatives(int batch) {
        return Require.atLeast(2, "batch for InfoNce", batch) - 1.0;
    }

    /**
     * @throws IllegalArgumentException if the batch has a single pair: there is no negative in it
     */
    @Override
    public double valueOfForm(TwoTower tower, PairBatch batch, Gradient gradient) {
        Gradient.requireForm(tower, batch, gradient);
        int n = Require.atLeast(2, "batch.pairs() for InfoNce", batch.pairs());
        Require.room("batch.pairs", n, n, n);
        DMatrixRMaj similarities = gradient.similarities;
        DMatrixRMaj pairWeights = gradient.pairWeights;
        gradient.encodedPairs.reshape(n, gradient.form.numCols);
        similarities.reshape(n, n);
        pairWeights.reshape(n, n);
        CommonOps_DDRM.mult(batch.a(), gradient.form, gradient.encodedPairs);
        CommonOps_DDRM.multTransB(gradient.encodedPairs, batch.b(), similarities);

        // P = (row softmax + column softmax - 2 I) / n = dL / d(f_A,i . f_B,j)
        CommonOps_DDRM.fill(pairWeights, 0);
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += crossEntropy(n, similarities.data, i * n, 1, i, pairWeights.data);
            value += crossEntropy(n, similarities.data, i, n, i, pairWeights.data);
        }

        // dL/dC = X_A^T P X_B
        gradient.weightedPairs.reshape(n, gradient.form.numCols);
        CommonOps_DDRM.mult(pairWeights, batch.b(), gradient.weightedPairs);
        CommonOps_DDRM.multTransA(batch.a(), gradient.weightedPairs, gradient.formDerivative);
        return NotFiniteException.unless("tower and batch", "objective", value / n);
    }

    /**
     * (1/tau^2) (log sum_j e^(tau^2 c_j) - tau^2 c_right) along one row (stride 1) or column (stride n) of the similarities; adds
     * its derivative, over n, to the weights at the same places.
     */
    private double crossEntropy(int n, double[] similarities, int start, int stride, int right, double[] weights) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0, at = start; j < n; j++, at += stride) {
            largest = Math.max(largest, similarities[at]);
        }
        double sum = 0;
        double mean = 0;
        for (int j = 0, at = start; j < n; j++, at += stride) {
            sum += Math.exp(tauSquared * (similarities[at] - largest));
            mean += similarities[at] / n;
        }
        for (int j = 0, at = start; j < n; j++, at += stride) {
            weights[at] += Math.exp(tauSquared * (similarities[at] - largest)) / (sum * n);
        }
        int own = start + right * stride;
        weights[own] -= 1.0 / n;
        return tauSquared < LogSums.LEAST_TAU_SQUARED ? mean - similarities[own] : largest - similarities[own] + Math.log(sum) / tauSquared;
    }
}
