package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;

/** The damping factor w = 1 - S of aligned pairs in the infinite-width limit, where it is one number (theory, section 5). */
public final class NegativeWeight {

    private NegativeWeight() {
    }

    /**
     * w = K / (K + exp(tau^2 sum_k p_k - sum_k log cosh(tau^2 p_k))).
     *
     * @param tauSquared tau^2 >= 0
     * @param negatives K > 0; +Infinity for positive pairs only, which gives 1
     * @param strengths p_k
     * @return in [0, 1]
     * @throws IllegalArgumentException if tauSquared or negatives is out of range
     * @throws NotFiniteException if a strength is NaN, or its product with tauSquared more than a double can hold
     */
    public static double of(double tauSquared, double negatives, double[] strengths) {
        Require.notNegative("tauSquared", tauSquared);
        if (!(negatives > 0)) {
            throw new IllegalArgumentException("negatives must be > 0, got " + negatives);
        }
        double exponent = Math.log(negatives);
        for (double strength : Require.notNull("strengths", strengths)) {
            double logit = tauSquared * strength;
            exponent += (LogSums.logCosh(logit) - logit);
        }
        if (Double.isNaN(exponent)) {
            throw new NotFiniteException("tauSquared and strengths", "exponent", exponent);
        }
        return LogSums.logistic(exponent);
    }
}
