package contrastive.exercise;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Snapshot;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/** Exercises of chapter 05: where the two stages come from, and a race. */
public final class Chapter05 {

    private Chapter05() {}

    /** At which time is the contrastive run with tau -> 0 where positive pairs only are at this time? */
    public static Exercise timeWhereBlind(double negatives, double time) {
        Require.positive("negatives", negatives);
        Require.positive("time", time);
        double later = time * (1 + negatives) / negatives;
        return Exercise.expecting(later)
                .hint(time * negatives / (1 + negatives), "The contrastive run is slower, not faster.")
                .hint(time, "The negatives cannot tell the directions apart, but they still damp the gradient.")
                .hint(answer -> answer < 0, "A time is not negative.")
                .explained("$\\frac{K}{1+K}\\,t = #$ with $K = #$ gives $t = #$.", time, negatives, later);
    }

    /** By how much does the weak of two aligned directions catch up: sigma_2^2 (theta_2 - q) - sigma_1^2 (theta_1 - q)? */
    public static Exercise weakCatchesUp(double[] variances, double[] strengths, double tauSquared) {
        if (Require.sameLength("variances", variances, "strengths", strengths) != 2) {
            throw new IllegalArgumentException("variances must be two, got " + variances.length);
        }
        double strong = 1 - Math.tanh(tauSquared * strengths[0]);
        double weak = 1 - Math.tanh(tauSquared * strengths[1]);
        double q = strengths[0] * strong + strengths[1] * weak;
        double difference = variances[1] * (weak - q) - variances[0] * (strong - q);
        String decides = difference > 0 ? " > 0$: it catches up" : "$: it does not catch up";
        return Exercise.expecting(difference)
                .hint(weak - strong, "The variances weigh the two sides.")
                .hint(-difference, "The other sign: the weak direction first.")
                .hint(variances[1] * weak - variances[0] * strong, "The normalisation subtracts q on both sides: each has theta - q.")
                .explained("$\\theta_1 = 1-\\tanh # \\approx #$, $\\theta_2 = 1-\\tanh # \\approx #$, $q = #\\,\\theta_1+#\\,\\theta_2 "
                        + "\\approx #$; the difference is $#\\,(\\theta_2 - q) - #\\,(\\theta_1 - q) \\approx ##. Once aligned, it always "
                        + "does, because $\\theta_1 < q < \\theta_2$.",
                        tauSquared * strengths[0], strong, tauSquared * strengths[1], weak, strengths[0], strengths[1], q,
                        variances[1], variances[0], difference, decides);
    }

    /**
     * Which constant tau^2 reaches a goal as fast as any constant does, to within five per cent? The fastest is that of a grid from 0.5 to 4.
     *
     * @param duration of each run, long enough to reach the goal
     * @param goal what holds from then on
     */
    public static Exercise fastestConstant(PairModel model, double negatives, double duration, Predicate<Snapshot> goal) {
        Require.notNull("goal", goal);
        InfiniteWidth limit = InfiniteWidth.of(model);
        DoubleUnaryOperator time = tauSquared -> limit.run(new Contrastive(tauSquared, negatives), duration).settlingTime(goal);
        double best = 0.5;
        double fastest = time.applyAsDouble(best);
        for (double tauSquared = best + 0.25; tauSquared <= 4; tauSquared += 0.25) {
            double reached = time.applyAsDouble(tauSquared);
            if (reached < fastest) {
                fastest = reached;
                best = tauSquared;
            }
        }
        double byFormula = ClosedForm.bestTauSquared(model, negatives);
        double ofGrid = best;
        return Exercise.expecting(fastest).within(0.05 * fastest).reachedBy("tau^2", "the time to the goal", time)
                .hint(answer -> answer > ofGrid, "Your tau^2 is above that of the fastest run.")
                .hint(answer -> answer < ofGrid, "Your tau^2 is below that of the fastest run.")
                .explained("Try a grid of $\\tau^2$ and keep the fastest: from 0.5 to 4 in steps of 0.25 it is $#$, which takes #. That "
                        + "is near `ClosedForm.bestTauSquared(model, fewer)`, $#$, but need not be there, because the race also counts "
                        + "the time until aligned: the formula's $\\tau^2$ takes #.",
                        ofGrid, fastest, byFormula, time.applyAsDouble(byFormula));
    }
}
