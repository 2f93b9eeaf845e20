package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each closed form by a second road; the published numbers are in {@link PublishedValuesTest}, the flow in the dynamics' tests. */
class ClosedFormTest {

    private static final double ROUND_OFF = 1e-9; // per cent

    @Provide
    Arbitrary<double[]> variances() {
        return Arbitraries.doubles().between(0.05, 5).array(double[].class).ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 100, seed = "1")
    void theFinalConditionNumberIsWhereTheAlignedMassesUseUpTheWholeNorm(
            @ForAll("variances") double[] variances, @ForAll @IntRange(min = 1, max = 10_000) int further) {
        int d = variances.length + further;
        // |W|^2 = sum_k U_k / sigma_k^2 = sum_k e^(sigma_k^2 T) / 2 must be d: bisection
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            double norm = Arrays.stream(variances).map(variance -> Math.exp(variance * middle) / 2).sum();
            low = norm < d ? middle : low;
            high = norm < d ? high : middle;
        }
        double time = low;
        double[] masses = Arrays.stream(variances).map(variance -> variance / 2 * Math.exp(variance * time)).toArray();
        double expected = Math.sqrt(Arrays.stream(masses).max().orElseThrow() / Arrays.stream(masses).min().orElseThrow());
        PairModel model = PairModel.of(d, variances, 0.7);
        assertThat(ClosedForm.finalPowerMethodTime(model)).isCloseTo(time, withinPercentage(ROUND_OFF));
        assertThat(ClosedForm.finalConditionNumber(model)).isCloseTo(expected, withinPercentage(ROUND_OFF));
    }

    @Test
    void theAlignmentRateKeepsItsDigitsWhereTheNegativesAreBlind() {
        // 1 - tanh(19) is 6.3e-17, of which a difference from 1 would have no digit
        assertThat(ClosedForm.alignmentRate(PairModel.of(12, new double[] {2}, 0.7), new Contrastive(19, 5))).isCloseTo(5.232e-18, within(5e-22));
    }

    @Test
    void withOneDirectionTheTimeIsALogarithmWhateverTheUnitsAndTheDimension() {
        for (double variance : new double[] {1e-300, 1e-10, 0.3, 1, 7, 1e10, 1e300}) {
            for (int d : new int[] {2, 3, 10, 1000, 1_000_000}) {
                PairModel model = PairModel.of(d, new double[] {variance}, 1);
                assertThat(ClosedForm.finalPowerMethodTime(model) * variance).isCloseTo(Math.log(2.0 * d), withinPercentage(1e-11));
                assertThat(ClosedForm.finalConditionNumber(model)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-10, 1e10, 1e300})
    void otherUnitsOfTheDataLeaveTheFinalConditionNumber(double unit) {
        // sum: e^x + e^(x/2) = 2 d = 6 is solved by e^(x/2) = 2, so kappa = sqrt(2) e^(x/4) = 2
        PairModel model = PairModel.of(3, new double[] {unit, unit / 2}, 1);
        assertThat(ClosedForm.finalConditionNumber(model)).isCloseTo(2, withinPercentage(1e-11));
    }

    @Test
    void theFinalConditionNumberDoesNotDependOnTheNoiseVariance() {
        double[] variances = {2, 1.5, 1, 0.5};
        double expected = ClosedForm.finalConditionNumber(PairModel.of(12, variances, 0.7));
        for (double noise : new double[] {1e-300, 0.1, 40}) {
            assertThat(ClosedForm.finalConditionNumber(PairModel.of(12, variances, noise))).isEqualTo(expected);
        }
    }

    @Test
    void withoutNoiseVarianceTheNoiseDirectionsHaveNothingToGive() {
        // e^x + e^(x/2) = 2 r = 4 instead of 2 d: e^(x/2) = (sqrt(17) - 1) / 2
        double root = (Math.sqrt(17) - 1) / 2;
        assertThat(ClosedForm.finalConditionNumber(PairModel.of(9, new double[] {2, 1}, 0)))
                .isCloseTo(Math.sqrt(2 * root), withinPercentage(ROUND_OFF));
    }

    @Test
    void theFinalConditionNumberGrowsLikeItsPowerOfTheDimensionWhenTheStrongestDirectionIsSimple() {
        double[] variances = {0.5, 2};
        for (int d : new int[] {100_000_000, 2_000_000_000}) {
            double power = 2 * Math.pow(2.0 * d, 0.75 / 2);
            // the weaker direction takes a share of (2d)^(-3/4) < 1e-6
            assertThat(ClosedForm.finalConditionNumber(PairModel.of(d, variances, 1))).isCloseTo(power, withinPercentage(1e-4));
        }
    }

    @Test
    void equalVariancesStayBalanced() {
        assertThat(ClosedForm.finalConditionNumber(PairModel.of(50, new double[] {0.3, 0.3, 0.3}, 1))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.01", "3, 5", "11, 100", "60, 1e6"})
    void theBalancingRateIsTheSmallestEigenvalueOfTheMatrixOnSumZeroVectors(double tauSquared, double negatives) {
        for (double[] variances : new double[][] {{2, 1.5, 1, 0.7, 0.5}, {0.4, 3}, {1, 1}, {0.5, 2, 0.5, 1}, {2, 0.5, 2, 2},
            {1, 1.0000001, 3}, {5, 0.001, 70, 0.3, 0.002, 12}}) {
            PairModel model = PairModel.of(30, variances, 1);
            assertThat(ClosedForm.balancingRate(model, new Contrastive(tauSquared, negatives)))
                    .isCloseTo(smallestEigenvalue(variances, 30, tauSquared, negatives), withinPercentage(1e-6));
        }
    }

    /** By EJML, of B^T R B with the columns of B an orthonormal basis of the sum-zero vectors. */
    private static double smallestEigenvalue(double[] variances, int d, double tauSquared, double negatives) {
        int r = variances.length;
        double total = d * r / Arrays.stream(variances).map(variance -> 1 / variance).sum();
        double w = negatives / (negatives + Math.pow(2 / (1 + Math.exp(-2 * tauSquared / r)), r));
        double sech = 1 / Math.cosh(tauSquared / r);
        DMatrixRMaj matrix = new DMatrixRMaj(r, r);
        DMatrixRMaj basis = new DMatrixRMaj(r, r - 1);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                matrix.set(i, j, ((i == j ? variances[i] : 0) - variances[j] / r) * 4 * w * tauSquared * sech * sech / (r * total));
            }
            for (int j = 0; j < r - 1; j++) {
                basis.set(i, j, i <= j ? 1 / Math.sqrt((j + 1.0) * (j + 2)) : i == j + 1 ? -Math.sqrt((j + 1.0) / (j + 2)) : 0);
            }
        }
        DMatrixRMaj onBasis = new DMatrixRMaj(r, r - 1);
        CommonOps_DDRM.mult(matrix, basis, onBasis);
        DMatrixRMaj restricted = new DMatrixRMaj(r - 1, r - 1);
        CommonOps_DDRM.multTransA(basis, onBasis, restricted);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(r - 1, false);
        assertThat(eigen.decompose(restricted)).isTrue();
        return IntStream.range(0, r - 1).mapToDouble(i -> eigen.getEigenvalue(i).getReal()).min().orElseThrow();
    }

    @Test
    void withTwoDirectionsTheRateIsByHandTheMeanVariance() {
        // R on (1, -1): 4 w tau^2 sech^2(tau^2/2) / (2 M) times (3 + 1) / 2, with M = 10 x 2 / (1/3 + 1) = 15
        double w = 5 / (5 + Math.pow(2 / (1 + Math.exp(-3)), 2));
        double byHand = 4 * w * 3 / Math.pow(Math.cosh(1.5), 2) / 30 * 2;
        assertThat(ClosedForm.balancingRate(PairModel.of(10, new double[] {3, 1}, 1), new Contrastive(3, 5)))
                .isCloseTo(byHand, withinPercentage(ROUND_OFF));
    }

    @Test
    void theBalancingRateVanishesForTemperaturesThatDoNotTellTheDirectionsApart() {
        PairModel model = PairModel.of(10, new double[] {3, 1}, 1);
        assertThat(ClosedForm.balancingRate(model, new Contrastive(0, 5))).isZero();
        assertThat(ClosedForm.balancingRate(model, new Contrastive(1e8, 5))).isZero();
    }

    @Test
    void aSingleDirectionHasNoBalancingRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClosedForm.balancingRate(PairModel.of(10, new double[] {3}, 1), new Contrastive(3, 5)))
                .withMessageContaining("signal directions").withMessageContaining("2").withMessageContaining("1");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10, 100})
    void theBestTemperatureIsTheHighestPointOfAFineGrid(int r) {
        double[] variances = new double[r];
        Arrays.fill(variances, 1);
        PairModel model = PairModel.of(r + 7, variances, 1);
        double before = 0;
        for (double negatives = 1e-2; negatives < 2e8; negatives *= 10) {
            double best = ClosedForm.bestTauSquared(model, negatives);
            double spacing = r / 20_000.0;
            double highest = 0;
            double onGrid = 0;
            for (int i = 1; i < 40_000; i++) {
                double speed = speed(i * spacing, r, negatives);
                if (speed > highest) {
                    highest = speed;
                    onGrid = i * spacing;
                }
            }
            assertThat(best).isCloseTo(onGrid, within(spacing));
            assertThat(speed(best, r, negatives)).isGreaterThanOrEqualTo(highest * (1 - 1e-14));
            assertThat(best).isGreaterThan(before); // more negatives allow colder training
            before = best;
        }
    }

    /** What the rate depends on tau^2 by, as theory.md writes it. */
    private static double speed(double tauSquared, int r, double negatives) {
        double w = negatives / (negatives + Math.pow(2 / (1 + Math.exp(-2 * tauSquared / r)), r));
        return tauSquared * w / Math.pow(Math.cosh(tauSquared / r), 2);
    }

    @Test
    void theBestTemperatureBalancesFasterThanItsNeighbours() {
        PairModel model = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1);
        double best = ClosedForm.bestTauSquared(model, 10);
        double rate = ClosedForm.balancingRate(model, new Contrastive(best, 10));
        assertThat(rate).isGreaterThan(ClosedForm.balancingRate(model, new Contrastive(best * 0.99, 10)))
                .isGreaterThan(ClosedForm.balancingRate(model, new Contrastive(best * 1.01, 10)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1e-300", "1, 1e300", "2, 1e-300", "100000, 1e-12", "100000, 1e300"})
    void theBestTemperatureExistsAtTheExtremes(int r, double negatives) {
        double[] variances = new double[r];
        Arrays.fill(variances, 1);
        assertThat(ClosedForm.bestTauSquared(PairModel.of(r + 1, variances, 1), negatives)).isBetween(0.5, (double) r);
    }

    @ParameterizedTest
    @CsvSource({"0.7", "3", "0"})      // the noise is the slowest, the misaligned mass is, there is no noise
    void theAlignmentRateIsThatOfALateFlow(double noiseVariance) {
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, noiseVariance);
        double rate = ClosedForm.alignmentRate(model);
        // 1 - alignment is then about e^-14, and what is left of the other modes less
        Trajectory flow = InfiniteWidth.of(model).run(new PositivesOnly(), 14 / rate);

        assertThat(flow.decayRate(state -> 1 - state.alignment(), 13 / rate, 14 / rate)).isCloseTo(rate, withinPercentage(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 4", "3, 8"})      // the noise is the slowest, the misaligned mass is
    void withNegativesWhatIsSlowestOfImbalanceAndMisalignmentSetsTheLateRateOfBoth(double noiseVariance, double tauSquared) {
        PairModel model = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, noiseVariance);
        Contrastive objective = new Contrastive(tauSquared, 10);
        double rate = ClosedForm.alignmentRate(model, objective);
        assertThat(rate).isLessThan(0.8 * ClosedForm.balancingRate(model, objective));
        Trajectory flow = InfiniteWidth.of(model).run(objective, 14 / rate);

        assertThat(flow.decayRate(state -> 1 - state.alignment(), 13 / rate, 14 / rate)).isCloseTo(rate, withinPercentage(0.5));
        assertThat(flow.decayRate(state -> state.conditionNumber() - 1, 13 / rate, 14 / rate)).isCloseTo(rate, withinPercentage(2));
    }
}
