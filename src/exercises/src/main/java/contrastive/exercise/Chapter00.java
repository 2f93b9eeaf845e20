package contrastive.exercise;

import contrastive.data.PairModel;
import contrastive.theory.ClosedForm;

/** Exercises of chapter 00: two guesses before the theory. */
public final class Chapter00 {

    private Chapter00() {}

    /** At which condition number do both curves start? */
    public static Exercise startOfBothCurves(PairModel model) {
        double ratio = Extremes.largest(model) / Extremes.smallest(model);
        double start = Math.sqrt(ratio);
        return Exercise.expecting(start)
                .hint(ratio, "That is the ratio of the variances; the condition number is that of the map, its square root.")
                .hint(answer -> answer < 1, "A condition number is at least 1: largest over smallest.")
                .explained("The map sends direction $k$ to a column of length $\\sigma_k$, so the condition number is "
                        + "$\\sigma_1/\\sigma_r$, the root of the ratio of the variances: # for a ratio of #.", start, ratio);
    }

    /** Where do positive pairs alone end on a model with more noise? */
    public static Exercise endWithLouderNoise(PairModel louder) {
        double end = ClosedForm.finalConditionNumber(louder);
        double start = Math.sqrt(Extremes.largest(louder) / Extremes.smallest(louder));
        return Exercise.expecting(end)
                .hint(answer -> answer < 1, "A condition number is at least 1.")
                .hint(1, "That takes negatives.")
                .hint(start, "That is where they start.")
                .hint(answer -> Math.abs(answer - end) > 0.01 * end, "Try it in the cell of the figure: does the dashed line move?")
                .explained("At the same value, #: the noise decides how long alignment takes, not where the condition number ends. "
                        + "Chapter 03 derives it.", end);
    }
}
