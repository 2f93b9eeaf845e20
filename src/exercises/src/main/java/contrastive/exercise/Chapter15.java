package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import java.util.stream.DoubleStream;

/** Exercises of chapter 15: what one gradient sees. */
public final class Chapter15 {

    private Chapter15() {}

    /** From a very small start, at which condition number does the penalty on weights end for these signal variances? */
    public static Exercise endOfPenaltyOnWeights(double... variances) {
        Require.allPositive("variances", Require.notNull("variances", variances));
        Require.atLeast(2, "number of variances", variances.length);
        double strongest = DoubleStream.of(variances).max().orElseThrow();
        double weakest = DoubleStream.of(variances).min().orElseThrow();
        double end = strongest / weakest;
        return Exercise.expecting(end)
                .hint(Math.sqrt(end), "That is where it starts: the penalty makes it worse.")
                .hint(1, "That takes a penalty on similarities.")
                .hint(end * end, "That is the square: x_k goes like sigma_k^2, but the column has the length sigma_k times the root of x_k.")
                .hint(answer -> answer < 1, "A condition number is at least 1.")
                .explained("Without $\\epsilon$, $y_k = x_k = \\sigma_k^2/(d\\lambda)$ at the end, and the column of $\\Phi_A$ has the length "
                        + "$\\sigma_k\\sqrt{y_k} = \\sigma_k^2/\\sqrt{d\\lambda}$. The longest over the shortest is $\\sigma_1^2/\\sigma_r^2 = "
                        + text(strongest, 4) + "/" + text(weakest, 4) + " = " + text(end, 4) + "$. The directions between them do not matter.");
    }

    /** How many pairs does the first gradient need, by the formula, to miss no more than this many directions on average? */
    public static Exercise pairsToMiss(PairModel model, double directions) {
        Require.positive("directions", directions);
        double noise = Require.positive("noiseVariance", Require.notNull("model", model).noiseVariance());
        double ratios = DoubleStream.of(model.signalVariances()).map(variance -> noise / variance).sum();
        double pairs = model.noiseDirections() * ratios / directions;
        double ofWeakest = model.noiseDirections() * noise / Extremes.smallest(model) / directions;
        double ofAll = model.dimension() * ratios / directions;
        double once = ratios / directions;
        return Exercise.expecting(pairs).within(0.01 * pairs)
                .hint(ofWeakest, "The weakest direction has the largest term, but all of them are in the sum.")
                .hint(ofAll, "Only the d - r noise directions tilt the space.")
                .hint(once, "Each of the d - r noise directions adds its share.")
                .hint(answer -> answer <= 0, "A number of pairs is positive.")
                .explained("$\\frac{d-r}n\\sum_k\\sigma_\\xi^2/\\sigma_k^2 = " + text(directions, 4) + "$ with $d - r = " + model.noiseDirections()
                        + "$ and $\\sum_k\\sigma_\\xi^2/\\sigma_k^2 = " + text(ratios, 4) + "$ gives $n = " + model.noiseDirections() + " \\cdot "
                        + text(ratios, 4) + "/" + text(directions, 4) + " = " + text(pairs, 4) + "$.");
    }

    /** What does n times the relative excess of a batch tend to as tau^2 grows, for balanced towers with so many directions? */
    public static Exercise excessWhenCold(int directions) {
        double limit = Math.pow(2, Require.atLeast(2, "directions", directions));
        return Exercise.expecting(limit)
                .hint(1, "The last factor does tend to 1; the product over the directions does not.")
                .hint(2, "Each direction has a factor 2, and they are multiplied.")
                .hint(2 * directions, "The factors 2 of the directions are multiplied, not added.")
                .hint(0, "The bracket goes to 0, but so does theta_k below it.")
                .explained("With $x = \\tau^2/r$, $\\cosh 2x/\\cosh^2x \\to \\frac{e^{2x}/2}{e^{2x}/4} = 2$ for each of the " + directions
                        + " directions. And both $\\tanh 2x - \\tanh x$ and $\\theta = 1 - \\tanh x$ are about $2e^{-2x}$. So $c \\to 2^{"
                        + directions + "} = " + text(limit, 6) + "$: a batch has to be larger than the number of sign patterns, because only the "
                        + "few negatives that agree in every direction have any weight left.");
    }
}
