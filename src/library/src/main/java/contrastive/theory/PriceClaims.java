package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** T2: positive pairs align at the cost of a growing condition number. */
final class PriceClaims {

    private static final String NOISE_LEFT = "noise left: e^(-18) of it";
    private static final double[] VARIANCES = Course.SMALL.signalVariances();
    private static final int[] DIMENSIONS = {20, 100, 1_000, 10_000, 100_000, 1_000_000};

    private PriceClaims() {
    }

    static List<CourseClaim> all() {
        Trajectory flow = settled(Course.SMALL);
        double predicted = ClosedForm.finalConditionNumber(Course.SMALL);
        HadamardDesign design = HadamardDesign.of(Course.SMALL);
        double step = 0.02;
        double descent = new GradientDescent(step, design.pairs(), 0).run(TwoTower.orthogonal(Course.SMALL), design,
                Schedule.constant(new PositivesOnly()), (int) (flow.last().time() / step)).last().conditionNumber();
        double[] overDimensions = Arrays.stream(DIMENSIONS).mapToDouble(d -> settled(at(d, 1)).last().conditionNumber()).toArray();
        int last = DIMENSIONS.length - 1;
        return List.of(
                row(Strength.PAPER, Claim.that("positive pairs alone unbalance: condition number at the end over that at the start")
                        .measured(flow.last().conditionNumber() / flow.first().conditionNumber()).atLeast(2, "it grows; the bound is ours")),
                row(Strength.DERIVED, Claim.that("power method: largest distance of two directions' T").predicted(0)
                        .measured(spreadOfTimes(flow)).within(1e-9, "integrator error")),
                row(Strength.DERIVED, Claim.that("squared norm of the weights at the end: d").predicted(Course.SMALL.dimension())
                        .measured(flow.last().masses().squaredWeightNorm(Course.SMALL)).withinRelative(1e-9, "integrator error")),
                row(Strength.DERIVED, Claim.that("final condition number, flow").predicted(predicted)
                        .measured(flow.last().conditionNumber()).withinRelative(1e-6, NOISE_LEFT)),
                row(Strength.DERIVED, Claim.that("the same, gradient descent").predicted(predicted).measured(descent)
                        .withinRelative(step / 5, "first order in the step; the factor is of order 0.01")),
                row(Strength.DERIVED, Claim.that("no noise level moves it: noise variance 3").predicted(predicted)
                        .measured(settled(at(12, 3)).last().conditionNumber()).withinRelative(1e-6, NOISE_LEFT)),
                row(Strength.DERIVED, Claim.that("no noise level moves it: noise variance 0.1").predicted(predicted)
                        .measured(settled(at(12, 0.1)).last().conditionNumber()).withinRelative(1e-6, NOISE_LEFT)),
                row(Strength.DERIVED, Claim.that("d from 20 to 1,000,000: largest relative distance of flow and closed form").predicted(0)
                        .measured(IntStream.range(0, DIMENSIONS.length).mapToDouble(i -> Math.abs(overDimensions[i]
                                / ClosedForm.finalConditionNumber(at(DIMENSIONS[i], 1)) - 1)).max().orElseThrow()).within(1e-6, NOISE_LEFT)),
                row(Strength.DERIVED, Claim.that("power of d over the last decade").predicted((1 - VARIANCES[3] / VARIANCES[0]) / 2)
                        .measured(Math.log10(overDimensions[last] / overDimensions[last - 1])).within(0.01, "the second direction's share")),
                row(Strength.DERIVED, Claim.that("a start that knows the end's time ends balanced").predicted(1).measured(fromBalancingStart())
                        .within(1e-5, "noise left")));
    }

    private static PairModel at(int d, double noiseVariance) {
        return PairModel.of(d, VARIANCES, noiseVariance);
    }

    /** Positive pairs only until e^(-18) of what is not aligned is left. */
    private static Trajectory settled(PairModel model) {
        return InfiniteWidth.of(model).run(new PositivesOnly(), 18 / ClosedForm.alignmentRate(model));
    }

    private static double spreadOfTimes(Trajectory flow) {
        double[] end = flow.last().masses().aligned();
        double[] start = flow.first().masses().aligned();
        double[] times = IntStream.range(0, end.length).mapToDouble(k -> Math.log(end[k] / start[k]) / VARIANCES[k]).toArray();
        return Arrays.stream(times).max().orElseThrow() - Arrays.stream(times).min().orElseThrow();
    }

    /** U_k(0) = c e^(-sigma_k^2 T) with T = 1, and c from the conserved norm (chapter 03, exercise 2). */
    private static double fromBalancingStart() {
        double inverse = Arrays.stream(VARIANCES).map(variance -> 1 / variance).sum();
        double atStart = Arrays.stream(VARIANCES).map(variance -> Math.exp(-variance) / variance).sum();
        double common = Course.SMALL.noiseDirections() / (inverse - atStart);
        Masses start = new Masses(Arrays.stream(VARIANCES).map(variance -> common * Math.exp(-variance)).toArray(),
                new double[VARIANCES.length], Course.SMALL.noiseDirections() * Course.SMALL.noiseVariance());
        return InfiniteWidth.of(Course.SMALL).startingFrom(start)
                .run(new PositivesOnly(), 18 / ClosedForm.alignmentRate(Course.SMALL)).last().conditionNumber();
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T2", "03-the-price-condition-number.ipynb", strength, claim);
    }
}
