package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.theory.CourseClaim.Strength;
import java.util.List;

/** T7: finite width and finite batch. */
final class FiniteSizeClaims {

    private static final double STEP = 0.05;
    private static final double DURATION = 20;
    private static final int STEPS = (int) (DURATION / STEP);
    private static final double TAU_SQUARED = 4;
    /** The slope over the width differs more from start to start than that over the batch. */
    private static final int STARTS_A_SEED = 6;
    private static final Contrastive OBJECTIVE = new Contrastive(3, 100);
    private static final HadamardDesign DESIGN = HadamardDesign.of(Course.SMALL);

    private FiniteSizeClaims() {
    }

    static List<CourseClaim> all(int seeds) {
        Trajectory flow = InfiniteWidth.of(Course.SMALL).run(OBJECTIVE, DURATION);
        Trajectory limit = exact(TwoTower.orthogonal(Course.SMALL), OBJECTIVE, STEP);
        double atStep = Distance.between(limit, flow);
        double atHalfStep = Distance.between(exact(TwoTower.orthogonal(Course.SMALL), OBJECTIVE, STEP / 2), flow);
        // narrower than that, what is of second order in 1 / sqrt(width) still shows
        SeedBand byWidth = SeedBand.of(new int[] {128, 512, 2048}, STARTS_A_SEED * seeds,
                (width, seed) -> Distance.between(exact(TwoTower.gaussian(Course.SMALL, width, seed), OBJECTIVE, STEP), limit));
        SeedBand byBatch = SeedBand.of(new int[] {16, 64, 256}, seeds, (batch, seed) -> Distance.between(sampled(batch, seed, OBJECTIVE), limit));
        SeedBand toOwn = SeedBand.of(new int[] {8, 16, 32}, seeds, (batch, seed) -> toNegatives(batch, seed, batch - 1));
        SeedBand toTenTimes = SeedBand.of(new int[] {8, 16}, seeds, (batch, seed) -> toNegatives(batch, seed, 10 * (batch - 1)));
        String errors = errorsOf(seeds);
        return List.of(
                row(Strength.DERIVED, Claim.that("orthogonal start: distance to the flow over that at half the step").predicted(2)
                        .measured(atStep / atHalfStep).within(0.1, "second order in the step")),
                row(Strength.MEASURED, Claim.that("random start: power of the width in the distance").predicted(-0.5)
                        .measured(byWidth.exponent()).within(3 * byWidth.exponentError(), errorsOf(STARTS_A_SEED * seeds))),
                row(Strength.MEASURED, Claim.that("random batches: power of the batch in the distance").predicted(-1)
                        .measured(byBatch.exponent()).within(3 * byBatch.exponentError(), errors)),
                row(Strength.MEASURED, Claim.that("InfoNCE, distance to K = n - 1: power of the batch").predicted(-1).measured(toOwn.exponent())
                        .within(Math.max(0.3, 3 * toOwn.exponentError()), "terms of higher order at n = 8; " + errors)),
                row(Strength.MEASURED, Claim.that("InfoNCE, n = 16: distance to K = 10 (n - 1) over that to K = n - 1")
                        .measured(toTenTimes.mean(1) / toOwn.mean(1)).atLeast(1.5, "the wrong K is visibly wrong")));
    }

    private static String errorsOf(int seeds) {
        return "three standard errors of " + seeds + " seeds";
    }

    /** Gradient descent on batches without sampling noise. */
    private static Trajectory exact(TwoTower start, Objective objective, double step) {
        return new GradientDescent(step, DESIGN.pairs(), 0).run(start, DESIGN, Schedule.constant(objective), (int) Math.round(DURATION / step));
    }

    private static Trajectory sampled(int batch, long seed, Objective objective) {
        return new GradientDescent(STEP, batch, seed).run(TwoTower.orthogonal(Course.SMALL), objective, STEPS);
    }

    private static double toNegatives(int batch, long seed, double negatives) {
        return Distance.between(sampled(batch, seed, new InfoNce(TAU_SQUARED)),
                exact(TwoTower.orthogonal(Course.SMALL), new Contrastive(TAU_SQUARED, negatives), STEP));
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T7", "08-finite-width-and-batch.ipynb", strength, claim);
    }
}
