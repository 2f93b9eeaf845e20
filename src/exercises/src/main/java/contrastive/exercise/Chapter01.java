package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.objective.InfoNce;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Exercises of chapter 01: the quantities at the start, and the negatives of a batch. */
public final class Chapter01 {

    private Chapter01() {}

    /** What is the condition number at the orthogonal start? */
    public static Exercise conditionNumberAtStart(PairModel model) {
        double largest = Extremes.largest(model);
        double smallest = Extremes.smallest(model);
        double start = Math.sqrt(largest / smallest);
        return Exercise.expecting(start)
                .hint(largest / smallest, "You gave the ratio of the variances; the condition number is that of the map, its square root.")
                .hint(answer -> answer < 1, "A condition number is at least 1: largest over smallest.")
                .explained("$\\Phi_A^\\top \\Phi_A = \\mathrm{diag}(#)$ at the orthogonal start, so $\\kappa = \\sqrt{#/#} \\approx #$.",
                        list(model, ", "), largest, smallest, start);
    }

    /** What is the noise share at the orthogonal start? */
    public static Exercise noiseShareAtStart(PairModel model) {
        double signal = DoubleStream.of(model.signalVariances()).sum();
        int directions = model.noiseDirections();
        double one = model.noiseVariance();
        double noise = directions * one;
        double share = noise / (signal + noise);
        return Exercise.expecting(share)
                .hint(one / (signal + one), "There are d - r noise directions, not one.")
                .hint(model.dimension() * one / (signal + model.dimension() * one), "There are d - r noise directions: the r signal directions do not count.")
                .hint(1 - share, "That is the signal's share.")
                .hint(answer -> answer < 0 || answer > 1, "A share is between 0 and 1: divide by the mass of signal and noise together.")
                .explained("The noise share is $# \\cdot # / (# + # \\cdot #) = #/# \\approx #$.",
                        directions, one, list(model, " + "), directions, one, noise, signal + noise, share);
    }

    /** Like which number of negatives K does InfoNCE act on a batch of so many pairs? */
    public static Exercise negativesOfABatch(int pairs) {
        double negatives = InfoNce.negatives(pairs);
        return Exercise.expecting(negatives).within(0.5)
                .hint(pairs, "The pair itself is in the batch, but it is not a negative.")
                .hint(2 * negatives, "That counts both directions of the loss; K counts the negatives of one positive pair in one direction.")
                .hint(pairs * negatives, "That counts all negatives of the batch; K counts those of one positive pair.")
                .explained("Each row of the $n \\times n$ logits holds one positive and $n - 1$ negatives, and so does each column. So $K "
                        + "= n - 1 = #$. Chapter 08 measures which $K$ fits best.", pairs - 1);
    }

    private static String list(PairModel model, String between) {
        return DoubleStream.of(model.signalVariances()).mapToObj(variance -> text(variance, 4)).collect(Collectors.joining(between));
    }
}
