package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientTest {

    private static final double[] TAU_SQUARED = {0, 1e-6, 0.5, 3, 50, 1e4};
    private static final double[] NEGATIVES = {1e-3, 1, 40, 1e6};
    /** Weights of the central differences of sixth order at 1, 2 and 3 steps. */
    private static final double[] STENCIL = {3.0 / 4, -3.0 / 20, 1.0 / 60};

    static List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>(List.of(new PositivesOnly()));
        for (double tauSquared : TAU_SQUARED) {
            objectives.add(new InfoNce(tauSquared));
            for (double negatives : NEGATIVES) {
                objectives.add(new Contrastive(tauSquared, negatives));
            }
        }
        return objectives;
    }

    static List<Arguments> objectivesAndTowers() {
        List<Arguments> cases = new ArrayList<>();
        for (Towers towers : Towers.all()) {
            objectives().forEach(objective -> cases.add(Arguments.of(objective, towers)));
        }
        return cases;
    }

    /**
     * Relative to the gradient's norm, entry by entry of both weight matrices. The objective bends on the scale 1/tau^2, so the step
     * shrinks with it; sixth order leaves a step large enough that the value's round-off, which at tau^2 = 1e-6 is that of
     * log(1 + K)/tau^2 = 1e7, stays below 1e-6. At tau^2 = 1e4 the value is nearly piecewise linear; no bend of these
     * towers lies within three steps of 5e-6.
     */
    @ParameterizedTest
    @MethodSource("objectivesAndTowers")
    void theGradientAgreesWithCentralDifferences(Objective objective, Towers towers) {
        double step = 0.05 / (1 + Towers.tauSquared(objective));
        TwoTower moved = towers.tower().copy();
        Gradient gradient = towers.gradient(objective);
        DMatrixRMaj numericA = differences(objective, moved, moved.weightsA(), towers.batch(), step);
        DMatrixRMaj numericB = differences(objective, moved, moved.weightsB(), towers.batch(), step);
        assertThat(Towers.relativeDistance(numericA, 1, gradient.weightsA().getDDRM())).isLessThan(1e-6);
        assertThat(Towers.relativeDistance(numericB, 1, gradient.weightsB().getDDRM())).isLessThan(1e-6);
    }

    private static DMatrixRMaj differences(
            Objective objective, TwoTower moved, DMatrixRMaj weights, PairBatch batch, double step) {
        DMatrixRMaj differences = new DMatrixRMaj(weights.numRows, weights.numCols);
        for (int i = 0; i < weights.getNumElements(); i++) {
            double kept = weights.data[i];
            for (int j = 1; j <= STENCIL.length; j++) {
                weights.data[i] = kept + j * step;
                double after = objective.value(moved, batch);
                weights.data[i] = kept - j * step;
                double before = objective.value(moved, batch);
                differences.data[i] += STENCIL[j - 1] * (after - before) / step;
            }
            weights.data[i] = kept;
        }
        return differences;
    }

    @ParameterizedTest
    @MethodSource("objectivesAndTowers")
    void theGradientIsOrthogonalToTheWeightsOfEachTower(Objective objective, Towers towers) {
        Gradient gradient = towers.gradient(objective);
        double size = Math.sqrt(Towers.inner(gradient.weightsA().getDDRM(), gradient.weightsA().getDDRM()));
        // round-off of sums of about a hundred products
        assertThat(Towers.inner(gradient.weightsA().getDDRM(), towers.tower().weightsA())).isCloseTo(0, within(1e-13 * (1 + size)));
        assertThat(Towers.inner(gradient.weightsB().getDDRM(), towers.tower().weightsB())).isCloseTo(0, within(1e-13 * (1 + size)));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void scalingTheWeightsLeavesTheValueAndDividesTheGradient(Objective objective) {
        Towers towers = Towers.narrow();
        Towers scaled = towers.scaled(37, 0.02);
        // tau^2 = 1e4 magnifies the round-off of the similarities to 1e-12
        assertThat(scaled.value(objective)).isCloseTo(towers.value(objective), within(1e-12 * (1 + Math.abs(towers.value(objective)))));
        Gradient gradient = towers.gradient(objective);
        Gradient ofScaled = scaled.gradient(objective);
        assertThat(Towers.relativeDistance(ofScaled.weightsA().getDDRM(), 1.0 / 37, gradient.weightsA().getDDRM())).isLessThan(1e-9);
        assertThat(Towers.relativeDistance(ofScaled.weightsB().getDDRM(), 1 / 0.02, gradient.weightsB().getDDRM())).isLessThan(1e-9);
    }

    /**
     * The towers change places: Q turns the frame of B into that of A, so that Q W_B sees in A's frame what W_B sees in B's; the
     * batch's sides are exchanged in the same way.
     */
    @ParameterizedTest
    @MethodSource("objectives")
    void swappingTheTowersSwapsTheGradients(Objective objective) {
        Towers towers = Towers.narrow();
        DMatrixRMaj q = turnFromBToA(towers.tower().model());
        TwoTower swappedTower = new TwoTower(towers.tower().source(),
                product(q, towers.tower().weightsB()), product(CommonOps_DDRM.transpose(q, null), towers.tower().weightsA()));
        PairBatch swappedBatch = new PairBatch(
                product(towers.batch().b(), CommonOps_DDRM.transpose(q, null)), product(towers.batch().a(), q));
        Towers swapped = new Towers(swappedTower, swappedBatch);

        double value = towers.value(objective);
        assertThat(swapped.value(objective)).isCloseTo(value, within(1e-12 * (1 + Math.abs(value))));
        Gradient gradient = towers.gradient(objective);
        Gradient ofSwapped = swapped.gradient(objective);
        assertThat(Towers.relativeDistance(ofSwapped.weightsA().getDDRM(), 1, product(q, gradient.weightsB().getDDRM()))).isLessThan(1e-9);
        assertThat(Towers.relativeDistance(product(q, ofSwapped.weightsB().getDDRM()), 1, gradient.weightsA().getDDRM())).isLessThan(1e-9);
    }

    private static DMatrixRMaj turnFromBToA(PairModel model) {
        DMatrixRMaj turnedFrame = model.frameA().copy();
        double[] inverseSquares = new double[model.dimension()];
        for (int k = 0; k < inverseSquares.length; k++) {
            inverseSquares[k] = 1 / (k < model.signalDirections() ? model.signalVariances()[k] : model.noiseVariance());
        }
        CommonOps_DDRM.multCols(turnedFrame, inverseSquares);
        return product(turnedFrame, CommonOps_DDRM.transpose(model.frameB(), null));
    }

    private static DMatrixRMaj product(DMatrixRMaj x, DMatrixRMaj y) {
        DMatrixRMaj product = new DMatrixRMaj(x.numRows, y.numCols);
        CommonOps_DDRM.mult(x, y, product);
        return product;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.4, 7, 1e6})
    void forSmallTauTheContrastiveGradientIsThatOfPositivePairsTimesKOverOnePlusK(double negatives) {
        Towers towers = Towers.allButOne();
        Gradient positives = towers.gradient(new PositivesOnly());
        for (double tauSquared : new double[] {0, 1e-9}) {
            Gradient contrastive = towers.gradient(new Contrastive(tauSquared, negatives));
            double factor = negatives / (1 + negatives);
            // the next order is tau^2 = 1e-9 times similarities of order 1
            assertThat(Towers.relativeDistance(contrastive.weightsA().getDDRM(), factor, positives.weightsA().getDDRM())).isLessThan(2e-8);
            assertThat(Towers.relativeDistance(contrastive.weightsB().getDDRM(), factor, positives.weightsB().getDDRM())).isLessThan(2e-8);
        }
    }

    @Test
    void forSmallTauTheContrastiveValueWithoutItsConstantIsThatOfPositivePairsTimesKOverOnePlusK() {
        Towers towers = Towers.narrow();
        double limit = 5.0 / 6 * towers.value(new PositivesOnly());
        assertThat(towers.value(new Contrastive(0, 5))).isCloseTo(limit, withinPercentage(1e-12));
        double tauSquared = 1e-5;
        double withoutConstant = towers.value(new Contrastive(tauSquared, 5)) - 2 * Math.log1p(5) / tauSquared;
        assertThat(withoutConstant).isCloseTo(limit, within(1e-4)); // the next order: tau^2 times a few
    }

    @Test
    void forSmallTauTheInfoNceValueWithoutItsConstantIsItsLimit() {
        Towers towers = Towers.narrow();
        double tauSquared = 1e-5;
        double withoutConstant = towers.value(new InfoNce(tauSquared)) - 2 * Math.log(7) / tauSquared;
        assertThat(towers.value(new InfoNce(0))).isCloseTo(withoutConstant, within(1e-4));
    }

    static List<Objective> extremes() {
        List<Objective> objectives = new ArrayList<>(List.of(new PositivesOnly()));
        for (double tauSquared : new double[] {0, Double.MIN_NORMAL * 1e20, 1e-12, 1, 1e4, 1e8}) {
            objectives.add(new InfoNce(tauSquared));
            for (double negatives : new double[] {1e-12, 1, 1e12}) {
                objectives.add(new Contrastive(tauSquared, negatives));
            }
        }
        return objectives;
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void valueAndGradientAreFiniteAtTheExtremes(Objective objective) {
        for (Towers towers : Towers.all()) {
            assertThat(towers.value(objective)).isFinite();
            Gradient gradient = towers.gradient(objective);
            assertThat(Towers.inner(gradient.weightsA().getDDRM(), gradient.weightsA().getDDRM())).isFinite();
            assertThat(Towers.inner(gradient.weightsB().getDDRM(), gradient.weightsB().getDDRM())).isFinite();
        }
    }

    @Test
    void oneGradientServesBatchesAndTowersOfChangingSizes() {
        Gradient reused = new Gradient();
        for (Objective objective : List.of(new Contrastive(3, 5), new InfoNce(2), new PositivesOnly())) {
            for (Towers towers : Towers.all()) {
                objective.gradient(towers.tower(), towers.batch(), reused);
                Gradient fresh = towers.gradient(objective);
                assertThat(reused.weightsA().getDDRM().numCols).isEqualTo(towers.tower().width());
                assertThat(Towers.relativeDistance(reused.weightsA().getDDRM(), 1, fresh.weightsA().getDDRM())).isZero();
                assertThat(Towers.relativeDistance(reused.weightsB().getDDRM(), 1, fresh.weightsB().getDDRM())).isZero();
            }
        }
    }

    @Test
    void takingTheGradientModifiesNeitherTowersNorBatch() {
        Towers towers = Towers.narrow();
        TwoTower before = towers.tower().copy();
        DMatrixRMaj inputs = towers.batch().a().copy();
        towers.gradient(new Contrastive(3, 5));
        towers.gradient(new InfoNce(3));
        assertThat(towers.tower().weightsA().data).isEqualTo(before.weightsA().data);
        assertThat(towers.tower().weightsB().data).isEqualTo(before.weightsB().data);
        assertThat(towers.batch().a().data).isEqualTo(inputs.data);
    }
}
