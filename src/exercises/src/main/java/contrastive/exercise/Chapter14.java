package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BrentSolver;

/** Exercises of chapter 14, a third modality: at once, and one after the other. */
public final class Chapter14 {

    private static final int MOST_MODALITIES = 1_000_000;

    private Chapter14() {}

    /**
     * How many modalities at once does it take, at least, until positive pairs alone end with this many times the condition number of two?
     *
     * @param factor above 1
     * @throws IllegalArgumentException when a million modalities are not enough, as with equal variances, or the model has no noise,
     *     which the formula needs
     */
    public static Exercise modalitiesAtOnce(PairModel model, double factor) {
        Require.positive("factor - 1", factor - 1);
        Require.positive("noise variance of the model", Require.notNull("model", model).noiseVariance());
        double ofTwo = kappa(model, 2);
        if (kappa(model, MOST_MODALITIES) < factor * ofTwo) {
            throw new IllegalArgumentException("factor must be reached by " + MOST_MODALITIES + " modalities, which end at "
                    + text(kappa(model, MOST_MODALITIES), 4) + " where two end at " + text(ofTwo, 4) + ", got " + factor);
        }
        int enough = 3;
        while (kappa(model, enough) < factor * ofTwo) {
            enough++;
        }
        double proportional = Math.ceil(2 * factor);
        Exercise exercise = Exercise.expecting(enough).within(0.4).hint(enough - 1, "That is the last number that is not enough.");
        return (proportional == enough ? exercise : exercise.hint(proportional,
                "The condition number is not proportional to their number: it grows like a power below 1/2."))
                .hint(answer -> answer != Math.rint(answer), "Modalities come in whole numbers.")
                .explained("$J$ modalities end where $\\sum_k e^{\\sigma_k^2T} = J\\,d$. Two end at " + text(ofTwo, 4) + ", and "
                        + text(factor, 4) + " times that is " + text(factor * ofTwo, 4) + ". Solve for $T$ at $J = 3, 4, \\dots$ in turn: $"
                        + (enough - 1) + "$ modalities end at " + text(kappa(model, enough - 1), 4) + ", $" + enough + "$ at "
                        + text(kappa(model, enough), 4) + ". In the notebook: `kappa(" + enough + ") / kappa(2)`.");
    }

    /**
     * At which gamma/beta does a tower that trains freely keep this old alignment?
     *
     * @param kept between 0 and 1, both excluded
     * @throws IllegalArgumentException if it is not
     */
    public static Exercise newcomerThatLeaves(double kept) {
        if (!(kept > 0 && kept < 1)) {
            throw new IllegalArgumentException("kept must lie between 0 and 1, both excluded, got " + kept);
        }
        double share = 2 / Math.PI * Math.acos(kept);
        double ratio = share / (1 - share);
        return Exercise.expecting(ratio).within(2e-3 * ratio)
                .hint(answer -> near(answer, share), "That is gamma / (beta + gamma), the old tower's share of the turn; gamma / beta is asked for.")
                .hint(answer -> near(answer, 1 / ratio), "That is beta / gamma: the newcomer must be the smaller one.")
                .hint(answer -> near(answer, Math.sqrt(ratio)), "That is the ratio of the norms; gamma and beta are their squares.")
                .explained("$\\cos\\big(\\frac\\pi2\\frac{\\gamma}{\\beta+\\gamma}\\big) = " + text(kept, 4) + "$ gives the share "
                        + "$\\frac{\\gamma}{\\beta+\\gamma} = \\frac2\\pi\\arccos " + text(kept, 4) + " \\approx " + text(share, 4)
                        + "$, and $\\gamma/\\beta$ is the share over one minus the share: " + text(ratio, 4) + ". The norm of the newcomer is then "
                        + text(Math.sqrt(ratio), 4) + " times that of the old tower.");
    }

    /**
     * With the updates of the old tower projected, which gamma/beta leaves the old alignment that this one leaves freely?
     *
     * @param freely gamma/beta of the tower that trains freely, > 0
     */
    public static Exercise projectedNewcomer(double freely) {
        double angle = Math.PI / 2 * Require.positive("freely", freely) / (1 + freely);
        double tangent = Math.tan(angle);
        double ratio = (tangent + Math.pow(tangent, 3) / 3) / (Math.PI / 2 - angle);
        return Exercise.expecting(ratio).within(2e-3 * ratio)
                .hint(answer -> near(answer, freely), "Then the projection would change nothing; it slows the old tower down by the factor cos^4.")
                .hint(answer -> near(answer, tangent / (Math.PI / 2 - angle)), "The term tan^3 / 3 is missing.")
                .hint(answer -> near(answer, tangent + Math.pow(tangent, 3) / 3), "Divide by the angle that the newcomer turns, pi/2 - phi.")
                .explained("Freely, the old tower turns by $\\phi = \\frac\\pi2\\frac{\\gamma}{\\beta+\\gamma} \\approx " + text(angle, 4)
                        + "$. Projected, it turns by the same angle at $\\frac\\gamma\\beta = \\frac{\\tan\\phi + \\frac13\\tan^3\\phi}{\\pi/2 - \\phi} \\approx "
                        + text(ratio, 4) + "$" + (freely == 1 ? ", which is $16/(3\\pi)$: the tangent of 45 degrees is 1" : "") + ".");
    }

    /** kappa_inf of J modalities at once: sum_k exp(sigma_k^2 T) = J d. */
    static double kappa(PairModel model, int modalities) {
        double strong = Extremes.largest(model);
        double weak = Extremes.smallest(model);
        double logTarget = Math.log((double) modalities * model.dimension());
        // log sum exp in x = sigma_1^2 T, scaled by the largest term
        UnivariateFunction excess = x -> x - logTarget + Math.log(DoubleStream.of(model.signalVariances())
                .map(variance -> Math.exp((variance / strong - 1) * x)).sum());
        double x = new BrentSolver(1e-14).solve(1000, excess, 0, logTarget);
        return Math.sqrt(strong / weak) * Math.exp((1 - weak / strong) * x / 2);
    }

    private static boolean near(double value, double other) {
        return Math.abs(value - other) <= 2e-3 * Math.abs(other);
    }
}
