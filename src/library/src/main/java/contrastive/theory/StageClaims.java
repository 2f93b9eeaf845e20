package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.RandomStream;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** T4: two stages, first align and unbalance, then balance. */
final class StageClaims {

    private static final double NEGATIVES = 100;
    private static final Contrastive WARM = new Contrastive(0.05, NEGATIVES);
    private static final Contrastive COLD = new Contrastive(3, NEGATIVES);
    private static final double FEW = 5;

    private StageClaims() {
    }

    static List<CourseClaim> all() {
        InfiniteWidth limit = InfiniteWidth.of(Course.SMALL);
        double switchTime = 4 / ClosedForm.alignmentRate(Course.SMALL);
        double duration = switchTime + 8 / ClosedForm.balancingRate(Course.SMALL, COLD);
        Schedule schedule = Schedule.twoStage(WARM, switchTime, COLD);
        Trajectory flow = limit.run(schedule, duration);
        HadamardDesign design = HadamardDesign.of(Course.SMALL);
        double step = 0.02;
        Trajectory steps = new GradientDescent(step, design.pairs(), 0)
                .run(TwoTower.orthogonal(Course.SMALL), design, schedule, (int) (duration / step));
        Trajectory constant = limit.run(COLD, duration);
        double turning = SettlingTime.of(constant, state -> pull(state, 3) >= pull(state, 0));
        double highest = constant.snapshots().stream().mapToDouble(StageClaims::ratio).max().orElseThrow();
        return List.of(
                row(Strength.PAPER, Claim.that("first unbalance: condition number at its peak over that at the start, flow")
                        .measured(flow.peakConditionNumber() / flow.first().conditionNumber()).atLeast(2, "it rises; the bound is ours")),
                row(Strength.PAPER, Claim.that("then balance: condition number at the end, flow").predicted(1)
                        .measured(flow.last().conditionNumber()).within(0.02, "e^(-8) is left, times the height of the peak")),
                row(Strength.DERIVED, Claim.that("condition number at its peak, gradient descent against the flow")
                        .predicted(flow.peakConditionNumber()).measured(steps.peakConditionNumber()).withinRelative(step / 2, "first order in the step")),
                row(Strength.DERIVED, Claim.that("without temperature the negatives are blind: gradient less K/(1+K) that of positive pairs only")
                        .predicted(0).measured(blindDifference()).within(1e-12, "round-off")),
                row(Strength.DERIVED, Claim.that("and the flow is that of positive pairs only at time K/(1+K) t: condition number")
                        .predicted(limit.run(new PositivesOnly(), 10).last().conditionNumber())
                        .measured(limit.run(new Contrastive(0, FEW), 10 * (1 + FEW) / FEW).last().conditionNumber())
                        .within(1e-9, "integrator error")),
                row(Strength.DERIVED, Claim.that("U_1 / U_r turns where sigma_k^2 (theta_k - q) agree: the ratio there").predicted(highest)
                        .measured(ratio(constant.at(turning))).withinRelative(1e-3, "the highest is read off at recorded points")),
                row(Strength.MEASURED, Claim.that("time to the goal: best constant tau^2 over aligning first").measured(bestConstant(duration)
                        / timeToGoal(schedule, duration)).atMost(0.9, "against our expectation")));
    }

    private static double ratio(Snapshot state) {
        double[] aligned = state.masses().aligned();
        return aligned[0] / aligned[aligned.length - 1];
    }

    /** sigma_k^2 (theta_k - q) at the temperature of the second stage. */
    private static double pull(Snapshot state, int k) {
        double[] strengths = state.strengths();
        double q = Arrays.stream(strengths).map(strength -> strength * theta(strength)).sum();
        return Course.SMALL.signalVariances()[k] * (theta(strengths[k]) - q);
    }

    private static double theta(double strength) {
        return 1 - Math.tanh(COLD.tauSquared() * strength);
    }

    private static double blindDifference() {
        TwoTower towers = TwoTower.gaussian(Course.SMALL, 16, 3);
        PairBatch batch = Course.SMALL.draw(64, RandomStream.PAIRS.seeded(2));
        Gradient blind = new Gradient();
        Gradient plain = new Gradient();
        new Contrastive(0, FEW).gradient(towers, batch, blind);
        new PositivesOnly().gradient(towers, batch, plain);
        return SimpleMatrix.wrap(blind.weightsA()).minus(SimpleMatrix.wrap(plain.weightsA()).scale(FEW / (1 + FEW))).elementMaxAbs();
    }

    private static double bestConstant(double duration) {
        return Arrays.stream(new double[] {1, 2, 2.5, 2.8, 3, 4})
                .map(tauSquared -> timeToGoal(Schedule.constant(new Contrastive(tauSquared, NEGATIVES)), duration)).min().orElseThrow();
    }

    private static double timeToGoal(Schedule schedule, double duration) {
        return SettlingTime.of(InfiniteWidth.of(Course.SMALL).run(schedule, 3 * duration),
                state -> state.alignment() >= 0.99 && state.conditionNumber() <= 1.05);
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T4", "05-two-stages.ipynb", strength, claim);
    }
}
