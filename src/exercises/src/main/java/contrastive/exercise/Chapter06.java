package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;

/** Exercises of chapter 06: the temperature that balances fastest. */
public final class Chapter06 {

    private static final String ROOT = "You gave tau, not its square.";

    private Chapter06() {}

    /** Which tau^2 balances fastest? */
    public static Exercise bestTauSquared(PairModel model, double negatives) {
        double best = ClosedForm.bestTauSquared(model, negatives);
        int r = model.signalDirections();
        return Exercise.expecting(best).within(0.05)
                .hint(Math.sqrt(best), ROOT)
                .hint(r * ofManyNegatives(), "That is the limit of many negatives; " + text(negatives, 4) + " are not many against 2^" + r + ".")
                .hint(best / r, "That is tau^2 / r.")
                .hint(answer -> answer <= 0 || answer >= r, "It lies between 0 and r.")
                .explained("Below the best $\\tau^2$ the left side of the equation, $1/\\tau^2$, is larger than the right; above it, "
                        + "smaller. So take an interval with the best inside, such as 0 to $r$, and halve it again and again: the answer "
                        + "is $#$.", best);
    }

    /** As K grows without bound, which tau^2 balances this many directions fastest? */
    public static Exercise manyNegatives(int directions) {
        Require.atLeast(1, "directions", directions);
        double y = ofManyNegatives();
        return Exercise.expecting(directions * y).within(0.1)
                .hint(y, "That is tau^2 / r.")
                .hint(Math.sqrt(directions * y), ROOT)
                .hint(answer -> answer <= 0 || answer >= directions, "It lies between 0 and r.")
                .explained("$y\\tanh y = \\frac12$ has the solution $y \\approx #$, so $\\tau^2 = #\\,y \\approx #$.",
                        y, directions, directions * y);
    }

    /** Which share of the best possible speed is left, where tau^2 was chosen for one model and the data is another? */
    public static Exercise speedKept(PairModel planned, PairModel found, double negatives) {
        double kept = ClosedForm.bestTauSquared(planned, negatives);
        double best = ClosedForm.bestTauSquared(found, negatives);
        double share = ClosedForm.balancingRate(found, new Contrastive(kept, negatives))
                / ClosedForm.balancingRate(found, new Contrastive(best, negatives));
        int r = found.signalDirections();
        return Exercise.expecting(share).within(0.01)
                .hint(1 / share, "The other way round: a share is at most 1.")
                .hint(100 * share, "That is in per cent; give the share.")
                .hint(kept / best, "That is the ratio of the two tau^2; the speeds differ less.")
                .hint(answer -> answer < 0 || answer > 1, "A share is between 0 and 1.")
                .explained("Only the speed matters: $\\tau^2\\,\\mathrm{sech}^2(\\tau^2/#)\\,w$ with $r = #$, at $\\tau^2 = #$, which is "
                        + "kept, over the same at the best, $\\tau^2 = #$. That gives $#$: the window is flat at its top, so little is "
                        + "lost.", r, r, kept, best, share);
    }

    /** The solution of y tanh y = 1/2, by halving. */
    private static double ofManyNegatives() {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (middle * Math.tanh(middle) < 0.5) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
