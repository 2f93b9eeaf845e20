package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.model.TwoTower;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who writes an objective is told when it is not right. */
class OwnObjectiveTest {

    private static final PairModel MODEL = PairModel.of(5, new double[] {2, 0.6}, 0.7);

    /** Squares of the positives' distance from 1, with what a test makes wrong. */
    private record Squares(double factorOfSlope, double factorOfStrengthSlope, double limit) implements Objective {
        @Override
        public double ofBatch(Similarities s) {
            double value = 0;
            for (int i = 0; i < s.pairs(); i++) {
                double off = s.get(i, i) - 1;
                value += s.get(i, i) > limit ? Double.NaN : off * off;
                s.addSlope(i, i, 2 * off * (i == 1 ? factorOfSlope : 1));
            }
            return value;
        }

        @Override
        public double ofStrengths(double[] strengths, double[] slopes) {
            double sum = 0;
            for (double strength : strengths) {
                sum += strength;
            }
            Arrays.fill(slopes, 2 * (sum - 1));
            slopes[1] *= factorOfStrengthSlope;
            return (sum - 1) * (sum - 1);
        }
    }

    @Test
    void aRightOneIsGivenBack() {
        Squares right = new Squares(1, 1, 9);
        assertThat(right.checked()).isSameAs(right);
    }

    @Test
    void aWrongSlopeIsNamedWithHowMuchItIsOff() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Squares(1.1, 1, 9).checked())
                .withMessageContaining("with respect to the similarity of input 1 of A and 1 of B").withMessageContaining("off by ")
                .withMessageContaining("Squares[");
    }

    @Test
    void aWrongSlopeByAStrengthIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Squares(1, -1, 9).checked()).withMessageContaining("with respect to strength 2");
    }

    @ParameterizedTest
    @ValueSource(classes = {PositivesOnly.class, InfoNce.class, Contrastive.class})
    void theLibrarysOwnPassTheirCheck(Class<?> kind) {
        Objective objective = kind == PositivesOnly.class ? new PositivesOnly() : kind == InfoNce.class ? new InfoNce(3) : new Contrastive(3, 5);
        assertThat(objective.checked()).isSameAs(objective);
    }

    @Test
    void differencesGiveTheCurvatureOfManyDirectionsWhereAStepMustBeSmall() {
        Contrastive sharp = new Contrastive(9, 5);
        assertThat(SlopeCheck.curvature(sharp, 50)).isCloseTo(sharp.balancingCurvature(50), within(1e-8));
    }

    @Test
    void aBatchThatTheTowersCannotEncodeIsRefusedWhateverTheObjectiveWouldMakeOfIt() {
        Objective careless = new Objective() {
            @Override
            public double ofForm(PairSource population, PairBatch batch, DMatrixRMaj form, DMatrixRMaj formDerivative) {
                return 0;
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> careless.value(TwoTower.gaussian(MODEL, 3, 1),
                new PairBatch(new DMatrixRMaj(4, 6), new DMatrixRMaj(4, 5)))).withMessageContaining("batch.a must have shape (4, 5), got (4, 6)");
    }

    @Test
    void aValueThatIsNotFiniteOnTheFirstBatchIsABadArgument() {
        assertThatIllegalArgumentException().isThrownBy(() -> new GradientDescent(0.1, 8, 1).run(TwoTower.gaussian(MODEL, 6, 1), new Squares(1, 1, -2), 3))
                .withMessageContaining("objective Squares[").withMessageContaining("must have a finite value, got NaN");
    }

    @Test
    void aValueThatIsNoLongerFiniteEndsTheRunWithWhatWasRecorded() {
        assertThatThrownBy(() -> new GradientDescent(0.002, 64, 1).run(TwoTower.gaussian(MODEL, 64, 1), new Squares(1, 1, 0.9), 400))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged.getMessage()).contains("must have a finite value, got NaN", "at step " + diverged.step());
                    assertThat(diverged.trajectory().snapshots()).hasSize((int) diverged.step());
                });
    }

    @Test
    void oneThatDoesNotSayItsLimitIsRefusedByTheFlowWithWhatToDo() {
        Objective batchOnly = new Objective() {
            @Override
            public double ofBatch(Similarities s) {
                return 0;
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(MODEL).run(batchOnly, 1)).withMessageContaining("ofStrengths");
    }

    @Test
    void oneWithoutANegativeWeightHasNone() {
        assertThat(InfiniteWidth.of(MODEL).run(new Squares(1, 1, 9), 1).last().negativeWeight()).isNaN();
    }

    @Test
    void bothLensesTrainIt() {
        Squares squares = new Squares(1, 1, 9);
        // the value of a batch adds up over its pairs; the flow's is that of one
        Objective mean = PairwiseLoss.of(s -> s.subtract(1).multiply(s.subtract(1)), s -> s.multiply(0));
        double flow = InfiniteWidth.of(MODEL).run(squares, 4).last().conditionNumber();
        assertThat(InfiniteWidth.of(MODEL).run(mean, 4).last().conditionNumber()).isCloseTo(flow, within(1e-10));
        assertThat(GradientDescent.exact(MODEL, 0.01).run(mean, 400).last().conditionNumber()).isCloseTo(flow, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, -1e-3, 1e3, -1e3})
    void aSlopeIsHeldToTenMillionthsOfItsSizeOrOfOne(double size) {
        assertThat(new Line(size, size + 0.5e-7 * Math.max(1, Math.abs(size))).checked()).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new Line(size, size + 2e-7 * Math.max(1, Math.abs(size))).checked())
                .withMessageMatching("(?s).*off by 1\\.9\\d*E-(7|4)|(?s).*off by 2\\.0\\d*E-(7|4)");
    }

    /** L = slope times the sum of the strengths, and what it says its slope is. */
    private record Line(double slope, double said) implements Objective {
        @Override
        public double ofStrengths(double[] strengths, double[] slopes) {
            Arrays.fill(slopes, said);
            return slope * Arrays.stream(strengths).sum();
        }

        @Override
        public double ofBatch(Similarities s) {
            throw new UnsupportedOperationException("of strengths alone");
        }
    }

    @Test
    void aSlopeThatIsNotFiniteIsNamedWithItsPair() {
        Objective broken = new Objective() {
            @Override
            public double ofBatch(Similarities s) {
                s.addSlope(1, 2, Double.NaN);
                return 0;
            }

            @Override
            public String toString() {
                return "broken";
            }
        };
        assertThatIllegalArgumentException().isThrownBy(broken::checked).withMessageContaining("objective broken must have a finite slope")
                .withMessageEndingWith("of input 1 of A and 2 of B");
    }
}
