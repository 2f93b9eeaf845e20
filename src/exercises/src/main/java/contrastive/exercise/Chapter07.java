package contrastive.exercise;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.theory.ClosedForm;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Exercises of chapter 07: isotropic data, and data that is not. */
public final class Chapter07 {

    private Chapter07() {}

    /** On isotropic data, where do positive pairs alone end from these aligned masses? */
    public static Exercise keptImbalance(double[] masses) {
        double ratio = DoubleStream.of(Require.allPositive("masses", masses)).max().orElseThrow(() -> new IllegalArgumentException(
                "masses must have an entry, got none")) / DoubleStream.of(masses).min().getAsDouble();
        double end = Math.sqrt(ratio);
        return Exercise.expecting(end)
                .hint(ratio, "You gave the ratio of the masses; singular values are their roots.")
                .hint(1, "On isotropic data the condition number keeps its first value, and this start is not balanced.")
                .hint(answer -> answer < 1, "A condition number is at least 1: largest over smallest.")
                .explained("All masses grow by the same factor, so the ratio of the largest to the smallest stays #, and $\\kappa = "
                        + "\\sqrt{#} = #$ once $V$ has died out.", ratio, ratio, end);
    }

    /**
     * Which spread s of the variances makes positive pairs alone end at this condition number?
     *
     * @param spreadBy half of the directions have 1 + s times the mean variance, half 1 - s times
     * @param end greater than 1
     */
    public static Exercise spreadForAnEnd(DoubleFunction<PairModel> spreadBy, double end) {
        Require.notNull("spreadBy", spreadBy);
        PairModel even = spreadBy.apply(0);
        double first = Math.log(end) / (1 + Math.log(2.0 * even.dimension() / even.signalDirections()));
        double low = 0;
        double high = 1;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (ClosedForm.finalConditionNumber(spreadBy.apply(middle)) < end) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Exercise.expecting(end).within(0.05)
                .reachedBy("s", "the final condition number", s -> ClosedForm.finalConditionNumber(spreadBy.apply(s)))
                .hint(s -> s <= 0 || s >= 1, "A spread is between 0 and 1.")
                .explained("Read it off the chart of the chapter, where the dashed line crosses #, then halve the interval a few times: "
                        + "$s \\approx #$. The law for small spreads, $s \\approx \\log #/(1 + \\log\\frac{2d}{r}) \\approx #$, is a good "
                        + "first guess.", end, low, end, first);
    }

    /** At which condition number do positive pairs alone end on nearly isotropic data? */
    public static Exercise nearlyIsotropic(PairModel model) {
        double largest = Extremes.largest(model);
        double smallest = Extremes.smallest(model);
        double spread = (largest - smallest) / (largest + smallest);
        double end = ClosedForm.finalConditionNumber(model);
        double ratio = 2.0 * model.dimension() / model.signalDirections();
        double start = Math.sqrt(largest / smallest);
        return Exercise.expecting(end).within(2e-3)
                .hint(answer -> Math.abs(answer - end * end) < 4e-3, "You gave the square.")
                .hint(answer -> Math.abs(answer - start) < 3e-3, "That is where they start.")
                .hint(Math.log(end), "That is the logarithm of the condition number.")
                .hint(answer -> answer < 1, "A condition number is at least 1.")
                .explained("$\\log\\kappa_\\infty \\approx s\\,(1 + \\log\\frac{2d}{r}) = #\\,(1 + \\log #)$, so $\\kappa_\\infty "
                        + "\\approx #$; the closed form gives #.", spread, ratio, Math.exp(spread * (1 + Math.log(ratio))), end);
    }
}
