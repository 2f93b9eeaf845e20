package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.LogSums;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;

/** T3: negative pairs balance. */
final class BalanceClaims {

    private static final double TAU_SQUARED = 4;
    private static final Contrastive OBJECTIVE = new Contrastive(TAU_SQUARED, 10);
    private static final double[] VARIANCES = Course.MIDDLE.signalVariances();

    private BalanceClaims() {
    }

    static List<CourseClaim> all() {
        double rate = ClosedForm.balancingRate(Course.MIDDLE, OBJECTIVE);
        double end = 17 / rate;
        Trajectory flow = InfiniteWidth.of(Course.MIDDLE).run(OBJECTIVE, end);
        HadamardDesign design = HadamardDesign.of(Course.MIDDLE);
        double step = 0.4;
        Trajectory steps = new GradientDescent(step, design.pairs(), 0).run(TwoTower.orthogonal(Course.MIDDLE), design,
                Schedule.constant(OBJECTIVE), (int) (end / step));
        double gone = end / 10;
        Trajectory without = InfiniteWidth.of(Course.MIDDLE).run(Schedule.twoStage(OBJECTIVE, gone, new PositivesOnly()), 4 * gone);
        PairModel quiet = PairModel.of(Course.MIDDLE.dimension(), VARIANCES, 0.3);
        double slowest = ClosedForm.alignmentRate(quiet, OBJECTIVE);
        Trajectory ofQuiet = InfiniteWidth.of(quiet).run(OBJECTIVE, 17 / slowest);
        return List.of(
                row(Strength.PAPER, Claim.that("negative pairs balance: condition number at the end").predicted(1)
                        .measured(flow.last().conditionNumber()).within(1e-5, "e^(-17) is left, times the start")),
                row(Strength.PAPER, Claim.that("the same, gradient descent").predicted(1)
                        .measured(steps.last().conditionNumber()).within(1e-5, "e^(-17) is left, times the start")),
                row(Strength.DERIVED, Claim.that("loss above that of the even share, smallest of 10,000 others").measured(smallestExcess())
                        .atLeast(0, "strictly convex")),
                row(Strength.DERIVED, Claim.that("positive pairs are indifferent: L_pos at shares (0.1, 0.9) less that at (0.7, 0.3)").predicted(0)
                        .measured(positivesAt(0.1) - positivesAt(0.7)).within(1e-12, "round-off")),
                row(Strength.DERIVED, Claim.that("smallest positive eigenvalue of R, from the matrix").predicted(rate)
                        .measured(rateFromMatrix()).withinRelative(1e-9, "round-off")),
                row(Strength.DERIVED, Claim.that("rate at which the imbalance dies, flow").predicted(rate).measured(late(flow, 0.9 * end, 0.99 * end))
                        .withinRelative(0.005, "a trace of the next mode is left")),
                row(Strength.DERIVED, Claim.that("the same, gradient descent").predicted(rate).measured(late(steps, 0.9 * end, 0.99 * end))
                        .withinRelative(0.01, "and first order in step times rate")),
                row(Strength.DERIVED, Claim.that("with weak noise the noise is the slowest: the same rate").predicted(slowest)
                        .measured(late(ofQuiet, 15 / slowest, 17 / slowest)).withinRelative(0.02, "R's mode is left")),
                row(Strength.DERIVED, Claim.that("K changes the clock, not the road: peak at K = 0.5 against K = 5000").predicted(peak(5000, end))
                        .measured(peak(0.5, 4 * end)).withinRelative(1e-3, "read off at recorded points, not at the top itself")),
                row(Strength.MEASURED, Claim.that("negatives taken away: change of the condition number from then on")
                        .measured(without.last().conditionNumber() - without.at(gone).conditionNumber()).atLeast(0.01, "it rises again")));
    }

    private static double late(Trajectory run, double from, double to) {
        return DecayRate.of(run, state -> state.conditionNumber() - 1, from, to);
    }

    private static double peak(double negatives, double duration) {
        return InfiniteWidth.of(Course.MIDDLE).run(new Contrastive(TAU_SQUARED, negatives), duration).peakConditionNumber();
    }

    /** sum_k log cosh(tau^2 p_k) of random shares of three directions, above that of the even share. */
    private static double smallestExcess() {
        Random random = new Random(1);
        double even = 3 * LogSums.logCosh(TAU_SQUARED / 3);
        double smallest = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < 10_000; trial++) {
            double[] shares = random.doubles(3).map(uniform -> -Math.log(uniform)).toArray();
            double sum = Arrays.stream(shares).sum();
            smallest = Math.min(smallest, Arrays.stream(shares).map(share -> LogSums.logCosh(TAU_SQUARED * share / sum)).sum() - even);
        }
        return smallest;
    }

    /** L_pos of aligned towers without noise, two directions, of which the first has this share. */
    private static double positivesAt(double share) {
        PairModel pair = PairModel.of(4, new double[] {2, 0.5}, 0);
        // W = frame / sigma^2 times sqrt(p): then K = diag(sqrt(p))
        SimpleMatrix scale = SimpleMatrix.diag(Math.sqrt(share) / 2, Math.sqrt(1 - share) / 0.5);
        TwoTower towers = new TwoTower(pair, SimpleMatrix.wrap(pair.signalA()).mult(scale).getDDRM(),
                SimpleMatrix.wrap(pair.signalB()).mult(scale).getDDRM());
        HadamardDesign design = HadamardDesign.of(pair);
        return new PositivesOnly().value(towers, design.draw(design.pairs(), new Random(0)));
    }

    private static double rateFromMatrix() {
        int r = VARIANCES.length;
        double mass = Course.MIDDLE.dimension() * r / Arrays.stream(VARIANCES).map(variance -> 1 / variance).sum();
        double weight = 10 / (10 + Math.pow(2 / (1 + Math.exp(-2 * TAU_SQUARED / r)), r));
        double factor = 4 * weight * TAU_SQUARED / Math.pow(Math.cosh(TAU_SQUARED / r), 2) / (r * mass);
        SimpleMatrix mean = SimpleMatrix.filled(r, 1, 1.0 / r).mult(new SimpleMatrix(1, r, true, VARIANCES));
        return factor * SimpleMatrix.diag(VARIANCES).minus(mean).eig().getEigenvalues().stream()
                .mapToDouble(value -> value.getReal()).sorted().toArray()[1];
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T3", "04-negative-pairs-balance.ipynb", strength, claim);
    }
}
