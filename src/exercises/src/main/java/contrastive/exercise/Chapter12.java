package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.PairwiseLoss;
import contrastive.theory.ClosedForm;

/** Exercises of chapter 12: which losses balance. */
public final class Chapter12 {

    /** A rate or a bend below it is the round-off of a sum of terms of the order of 1. */
    private static final double ROUND_OFF = 1e-9;

    private Chapter12() {}

    /** Which price of negatives balances at twice the rate of the spectral loss with lambda = 1? The answer is the rate that it gives. */
    public static Exercise twiceTheRate(PairModel model) {
        double spectral = ClosedForm.balancingRate(model, PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s)));
        return Exercise.expecting(2 * spectral)
                .hint(spectral, "That is the rate of the spectral loss with lambda = 1 itself: make its price bend more.")
                .hint(4 * spectral, "That is twice the rate asked for: h is proportional to the second derivative of the price.")
                .hint(rate -> Math.abs(rate) <= ROUND_OFF, "The negatives of your loss have no force: the mean bend of their price is 0.")
                .hint(rate -> rate < 0, "Your loss unbalances: its price bends downwards.")
                .explained("The rate is $h$ times a number of the data, and $h = \\mathbb E[(1-e_1e_2)\\,\\phi_-'']$. The spectral loss with "
                        + "$\\lambda = 1$ has $\\phi_-'' = 2$ everywhere, and $\\mathbb E[1-e_1e_2] = 1$, so $h = 2$. Twice that takes $\\phi_-'' = 4$, as "
                        + "`s -> s.multiply(s).multiply(2)` has, and gives the rate " + text(2 * spectral, 4) + ". Any other price with a mean bend of "
                        + "4 is right as well, and a straight line added to it changes nothing.");
    }

    /**
     * At which alignment does training with a triplet loss stop?
     *
     * @param directions r >= 2
     * @param margin m > 0, at most 2 / r, above which there is no dead zone
     */
    public static Exercise alignmentOfTriplet(int directions, double margin) {
        double most = 2.0 / Require.atLeast(2, "directions", directions);
        Require.between(Double.MIN_VALUE, most, "margin", margin);
        double strength = margin / 2;
        double alignment = directions * strength;
        return Exercise.expecting(alignment)
                .hint(strength, "That is the strength of one direction; the alignment is the sum over all.")
                .hint(2 * alignment, "Flipping one sign takes 2 p_k from the similarity, not p_k.")
                .hint(1, "The margin is met before the towers are aligned.")
                .hint(answer -> answer > 1 || answer < 0, "It is between 0 and 1.")
                .explained("A negative that differs in direction $k$ alone lies $2p_k$ below its positive pair. The margin is met by all of "
                        + "these, and then by all others, when $p_k = m/2 = " + text(strength, 4) + "$ for each of the " + directions
                        + " directions. The alignment is their sum, $r\\,m/2 = " + text(alignment, 4) + "$.");
    }

    /**
     * Which price rises from s = -1 to 1, is no straight line, and does not balance? The answer is three numbers of the price: its least slope
     * on [-1, 1], the largest size of its second derivative there, and the balancing rate of its loss.
     */
    public static Exercise repelsInVain() {
        String pairs = ". Negatives of similarity s and -s are equally likely.";
        return Exercise.expecting(0).within(ROUND_OFF).reachedBy("price", 3, "the balancing rate", Chapter12::rateOfRisingCurve)
                .hintForAll(numbers -> numbers[2] > 0, "The mean bend of your price over the negatives is positive" + pairs)
                .hintForAll(numbers -> numbers[2] < 0, "The mean bend of your price over the negatives is negative" + pairs)
                .explained("The signs are symmetric, so negatives of similarity $s$ and $-s$ are equally likely, and only the even part of a price "
                        + "acts: $\\mathbb E\\,\\phi_-(s_-) = \\mathbb E\\,\\frac12(\\phi_-(s_-)+\\phi_-(-s_-))$. An odd price has none: `s -> s.sinh()`, or $s + s^3$, "
                        + "`s -> s.multiply(s).add(1).multiply(s)`. Even the probability of a match, $1/(1+e^{-\\tau^2s})$, is odd up to a constant. "
                        + "All of these rise with the similarity and have no force at all. This holds for negatives that are symmetric about 0; "
                        + "for others the odd part counts too.");
    }

    private static double rateOfRisingCurve(double[] slopeBendAndRate) {
        if (slopeBendAndRate[0] <= 0) {
            throw new IllegalArgumentException("it does not rise everywhere between -1 and 1: its least slope there is " + text(slopeBendAndRate[0], 3));
        } else if (slopeBendAndRate[1] <= ROUND_OFF) {
            throw new IllegalArgumentException("it is a straight line, like that of mean similarity; find one that bends");
        }
        return slopeBendAndRate[2];
    }
}
