package contrastive.exercise;

import contrastive.data.PairModel;
import contrastive.dynamics.Masses;
import java.util.stream.DoubleStream;

/** Exercises of chapter 02: how positive pairs align. */
public final class Chapter02 {

    private Chapter02() {}

    /** What is the alignment at these aligned masses U, misaligned masses V and this noise mass a? */
    public static Exercise alignment(double[] aligned, double[] misaligned, double noise) {
        double total = new Masses(aligned, misaligned, noise).total();
        double u = DoubleStream.of(aligned).sum();
        double v = DoubleStream.of(misaligned).sum();
        double alignment = (u - v) / total;
        return Exercise.expecting(alignment)
                .hint((u - v) / (u + v), "The noise mass belongs to M as well.")
                .hint(u / total, "The misaligned masses count against it.")
                .hint(u / (u + v), "The misaligned masses count against it, and the noise mass belongs to M.")
                .hint(answer -> Math.abs(answer) > 1, "Alignment is between -1 and 1: divide by M.")
                .explained("$M = \\sum_k (U_k + V_k) + a = #$ and $q = \\sum_k (U_k - V_k)/M = (# - #)/# \\approx #$.",
                        total, u, v, total, alignment);
    }

    /** From which noise variance on is the final rate of alignment no longer limited by the noise? */
    public static Exercise noiseThatNoLongerLimits(PairModel model) {
        double smallest = Extremes.smallest(model);
        return Exercise.expecting(2 * smallest)
                .hint(smallest, "The rate of V has the factor 1 + q, which is 2 at the end; that of the noise has q, which is 1.")
                .hint(2 * Extremes.largest(model), "The weakest direction is the last to align, not the strongest.")
                .hint(answer -> answer <= 0, "A noise variance is positive here.")
                .explained("The rate is $4\\min(\\sigma_\\xi^2, 2\\sigma_r^2)/M_\\infty$, so from $\\sigma_\\xi^2 = 2\\sigma_r^2$ on: "
                        + "with the variances given, $2 \\cdot # = #$. Try it: set `noiseVariance` to three times that at the top and run "
                        + "all; the verdicts follow. (Just above the crossing the noise decays hardly faster than $V_r$ and starts far "
                        + "larger, so most of what is left at $10/\\rho$ is still noise: the limit shows later.)", smallest, 2 * smallest);
    }

    /** How fast does alignment grow at the standard start? */
    public static Exercise growthAtStart(PairModel model) {
        double total = Masses.standardStart(model).total();
        double second = DoubleStream.of(model.signalVariances()).sum();
        double fourth = DoubleStream.of(model.signalVariances()).map(variance -> variance * variance).sum();
        double growth = 4 * fourth / (total * total);
        String twice = "M appears twice: in q, and in the rates of U and V.";
        return Exercise.expecting(growth)
                .hint(fourth / total, twice).hint(4 * fourth / total, twice)
                .hint(growth / 2, "U grows and V shrinks: both add to q.")
                .hint(4 * second / (total * total), "The rate of U_k has the factor sigma_k^2, and U_k itself is sigma_k^2 / 2.")
                .hint(answer -> answer < 0, "Alignment grows from 0.")
                .explained("At $q = 0$, $\\dot U_k = \\frac{4\\sigma_k^2}{M}U_k$ and $\\dot V_k = -\\frac{4\\sigma_k^2}{M}V_k$, so "
                        + "$\\sum_k(\\dot U_k - \\dot V_k) = \\frac{4}{M}\\sum_k\\sigma_k^2(U_k+V_k) = \\frac4M\\sum_k\\sigma_k^4$. The "
                        + "change of $M$ is multiplied by $\\sum_k(U_k - V_k) = 0$. Hence $\\dot q = 4\\sum_k\\sigma_k^4/M^2$ with $M = "
                        + "\\sum_k\\sigma_k^2 + (d-r)\\sigma_\\xi^2 = #$: $\\dot q = 4 \\cdot #/#^2 \\approx #$.",
                        total, fourth, total, growth);
    }
}
