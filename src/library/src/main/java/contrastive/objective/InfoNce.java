package contrastive.objective;

import contrastive.data.Require;

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

    /** @throws IllegalArgumentException if tauSquared is negative or not finite */
    public InfoNce {
        Require.notNegative("tauSquared", tauSquared);
    }

    /**
     * K = n - 1: the other pairs of the batch.
     *
     * @throws IllegalArgumentException if the batch has fewer than two pairs
     */
    public static double negatives(int batch) {
        return Require.atLeast(2, "batch for InfoNce", batch) - 1.0;
    }

    /** @throws IllegalArgumentException if the batch has a single pair: there is no negative in it */
    @Override
    public double ofBatch(Similarities similarities) {
        int n = Require.atLeast(2, "batch.pairs() for InfoNce", Require.notNull("similarities", similarities).pairs());
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += crossEntropy(similarities, i, true) + crossEntropy(similarities, i, false);
        }
        return value / n;
    }

    /** (1/tau^2) (log sum_j e^(tau^2 s_ij) - tau^2 s_ii) of row i, or of column i; adds the slopes (softmax - 1(j = i)) / n. */
    private double crossEntropy(Similarities s, int i, boolean row) {
        int n = s.pairs();
        double largest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        double[] power = new double[n];
        for (int j = 0; j < n; j++) {
            power[j] = row ? s.get(i, j) : s.get(j, i);
            largest = Math.max(largest, power[j]);
            mean += power[j] / n;
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            power[j] = Math.exp(tauSquared * (power[j] - largest));
            sum += power[j];
        }
        for (int j = 0; j < n; j++) {
            s.addSlope(row ? i : j, row ? j : i, (power[j] / sum - (j == i ? 1 : 0)) / n);
        }
        return tauSquared < LogSums.LEAST_TAU_SQUARED ? mean - s.get(i, i) : largest - s.get(i, i) + Math.log(sum) / tauSquared;
    }

    /** @throws UnsupportedOperationException always: the flow has no batch, and so no number of negatives for this loss */
    @Override
    public double ofStrengths(double[] strengths, double[] slopes) {
        throw new UnsupportedOperationException("objective must have a number of negatives for the infinite-width flow, but InfoNce"
                + " takes its negatives from a batch; use new Contrastive(" + tauSquared + ", batch - 1)");
    }

    /** As for the contrastive objective with K = batch - 1. */
    @Override
    public double negativeWeight(double[] strengths, int batch) {
        return new Contrastive(tauSquared, negatives(batch)).negativeWeight(strengths, batch);
    }
}
