package contrastive.exercise;

import contrastive.objective.Contrastive;

/** Exercises of chapter 01b: the first moment of training with objectives built from scratch. */
public final class Chapter01b {

    private Chapter01b() {}

    /** What is the value of the contrastive loss where every similarity is 0? */
    public static Exercise valueAtStart(double tauSquared, double negatives) {
        double logarithm = Math.log(1 + negatives);
        double value = new Contrastive(tauSquared, negatives).ofStrengths(new double[1], new double[1]);
        return Exercise.expecting(value)
                .hint(value / 2, "That is one half of the loss: each x_A looks for its x_B, and each x_B for its x_A.")
                .hint(2 * logarithm, "The objectives are divided by tau^2.")
                .hint(logarithm, "There are two halves, and the objectives are divided by tau^2.")
                .hint(2 * Math.log(negatives) / tauSquared, "The pair itself is in the denominator too: 1 + K, not K.")
                .hint(answer -> answer < 0, "A share S is below 1, so -log S is positive.")
                .explained("With all similarities 0, $e^0 = 1$ for the pair and $Z = 1$ for the negatives, so $S = 1/(1 + K)$ in both halves, and "
                        + "$L = \\frac{2}{\\tau^2}\\log(1 + K) = \\frac{2}{#}\\log # \\approx #$.", tauSquared, 1 + negatives, value);
    }

    /** By how much does the first step of the contrastive loss raise the alignment, as a share of what that of positive pairs alone does? */
    public static Exercise firstStep(double negatives) {
        double share = new Contrastive(1, negatives).negativeWeight(new double[1], 0);
        return Exercise.expecting(share)
                .hint(1 - share, "That is S, the share of the pair itself; the pull is 1 - S.")
                .hint(1, "It is a little less: the loss damps its gradient by the weight w.")
                .hint(negatives, "K is a weight; the factor is w = 1 / (1 + e^(-x)) at x = log K.")
                .hint(share * share, "The alignment changes with the gradient, not with its square.")
                .hint(answer -> answer < 0 || answer > 1, "Negatives damp the pull: a share is between 0 and 1.")
                .explained("At the start all $s_i$ are 0, so $\\tanh s_i = 0$: negatives do not push yet. They only damp the pull by $w = "
                        + "1/(1 + e^{-\\log K}) = K/(1 + K) = #/# \\approx #$. So training begins as with positive pairs alone, a little slower; "
                        + "chapter 05 starts from here.", negatives, 1 + negatives, share);
    }
}
