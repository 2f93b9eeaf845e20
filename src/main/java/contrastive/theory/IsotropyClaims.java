package contrastive.theory;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.model.Spectrum;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.CourseClaim.Strength;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** T6: isotropic data need no negatives. */
final class IsotropyClaims {

    private static final PairModel ISOTROPIC = spreadBy(0);
    private static final Contrastive WITH_NEGATIVES = new Contrastive(3, 100);
    private static final double DURATION = 12 / ClosedForm.alignmentRate(ISOTROPIC, WITH_NEGATIVES);

    private IsotropyClaims() {
    }

    static List<CourseClaim> all() {
        double small = 0.01;
        PairModel nearly = spreadBy(small);
        double nearlyEnds = InfiniteWidth.of(nearly).run(new PositivesOnly(), 18 / ClosedForm.alignmentRate(nearly)).last().conditionNumber();
        Masses uneven = new Masses(new double[] {1.5, 0.5, 0.5, 0.5}, new double[] {0.5, 0.5, 0.5, 0.5}, 5);
        InfiniteWidth unevenStart = InfiniteWidth.of(ISOTROPIC).startingFrom(uneven);
        TwoTower narrow = TwoTower.gaussian(ISOTROPIC, 16, 1);
        SimpleMatrix sum = SimpleMatrix.wrap(narrow.signalMapA()).plus(SimpleMatrix.wrap(narrow.signalMapB()));
        return List.of(
                row(Strength.DERIVED, Claim.that("positive pairs only: largest condition number").predicted(1)
                        .measured(peak(new PositivesOnly())).within(1e-9, "round-off")),
                row(Strength.DERIVED, Claim.that("with negatives: largest condition number").predicted(1)
                        .measured(peak(WITH_NEGATIVES)).within(1e-9, "round-off")),
                row(Strength.DERIVED, Claim.that("nearly isotropic: log kappa_inf over the spread is 1 + log(2 d / r)")
                        .predicted(1 + Math.log(2.0 * 12 / 4)).measured(Math.log(nearlyEnds) / small).withinRelative(1e-3, "order of the spread squared")),
                row(Strength.DERIVED, Claim.that("an uneven start keeps its ratio under positive pairs only: root of 3").predicted(Math.sqrt(3))
                        .measured(unevenStart.run(new PositivesOnly(), 2 * DURATION).last().conditionNumber()).within(1e-6, "misaligned mass left")),
                row(Strength.DERIVED, Claim.that("and is levelled by negatives").predicted(1)
                        .measured(unevenStart.run(WITH_NEGATIVES, 2 * DURATION).last().conditionNumber()).within(1e-3, "e^(-rate t) is left")),
                row(Strength.MEASURED, Claim.that("random start of width 16, positive pairs only: ends at the condition number of K_A(0) + K_B(0)")
                        .predicted(Spectrum.conditionNumber(sum.getDDRM())).measured(trained(narrow, new PositivesOnly()))
                        .withinRelative(0.05, "the two norms differ on the way")),
                row(Strength.MEASURED, Claim.that("the same with negatives").predicted(1).measured(trained(narrow, WITH_NEGATIVES))
                        .within(1e-3, "e^(-12) is left, after a slower start")));
    }

    private static PairModel spreadBy(double s) {
        return PairModel.of(12, new double[] {1.25 * (1 + s), 1.25 * (1 + s), 1.25 * (1 - s), 1.25 * (1 - s)}, 0.7);
    }

    private static double peak(Objective objective) {
        return InfiniteWidth.of(ISOTROPIC).run(objective, DURATION).peakConditionNumber();
    }

    private static double trained(TwoTower start, Objective objective) {
        HadamardDesign design = HadamardDesign.of(ISOTROPIC);
        return new GradientDescent(0.05, design.pairs(), 0)
                .run(start, design, Schedule.constant(objective), (int) (DURATION / 0.05)).last().conditionNumber();
    }

    private static CourseClaim row(Strength strength, Claim claim) {
        return new CourseClaim("T6", "07-isotropic-and-not.ipynb", strength, claim);
    }
}
