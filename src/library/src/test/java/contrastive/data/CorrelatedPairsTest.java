package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.InfoNce;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelatedPairsTest {

    private static final PairModel MODEL = PairModel.of(70, new double[] {2, 1.5, 0.5}, 0.7, 3);
    private static final int MANY = 10_000;

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.3, 0, 0.6, 1})
    void momentsOfDealtPairsAreThoseItSays(double correlation) {
        CorrelatedPairs pairs = CorrelatedPairs.of(MODEL, 2, 0, correlation);
        PairBatch batch = pairs.draw(MANY, new Random(5));
        for (int[] directions : new int[][] {{0, 2}, {2, 0}, {0, 1}, {1, 1}}) {
            int i = directions[0];
            int j = directions[1];
            double expected = i == j ? 1 : i + j == 2 ? correlation : 0;
            // of so many signs the mean is off by about 1 / sqrt(n) = 0.01
            assertThat(correlation(sampled(batch.a(), batch.b()), MODEL.frameA(), i, MODEL.frameB(), j)).isCloseTo(expected, within(0.05));
            assertThat(correlation(sampled(batch.a(), batch.a()), MODEL.frameA(), i, MODEL.frameA(), j)).isCloseTo(expected, within(0.05));
            assertThat(correlation(pairs.crossMoment(), MODEL.frameA(), i, MODEL.frameB(), j)).isCloseTo(expected, within(1e-12));
            assertThat(correlation(pairs.secondMomentA(), MODEL.frameA(), i, MODEL.frameA(), j)).isCloseTo(expected, within(1e-12));
            assertThat(correlation(pairs.secondMomentB(), MODEL.frameB(), i, MODEL.frameB(), j)).isCloseTo(expected, within(1e-12));
        }
    }

    private static DMatrixRMaj sampled(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj moment = new DMatrixRMaj(left.numCols, right.numCols);
        CommonOps_DDRM.multTransA(1.0 / left.numRows, left, right, moment);
        return moment;
    }

    /** d E z_i z_j from a moment: column i of the left frame, the moment, column j of the right one, over sigma_i^2 sigma_j^2. */
    private static double correlation(DMatrixRMaj moment, DMatrixRMaj left, int i, DMatrixRMaj right, int j) {
        double[] variances = MODEL.signalVariances();
        SimpleMatrix from = SimpleMatrix.wrap(left).getColumn(i);
        SimpleMatrix to = SimpleMatrix.wrap(right).getColumn(j);
        return from.transpose().mult(SimpleMatrix.wrap(moment)).mult(to).get(0, 0) * MODEL.dimension() / (variances[i] * variances[j]);
    }

    @Test
    void atCorrelationMinusOneTheSignsAreOppositeForTheLeastRandomNumberToo() {
        Random least = new Random(5) {
            private static final long serialVersionUID = 1L;

            @Override
            public double nextDouble() {
                return 0;
            }
        };
        SignBatch signs = CorrelatedPairs.of(MODEL, 2, 0, -1).drawSigns(20, least);
        for (int i = 0; i < 20; i++) {
            assertThat(signs.sign(signs.a(), i, 0)).isEqualTo(-signs.sign(signs.a(), i, 2));
        }
    }

    @Test
    void withoutCorrelationItsMomentsAreTheModels() {
        CorrelatedPairs pairs = CorrelatedPairs.of(MODEL, 0, 1, 0);
        assertThat(MatrixFeatures_DDRM.isIdentical(pairs.secondMomentA(), MODEL.secondMomentA(), 0)).isTrue();
        assertThat(MatrixFeatures_DDRM.isIdentical(pairs.crossMoment(), MODEL.crossMoment(), 0)).isTrue();
    }

    @Test
    void aShiftedWorldHasTheSameFrames() {
        CorrelatedPairs test = CorrelatedPairs.of(MODEL, 0, 1, 0.9).shifted(-0.9);
        assertThat(test.model()).isSameAs(MODEL);
        assertThat(test.toString()).contains("correlation -0.9 of directions 0 and 1");
    }

    @Test
    void towersAreTrainedOnItAndHaveSignalMaps() {
        CorrelatedPairs pairs = CorrelatedPairs.of(PairModel.of(24, new double[] {1, 1.2}, 0.7), 0, 1, 0.6);
        Snapshot end = new GradientDescent(0.1, 64, 1).measuring("shortcut", CorrelatedPairsTest::shortcut)
                .run(TwoTower.gaussian(pairs, 96, 1), new InfoNce(2), 300).last();
        assertThat(end.alignment()).isGreaterThan(0.5);
        assertThat(end.quantity("shortcut")).isBetween(0.0, 1.2);
    }

    /** g = G_cs / G_cc with G = Phi_A^T Phi_B: a minority is misread iff it is above 1 (theory, section 10). */
    private static double shortcut(TwoTower towers) {
        var g = towers.signalMapA().transpose().mult(towers.signalMapB());
        return g.get(0, 1) / g.get(0, 0);
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedPairs.of(MODEL, 0, 1, 1.5)).withMessageContaining("correlation").withMessageContaining("1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedPairs.of(MODEL, 0, 3, 0.5)).withMessageContaining("second");
        assertThatIllegalArgumentException().isThrownBy(() -> CorrelatedPairs.of(MODEL, 1, 1, 0.5)).withMessageContaining("another direction");
    }
}
