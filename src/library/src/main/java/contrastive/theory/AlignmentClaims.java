package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.RandomStream;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Gradient;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.Arrays;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** T1: positive pairs align. */
final class AlignmentClaims {

    private static final int PAIRS = 4000;

    private AlignmentClaims() {
    }

    static List<CourseClaim> all() {
        double rate = ClosedForm.alignmentRate(Course.SMALL);
        Trajectory flow = InfiniteWidth.of(Course.SMALL).run(new PositivesOnly(), 10 / rate);
        HadamardDesign design = HadamardDesign.of(Course.SMALL);
        double step = 0.02;
        Trajectory steps = new GradientDescent(step, design.pairs(), 0).run(TwoTower.orthogonal(Course.SMALL), design,
                Schedule.constant(new PositivesOnly()), (int) Math.ceil(10 / rate / step));
        return List.of(
                row(Strength.PAPER, Claim.that("positive pairs alone align: alignment at the end, flow").predicted(1)
                        .measured(flow.last().alignment()).within(1e-3, "e^(-10), times the noise share at the start")),
                row(Strength.PAPER, Claim.that("the same, gradient descent").predicted(1).measured(steps.last().alignment())
                        .within(1e-3, "e^(-10), times the noise share at the start")),
                row(Strength.DERIVED, Claim.that("alignment only rises: smallest gain between recorded points")
                        .measured(flow.table().doubleColumn("alignment").difference().removeMissing().min()).atLeast(0, "gradient flow")),
                row(Strength.DERIVED, Claim.that("growth of alignment at the start, 4 sum sigma_k^4 / M^2").predicted(growthAtStart())
                        .measured(flow.at(1e-4).alignment() / 1e-4).withinRelative(1e-3, "difference quotient over 1e-4")),
                row(Strength.DERIVED, Claim.that("rate at which 1 - alignment dies, flow").predicted(rate).measured(late(flow, rate))
                        .withinRelative(0.01, "other modes are left")),
                row(Strength.DERIVED, Claim.that("the same, gradient descent").predicted(rate).measured(late(steps, rate))
                        .withinRelative(0.01 + step, "the same, and first order in the step")),
                row(Strength.MEASURED, Claim.that("the pairing is the cause: gradient over shuffled pairs, share of that over pairs")
                        .measured(shuffledShare()).atMost(3 * Course.SMALL.dimension() / Math.sqrt(PAIRS), "sampling error")));
    }

    private static double growthAtStart() {
        double[] variances = Course.SMALL.signalVariances();
        double total = Arrays.stream(variances).sum() + Course.SMALL.noiseDirections() * Course.SMALL.noiseVariance();
        return 4 * Arrays.stream(variances).map(variance -> variance * variance).sum() / (total * total);
    }

    private static double late(Trajectory run, double rate) {
        return DecayRate.of(run, state -> 1 - state.alignment(), 8 / rate, 10 / rate);
    }

    private static double shuffledShare() {
        PairBatch dealt = Course.SMALL.draw(PAIRS, RandomStream.PAIRS.seeded(1));
        SimpleMatrix b = SimpleMatrix.wrap(dealt.b());
        SimpleMatrix shifted = b.rows(1, b.getNumRows()).concatRows(b.rows(0, 1));
        return gradientNorm(new PairBatch(dealt.a(), shifted.getDDRM())) / gradientNorm(dealt);
    }

    private static double gradientNorm(PairBatch batch) {
        Gradient gradient = new Gradient();
        new PositivesOnly().gradient(TwoTower.orthogonal(Course.SMALL), batch, gradient);
        return SimpleMatrix.wrap(gradient.weightsA()).normF();
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T1", "02-positive-pairs-align.ipynb", strength, claim);
    }
}
