package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.Contrastive;
import contrastive.theory.ClosedForm;

/** Exercises of chapter 04: how fast negative pairs balance. */
public final class Chapter04 {

    private Chapter04() {}

    /** What is the smallest positive eigenvalue of diag(sigma^2) - (1/2) 1 (sigma^2)^T on (1, -1), for two directions? */
    public static Exercise eigenvalueNearBalance(double strong, double weak) {
        Require.positive("strong", strong);
        Require.positive("weak", weak);
        double mean = (strong + weak) / 2;
        String[] rows = {text(strong, 4), text(weak, 4), text(strong - weak, 4), text((strong - weak) / 2, 4), text(mean, 4)};
        return Exercise.expecting(mean)
                .hint(weak, "That is the smaller variance: the two directions move together.")
                .hint(strong, "That is the larger variance.")
                .hint(2 * mean, "That is the sum of the variances: the matrix takes half of the sum of diag(sigma^2) v from each entry.")
                .hint(answer -> answer <= 0, "It is positive: an imbalance decays.")
                .explained("On $v = (1, -1)$: $\\mathrm{diag}(\\sigma^2)v = (" + rows[0] + ", -" + rows[1] + ")$, its sum is $" + rows[2]
                        + "$, so subtract $" + rows[3] + "$ from each: $(" + rows[4] + ", -" + rows[4] + ") = " + rows[4]
                        + "\\,v$. For two directions the eigenvalue is the mean of the variances.");
    }

    /** How many times faster does a model balance with more negatives? */
    public static Exercise moreNegatives(PairModel model, double tauSquared, double negatives, double more) {
        double ratio = ClosedForm.balancingRate(model, new Contrastive(tauSquared, more))
                / ClosedForm.balancingRate(model, new Contrastive(tauSquared, negatives));
        int r = model.signalDirections();
        double collisions = Math.pow(2 / (1 + Math.exp(-2 * tauSquared / r)), r);
        return Exercise.expecting(ratio).within(0.02 * ratio)
                .hint(more / negatives, "w = K / (K + ...) saturates: it is a share, at most 1.")
                .hint(1 / ratio, "That is the other way round: the slower rate over the faster.")
                .hint(answer -> answer < 1 && more > negatives, "More negatives are faster, so the ratio is above 1.")
                .explained("Only $w$ depends on $K$. With $c = (2/(1+e^{-2\\tau^2/r}))^r \\approx " + text(collisions, 4) + "$ the ratio is $\\frac{"
                        + text(more, 4) + "}{" + text(more, 4) + "+c}\\cdot\\frac{" + text(negatives, 4) + "+c}{" + text(negatives, 4) + "} \\approx "
                        + text(ratio, 4) + "$.");
    }

    /** Which eigenvalue does a run show from the standard start, where three directions have the variances (strong, equal, equal)? */
    public static Exercise eigenvalueSeen(double strong, double equal) {
        Require.positive("strong", strong);
        Require.positive("equal", equal);
        double seen = (equal + 2 * strong) / 3;
        String[] parts = {text(2 * strong, 4), text(equal, 4), text(2 * (equal - strong), 4), text(2 * (equal - strong) / 3, 4), text(seen, 4)};
        return Exercise.expecting(seen)
                .hint(equal, "That mode moves mass between the two equal directions, which start equal and stay equal.")
                .hint((strong + 2 * equal) / 3, "That is the mean of the variances.")
                .hint(strong, "That is the larger variance.")
                .hint(answer -> answer <= 0, "It is positive: an imbalance decays.")
                .explained("On vectors that add up to 0 there are two modes. On $(0, 1, -1)$ the eigenvalue is " + parts[1] + ", but from an equal "
                        + "start nothing ever moves along it. On $v = (-2, 1, 1)$: $\\mathrm{diag}(\\sigma^2)v = (-" + parts[0] + ", " + parts[1] + ", "
                        + parts[1] + ")$, whose sum is $" + parts[2] + "$; take a third of it, $" + parts[3] + "$, from each: $" + parts[4]
                        + "\\,v$. So " + parts[4] + " is seen.");
    }
}
