package contrastive.exercise;

import contrastive.data.Require;

/** Exercises of chapter 10: how samples move the numbers. */
public final class Chapter10 {

    private Chapter10() {}

    /** Which effective rank does a perfectly balanced model of this width show, measured from so many pairs? */
    public static Exercise rankOfASample(int width, int pairs) {
        Require.atLeast(1, "width", width);
        Require.atLeast(1, "pairs", pairs);
        double rank = width * Math.exp(-width / (2.0 * pairs));
        return Exercise.expecting(rank).within(0.5)
                .hint(width, "That is the population's; the sample's is smaller.")
                .hint(width * Math.exp(-width / (double) pairs), "The exponent is m / (2 n).")
                .hint(answer -> answer < 1 || answer > width, "An effective rank is between 1 and the width.")
                .explained("$#\\,e^{-#/#} \\approx #$. A report of # is no sign of a collapse.",
                        width, width, 2L * pairs, rank, Math.round(rank));
    }

    /** What is the mismatched alignment of so many centred pairs that are perfectly aligned? */
    public static Exercise mismatchedAlignment(int pairs) {
        double mismatched = -1.0 / (Require.atLeast(2, "pairs", pairs) - 1);
        long others = (long) pairs * (pairs - 1);
        return Exercise.expecting(mismatched)
                .hint(0, "That is its value for infinitely many pairs.")
                .hint(-mismatched, "Look at the sign: all inner products add up to 0.")
                .hint(-1.0 / pairs, "Each row has n - 1 partners that are not its own.")
                .hint(answer -> Math.abs(answer) > 1, "An alignment is between -1 and 1.")
                .explained("The rows add up to 0, so all $#^2$ inner products do. The # within a pair are 1 on average. So the other "
                        + "$#$ add up to $-#$, and $-#/# \\approx #$.", pairs, pairs, others, pairs, pairs, others, mismatched);
    }
}
