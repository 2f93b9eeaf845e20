package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.theory.CourseClaim.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** T5: a window of temperatures. */
final class WindowClaims {

    private static final double NEGATIVES = 100;
    private static final int DIRECTIONS = Course.TEN.signalDirections();

    private WindowClaims() {
    }

    static List<CourseClaim> all() {
        double best = ClosedForm.bestTauSquared(Course.TEN, NEGATIVES);
        double weight = NEGATIVES / (NEGATIVES + Math.pow(2 / (1 + Math.exp(-2 * best / DIRECTIONS)), DIRECTIONS));
        double tanh = Math.tanh(best / DIRECTIONS);
        double many = ClosedForm.bestTauSquared(Course.TEN, 1e30) / DIRECTIONS;
        double[] ridge = IntStream.rangeClosed(-2, 6).mapToDouble(exponent -> ClosedForm.bestTauSquared(Course.TEN, Math.pow(10, exponent))).toArray();
        double longest = 20 / ClosedForm.balancingRate(Course.TEN, new Contrastive(1, NEGATIVES));
        double[] tried = IntStream.rangeClosed(4, 16).mapToDouble(i -> i / 2.0).toArray();
        double[] times = Arrays.stream(tried).map(tauSquared -> SettlingTime.of(run(tauSquared, longest),
                state -> state.conditionNumber() <= 1.01)).toArray();
        double fastest = tried[IntStream.range(0, tried.length).reduce((i, j) -> times[j] < times[i] ? j : i).orElseThrow()];
        double[] left = imbalanceLeft();
        Contrastive far = new Contrastive(1.6 * DIRECTIONS, NEGATIVES);
        double aligning = ClosedForm.alignmentRate(Course.TEN, far);
        return List.of(
                row(Strength.DERIVED, Claim.that("best tau^2, K = 100: right side of its equation").predicted(1 / best)
                        .measured(2 * tanh / DIRECTIONS + (1 - weight) * (1 - tanh)).within(1e-9, "solver")),
                row(Strength.DERIVED, Claim.that("many negatives: y tanh y at y = tau^2 / r").predicted(0.5).measured(many * Math.tanh(many))
                        .within(1e-9, "solver")),
                row(Strength.DERIVED, Claim.that("the best tau^2 grows with K: smallest gain for ten times the K")
                        .measured(IntStream.range(1, ridge.length).mapToDouble(i -> ridge[i] - ridge[i - 1]).min().orElseThrow())
                        .atLeast(0, "it only grows")),
                row(Strength.DERIVED, Claim.that("fastest tau^2 of whole runs, flow").predicted(best).measured(fastest)
                        .within(1, "the early part of a run counts too; grid of 0.5")),
                row(Strength.DERIVED, Claim.that("too small: imbalance left at a quarter of the best tau^2, over that at the best, gradient descent")
                        .measured(left[0] / left[1]).atLeast(5, "the negatives do not tell the directions apart")),
                row(Strength.DERIVED, Claim.that("too large: the same at four times the best")
                        .measured(left[2] / left[1]).atLeast(5, "the gradient dies")),
                row(Strength.DERIVED, Claim.that("far right the late rate is that of alignment, not R's: tau^2 = 1.6 r, flow").predicted(aligning)
                        .measured(DecayRate.of(run(far.tauSquared(), 17 / aligning), state -> state.conditionNumber() - 1, 15 / aligning, 17 / aligning))
                        .withinRelative(0.02, "R's mode is left")),
                row(Strength.MEASURED, Claim.that("the peak on the way has no best tau^2: at tau^2 = 8 over that at 4")
                        .measured(run(8, longest).peakConditionNumber() / run(4, longest).peakConditionNumber()).atMost(0.95, "it falls on")));
    }

    private static Trajectory run(double tauSquared, double duration) {
        return InfiniteWidth.of(Course.TEN).run(new Contrastive(tauSquared, NEGATIVES), duration);
    }

    /** Condition number less 1 after the same time, at a quarter of the best tau^2, at the best, and at four times it. */
    private static double[] imbalanceLeft() {
        double best = ClosedForm.bestTauSquared(Course.SMALL, NEGATIVES);
        HadamardDesign design = HadamardDesign.of(Course.SMALL);
        GradientDescent descent = new GradientDescent(0.05, design.pairs(), 0);
        return Arrays.stream(new double[] {best / 4, best, best * 4}).map(tauSquared -> descent.run(TwoTower.orthogonal(Course.SMALL), design,
                Schedule.constant(new Contrastive(tauSquared, NEGATIVES)), 1600).last().conditionNumber() - 1).toArray();
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T5", "06-temperature-window.ipynb", strength, claim);
    }
}
