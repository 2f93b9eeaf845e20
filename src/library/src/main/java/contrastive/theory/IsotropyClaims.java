package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.Spectrum;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleMatrix;

/** T6: isotropic data need no negatives. */
final class IsotropyClaims {

    private static final int DIMENSION = 12;
    private static final int DIRECTIONS = 4;
    private static final double VARIANCE = 1.25;
    private static final double NOISE_VARIANCE = 0.7;
    private static final PairModel ISOTROPIC = spreadBy(0);
    private static final Contrastive WITH_NEGATIVES = new Contrastive(3, 100);
    private static final double DURATION = 12 / ClosedForm.alignmentRate(ISOTROPIC, WITH_NEGATIVES);

    private IsotropyClaims() {
    }

    static List<CourseClaim> all() {
        double small = 0.01;
        PairModel nearly = spreadBy(small);
        double nearlyEnds = InfiniteWidth.of(nearly).run(new PositivesOnly(), 18 / ClosedForm.alignmentRate(nearly)).last().conditionNumber();
        InfiniteWidth unevenStart = InfiniteWidth.of(ISOTROPIC).startingFrom(uneven());
        TwoTower narrow = TwoTower.gaussian(ISOTROPIC, 16, 1);
        SimpleMatrix sum = SimpleMatrix.wrap(narrow.signalMapA()).plus(SimpleMatrix.wrap(narrow.signalMapB()));
        TwoTower even = TwoTower.orthogonal(ISOTROPIC);
        return List.of(
                row(Strength.DERIVED, Claim.that("positive pairs only, gradient descent: largest condition number").predicted(1)
                        .measured(trained(even, new PositivesOnly()).peakConditionNumber()).within(1e-9, "round-off")),
                row(Strength.DERIVED, Claim.that("the same with negatives").predicted(1)
                        .measured(trained(even, WITH_NEGATIVES).peakConditionNumber()).within(1e-9, "round-off")),
                row(Strength.DERIVED, Claim.that("nearly isotropic: log kappa_inf over the spread is 1 + log(2 d / r)")
                        .predicted(1 + Math.log(2.0 * DIMENSION / DIRECTIONS)).measured(Math.log(nearlyEnds) / small)
                        .withinRelative(1e-3, "order of the spread squared")),
                row(Strength.DERIVED, Claim.that("an uneven start keeps its ratio under positive pairs only: root of 3").predicted(Math.sqrt(3))
                        .measured(unevenStart.run(new PositivesOnly(), 2 * DURATION).last().conditionNumber()).within(1e-6, "misaligned mass left")),
                row(Strength.DERIVED, Claim.that("and is levelled by negatives").predicted(1)
                        .measured(unevenStart.run(WITH_NEGATIVES, 2 * DURATION).last().conditionNumber()).within(1e-3, "e^(-rate t) is left")),
                row(Strength.MEASURED, Claim.that("random start of width 16, positive pairs only: ends at the condition number of K_A(0) + K_B(0)")
                        .predicted(Spectrum.conditionNumber(sum.getDDRM())).measured(trained(narrow, new PositivesOnly()).last().conditionNumber())
                        .withinRelative(0.05, "the two norms differ on the way")),
                row(Strength.MEASURED, Claim.that("and with negatives at 1").predicted(1)
                        .measured(trained(narrow, WITH_NEGATIVES).last().conditionNumber()).within(1e-3, "e^(-12) is left, after a slower start")));
    }

    private static PairModel spreadBy(double s) {
        return PairModel.of(DIMENSION, IntStream.range(0, DIRECTIONS)
                .mapToDouble(k -> VARIANCE * (k < DIRECTIONS / 2 ? 1 + s : 1 - s)).toArray(), NOISE_VARIANCE);
    }

    /** The standard start, but with three times the aligned mass in the first direction. */
    private static Masses uneven() {
        Masses standard = Masses.standardStart(ISOTROPIC);
        double[] aligned = standard.aligned();
        aligned[0] *= 3;
        return new Masses(aligned, standard.misaligned(), standard.noise());
    }

    /** By gradient descent, which keeps each direction by itself: the flow merges those of equal variance and start into one. */
    private static Trajectory trained(TwoTower start, Objective objective) {
        HadamardDesign design = HadamardDesign.of(ISOTROPIC);
        return new GradientDescent(0.05, design.pairs(), 0)
                .run(start, design, Schedule.constant(objective), (int) (DURATION / 0.05));
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T6", "07-isotropic-and-not.ipynb", strength, claim);
    }
}
