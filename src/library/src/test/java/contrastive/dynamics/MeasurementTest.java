package contrastive.dynamics;

import static contrastive.dynamics.InfiniteWidthTest.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

    private static final double ROUND_OFF = 1e-12;
    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.6, 1.3}, 0.3, 5);
    private static final Objective OBJECTIVE = new Contrastive(3, 5);

    private static Snapshot measure(TwoTower tower) {
        return Measurement.of(tower, OBJECTIVE, 9, 2.5);
    }

    @Test
    void theOrthogonalInitialisationIsTheStandardStartOfTheFlow() {
        Snapshot flow = InfiniteWidth.of(MODEL).run(OBJECTIVE, 1).first();
        Snapshot measured = Measurement.of(TwoTower.orthogonal(MODEL), OBJECTIVE, 9, 0);
        assertClose(measured, flow, ROUND_OFF);
        assertThat(measured.masses().aligned()).containsExactly(flow.masses().aligned(), within(ROUND_OFF));
        assertThat(measured.masses().misaligned()).containsExactly(flow.masses().misaligned(), within(ROUND_OFF));
        assertThat(measured.masses().noise()).isCloseTo(flow.masses().noise(), within(ROUND_OFF));
        assertThat(measured.masses().squaredWeightNorm(MODEL)).isCloseTo(7, within(ROUND_OFF)); // |W_A|^2 = d
    }

    @Test
    void theAlignmentIsTheMeanProductOfEncodedPairsOverThePopulation() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 1);
        HadamardDesign design = HadamardDesign.of(MODEL);
        PairBatch population = design.draw(design.pairs(), new Random(0));
        DMatrixRMaj fA = tower.encodeA(population.a());
        DMatrixRMaj fB = tower.encodeB(population.b());
        double sum = 0;
        for (int i = 0; i < fA.getNumElements(); i++) {
            sum += fA.data[i] * fB.data[i] / design.pairs();
        }
        assertThat(measure(tower).alignment()).isCloseTo(sum, within(ROUND_OFF));
        assertThat(Arrays.stream(measure(tower).strengths()).sum()).isCloseTo(sum, within(ROUND_OFF));
    }

    @Test
    void anEntryByEntryCaseByHand() {
        // frames times weights give Phi_A = diag(3, 1), Phi_B = diag(1, 2) and noise maps (0, 2), (0, 0)
        PairModel model = PairModel.of(3, new double[] {1, 1}, 1);
        TwoTower tower = new TwoTower(model, weights(model.frameA(), new double[][] {{3, 0, 0}, {0, 1, 2}}),
                weights(model.frameB(), new double[][] {{1, 0, 0}, {0, 2, 0}}));
        Snapshot measured = Measurement.of(tower, new PositivesOnly(), 1, 0);
        double scale = 1 / Math.sqrt(14 * 5);
        assertThat(measured.strengths()).containsExactly(new double[] {3 * scale, 2 * scale}, within(ROUND_OFF));
        assertThat(measured.alignment()).isCloseTo(5 * scale, within(ROUND_OFF));
        assertThat(measured.towerA().conditionNumber()).isCloseTo(3, within(ROUND_OFF));
        assertThat(measured.towerB().conditionNumber()).isCloseTo(2, within(ROUND_OFF));
        assertThat(measured.conditionNumber()).isCloseTo(3, within(ROUND_OFF));
        assertThat(measured.towerA().noiseShare()).isCloseTo(4.0 / 14, within(ROUND_OFF));
        assertThat(measured.towerB().noiseShare()).isCloseTo(0, within(ROUND_OFF));
        assertThat(measured.noiseShare()).isCloseTo(4.0 / 14, within(ROUND_OFF));
        double rankA = Math.exp(-0.9 * Math.log(0.9) - 0.1 * Math.log(0.1));
        double rankB = Math.exp(-0.2 * Math.log(0.2) - 0.8 * Math.log(0.8));
        assertThat(measured.towerA().effectiveRank()).isCloseTo(rankA, within(ROUND_OFF));
        assertThat(measured.towerB().effectiveRank()).isCloseTo(rankB, within(ROUND_OFF));
        assertThat(measured.effectiveRank()).isCloseTo(rankA, within(ROUND_OFF));
        assertThat(measured.masses().aligned()).containsExactly(new double[] {4, 2.25}, within(ROUND_OFF));
        assertThat(measured.masses().misaligned()).containsExactly(new double[] {1, 0.25}, within(ROUND_OFF));
        assertThat(measured.masses().noise()).isCloseTo(2, within(ROUND_OFF));
        assertThat(measured.negativeWeight()).isEqualTo(1);
    }

    /** Weights whose map W^T frame is the given one; the frame is a rotation here. */
    private static DMatrixRMaj weights(DMatrixRMaj frame, double[][] map) {
        DMatrixRMaj weights = new DMatrixRMaj(frame.numRows, map.length);
        CommonOps_DDRM.multTransB(frame, new DMatrixRMaj(map), weights);
        return weights;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-3, 37, 1e100})
    void scalingTheWeightsOfOneTowerChangesNothingThatIsMeasured(double scale) {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 1);
        TwoTower scaled = tower.copy();
        CommonOps_DDRM.scale(scale, scaled.weightsA());
        assertClose(measure(scaled), measure(tower), ROUND_OFF * 10);
    }

    @Test
    void rotatingTheFramesLeavesAllMeasuredQuantitiesUnchanged() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 1);
        PairModel rotated = PairModel.of(7, MODEL.signalVariances(), MODEL.noiseVariance(), 6);
        TwoTower turned = new TwoTower(rotated, turn(MODEL.frameA(), rotated.frameA(), tower.weightsA()),
                turn(MODEL.frameB(), rotated.frameB(), tower.weightsB()));
        assertClose(measure(turned), measure(tower), ROUND_OFF);
    }

    /** Weights that see in the new frame what the old ones saw in the old frame: W' with W'^T new = W^T old. */
    private static DMatrixRMaj turn(DMatrixRMaj old, DMatrixRMaj fresh, DMatrixRMaj weights) {
        DMatrixRMaj map = new DMatrixRMaj(old.numCols, weights.numCols);
        CommonOps_DDRM.multTransA(old, weights, map);
        DMatrixRMaj turned = new DMatrixRMaj(weights.numRows, weights.numCols);
        CommonOps_DDRM.solve(CommonOps_DDRM.transpose(fresh, null), map, turned);
        return turned;
    }

    @Test
    void swappingTheTowersSwapsTheirStates() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 1);
        TwoTower swapped = new TwoTower(MODEL, turn(MODEL.frameB(), MODEL.frameA(), tower.weightsB()),
                turn(MODEL.frameA(), MODEL.frameB(), tower.weightsA()));
        Snapshot one = measure(tower);
        Snapshot other = measure(swapped);
        assertClose(other, one, ROUND_OFF);
        assertThat(other.towerA().conditionNumber()).isCloseTo(one.towerB().conditionNumber(), within(ROUND_OFF));
        assertThat(other.towerB().noiseShare()).isCloseTo(one.towerA().noiseShare(), within(ROUND_OFF));
    }

    @Test
    void theNegativesOfAMiniBatchAreItsOtherPairs() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 1);
        assertThat(Measurement.of(tower, new InfoNce(3), 6, 0).negativeWeight())
                .isEqualTo(Measurement.of(tower, new Contrastive(3, 5), 99, 0).negativeWeight());
    }

    @Test
    void aMapNarrowerThanItsDirectionsHasLostSome() {
        assertThat(measure(TwoTower.gaussian(MODEL, 2, 1)).conditionNumber()).isInfinite();
        assertThat(measure(TwoTower.gaussian(MODEL, 2, 1)).effectiveRank()).isBetween(1.0, 2.0);
    }

    @Test
    void pairsFromElsewhereAreMeasuredByTheirMomentsAndAgreeWithTheModelsDirections() {
        // Phi_A = diag(3, 2), Phi_B = diag(1, 2): E f_A f_B^T is diagonal with the direction strengths p_k on it
        PairModel model = PairModel.of(3, new double[] {1, 1}, 1);
        DMatrixRMaj weightsA = weights(model.frameA(), new double[][] {{3, 0, 0}, {0, 2, 2}});
        DMatrixRMaj weightsB = weights(model.frameB(), new double[][] {{1, 0, 0}, {0, 2, 0}});
        double[] strengths = Measurement.of(new TwoTower(model, weightsA, weightsB), OBJECTIVE, 9, 0).strengths();

        Snapshot measured = Measurement.of(new TwoTower(HadamardDesign.of(model), weightsA, weightsB), OBJECTIVE, 9, 2.5);

        assertThat(measured.time()).isEqualTo(2.5);
        assertThat(measured.strengths()).containsExactly(new double[] {strengths[1], strengths[0]}, within(ROUND_OFF));
        assertThat(measured.alignment()).isCloseTo(strengths[0] + strengths[1], within(ROUND_OFF));
        assertThat(measured.conditionNumber()).isCloseTo(4.0 / 3, within(ROUND_OFF));
        double share = 3.0 / 7;
        assertThat(measured.effectiveRank())
                .isCloseTo(Math.exp(-share * Math.log(share) - (1 - share) * Math.log(1 - share)), within(ROUND_OFF));
    }

    @Test
    void whatHasNothingToMeasureIsSaid() {
        PairSet strangers = PairSet.of(new DMatrixRMaj(new double[][] {{1}, {1}, {-1}, {-1}}), new DMatrixRMaj(new double[][] {{1}, {-1}, {1}, {-1}}));
        assertThatIllegalArgumentException().isThrownBy(() -> measure(TwoTower.gaussian(strangers, 3, 1)))
                .withMessageContaining("weightsA and weightsB must give a cross-covariance that is not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Measurement.ofMaps(new DMatrixRMaj(3, 2), new DMatrixRMaj(3, 2), 1, 1, OBJECTIVE, 9, 0))
                .withMessageContaining("weightsA must give a signal map that is not 0");
    }

    @Test
    void mapsWhoseMassesADoubleCannotHoldAreRefusedByTheTowerTheyAreOf() {
        DMatrixRMaj one = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
        // energies of 1e308, of which two towers have 2e308; and of a signal and a noise that hold them together alone
        DMatrixRMaj large = new DMatrixRMaj(new double[][] {{7e153, 0}, {0, 7e153}});
        DMatrixRMaj half = new DMatrixRMaj(new double[][] {{5e153, 0}, {0, 5e153}});
        assertThatExceptionOfType(NotFiniteException.class).isThrownBy(() -> Measurement.ofMaps(one, large, 0, 0, OBJECTIVE, 9, 0))
                .withMessageContaining("weightsB must give a finite energy of the maps");
        assertThatExceptionOfType(NotFiniteException.class).isThrownBy(() -> Measurement.ofMaps(half, one, 5e307, 0, OBJECTIVE, 9, 0))
                .withMessageContaining("weightsA must give a finite energy of the maps");
        assertThat(Measurement.ofMaps(half, half, 0, 0, OBJECTIVE, 9, 0).alignment()).isCloseTo(1, within(ROUND_OFF));
        assertThatIllegalArgumentException().isThrownBy(() -> Measurement.ofMaps(one, one, 1, -1, OBJECTIVE, 9, 0)).withMessageContaining("noiseB must be >= 0 and finite, got -1.0");
    }

    @Test
    void anOpposedDirectionIsStrongAndLowersTheAlignment() {
        PairModel model = PairModel.of(3, new double[] {1, 1}, 1);
        Snapshot measured = Measurement.of(new TwoTower(HadamardDesign.of(model),
                weights(model.frameA(), new double[][] {{1, 0, 0}, {0, 1, 0}}),
                weights(model.frameB(), new double[][] {{1, 0, 0}, {0, -1, 0}})), OBJECTIVE, 9, 0);
        assertThat(measured.strengths()).containsExactly(new double[] {0.5, 0.5}, within(ROUND_OFF));
        assertThat(measured.alignment()).isCloseTo(0, within(ROUND_OFF));
    }

    @Test
    void theConditionNumberOfPairsFromElsewhereAsksAfterTheFirstTenDirections() {
        double[] falling = new double[12];
        Arrays.setAll(falling, k -> Math.pow(2, -k));
        assertThat(new PairSnapshot(0, 0.5, falling).conditionNumber()).isEqualTo(512);
        assertThat(new PairSnapshot(0, 0.5, new double[] {0.5, 0.1}).conditionNumber()).isCloseTo(5, within(ROUND_OFF));
        falling[9] = falling[10] = falling[11] = 0;
        assertThat(new PairSnapshot(0, 0.5, falling).conditionNumber()).isInfinite();
    }

    @Test
    void pairsFromElsewhereHaveNoNoiseShareNegativeWeightOrMasses() {
        Snapshot measured = measure(TwoTower.gaussian(HadamardDesign.of(MODEL), 3, 1));
        assertThat(measured).isInstanceOf(PairSnapshot.class);
        for (ThrowingCallable unknown : List.<ThrowingCallable>of(measured::noiseShare, measured::negativeWeight, measured::towerA,
                measured::towerB, measured::masses)) {
            assertThatIllegalStateException().isThrownBy(unknown).withMessageContaining("PairModel only");
        }
    }
}
