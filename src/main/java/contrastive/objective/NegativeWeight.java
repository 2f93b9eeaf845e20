package contrastive.objective;

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
     * @param multiplicities how many directions have each strength
     * @return in [0, 1]
     */
    public static double of(double tauSquared, double negatives, double[] strengths, int[] multiplicities) {
        double exponent = Math.log(negatives);
        for (int k = 0; k < strengths.length; k++) {
            double logit = tauSquared * strengths[k];
            exponent += multiplicities[k] * (LogSums.logCosh(logit) - logit);
        }
        return LogSums.logistic(exponent);
    }
}
