package contrastive.exercise;

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
        return Exercise.expecting(mean)
                .hint(weak, "That is the smaller variance: the two directions move together.")
                .hint(strong, "That is the larger variance.")
                .hint(2 * mean, "That is the sum of the variances: the matrix subtracts half of the sum of diag(sigma^2) v from each entry.")
                .hint(answer -> answer <= 0, "It is positive: an imbalance decays.")
                .explained("On $v = (1, -1)$: $\\mathrm{diag}(\\sigma^2)v = (#, -#)$, its sum is $#$, so subtract $#$ from each: $(#, -#) "
                        + "= #\\,v$. For two directions the eigenvalue is the mean of the variances.",
                        strong, weak, strong - weak, (strong - weak) / 2, mean, mean, mean);
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
                .explained("Only $w$ depends on $K$. With $c = (2/(1+e^{-2\\tau^2/r}))^r \\approx #$ the ratio is "
                        + "$\\frac{#}{#+c}\\cdot\\frac{#+c}{#} \\approx #$.", collisions, more, more, negatives, negatives, ratio);
    }

    /** Which eigenvalue does a run show from the standard start, where three directions have the variances (strong, equal, equal)? */
    public static Exercise eigenvalueSeen(double strong, double equal) {
        Require.positive("strong", strong);
        Require.positive("equal", equal);
        double seen = (equal + 2 * strong) / 3;
        return Exercise.expecting(seen)
                .hint(equal, "That mode moves mass between the two equal directions, which start equal and stay equal.")
                .hint((strong + 2 * equal) / 3, "That is the mean of the variances.")
                .hint(strong, "That is the larger variance.")
                .hint(answer -> answer <= 0, "It is positive: an imbalance decays.")
                .explained("On vectors that add up to 0 there are two modes. On $(0, 1, -1)$ the eigenvalue is #, but from an equal start "
                        + "nothing ever moves along it. On $v = (-2, 1, 1)$: $\\mathrm{diag}(\\sigma^2)v = (-#, #, #)$, whose sum is $#$; "
                        + "subtract a third of it, $#$, from each: $#\\,v$. So # is seen.",
                        equal, 2 * strong, equal, equal, 2 * (equal - strong), 2 * (equal - strong) / 3, seen, seen);
    }
}
