package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.Require;
import java.util.Arrays;

/**
 * The state of training in the infinite-width limit (theory, section 5). With u_k, v_k half the sum and half the difference
 * of the k-th columns of Phi_A and Phi_B:
 *
 * @param aligned U_k = |u_k|^2 >= 0, r values
 * @param misaligned V_k = |v_k|^2 >= 0, r values
 * @param noise a >= 0, the squared Frobenius norm of a noise map (of two unequal ones the mean)
 */
public record Masses(double[] aligned, double[] misaligned, double noise) {

    /**
     * @throws IllegalArgumentException if the two arrays differ in length or are empty, or an entry or the total is negative or not finite
     */
    public Masses {
        Require.atLeast(1, "number of entries of aligned and misaligned", Require.sameLength("aligned", aligned, "misaligned", misaligned));
        aligned = Require.noneNegative("aligned", aligned).clone();
        misaligned = Require.noneNegative("misaligned", misaligned).clone();
        Require.notNegative("noise", noise);
        Require.notNegative("total of aligned, misaligned and noise", sum(aligned, misaligned, noise));
    }

    /** The standard start of both initialisations: U_k = V_k = sigma_k^2 / 2, a = (d - r) sigma_xi^2. */
    public static Masses standardStart(PairModel model) {
        double[] half = Arrays.stream(Require.notNull("model", model).signalVariances()).map(variance -> variance / 2).toArray();
        return new Masses(half, half, model.noiseDirections() * model.noiseVariance());
    }

    /** U_k; a copy. */
    @Override
    public double[] aligned() {
        return aligned.clone();
    }

    /** V_k; a copy. */
    @Override
    public double[] misaligned() {
        return misaligned.clone();
    }

    /** M = sum_k (U_k + V_k) + a, which is d N^2. */
    public double total() {
        return sum(aligned, misaligned, noise);
    }

    private static double sum(double[] aligned, double[] misaligned, double noise) {
        double total = noise;
        for (int k = 0; k < aligned.length; k++) {
            total += aligned[k] + misaligned[k];
        }
        return total;
    }

    /**
     * |W|^2 = sum_k (U_k + V_k) / sigma_k^2 + a / sigma_xi^2, which the flow conserves because no objective changes when W is
     * scaled. Without noise variance the last term is left out: those weights do not move.
     *
     * @throws IllegalArgumentException if the model has another number of directions, or no noise variance although a > 0
     */
    public double squaredWeightNorm(PairModel model) {
        double[] variances = Require.notNull("model", model).signalVariances();
        if (variances.length != aligned.length) {
            throw new IllegalArgumentException("model must have r = " + aligned.length + " signal directions, got " + variances.length);
        }
        double norm = noise == 0 ? 0 : noise / model.noiseVariance();
        for (int k = 0; k < variances.length; k++) {
            norm += (aligned[k] + misaligned[k]) / variances[k];
        }
        return NotFiniteException.unless("model", "squared norm of the weights", norm);
    }
}
