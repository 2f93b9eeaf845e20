package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HadamardDesignTest {

    /** Sums of at most 128 products of order 1. */
    private static final double ROUND_OFF = 1e-13;

    static PairModel[] models() {
        return new PairModel[] {
            PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7, 1), PairModel.of(2, new double[] {3}, 0.4, 2),
            PairModel.of(9, new double[] {2}, 0.6, 3), PairModel.of(5, new double[] {3, 0.1, 2, 0.7}, 0.4, 4),
            PairModel.of(6, new double[] {2, 1}, 0, 5)
        };
    }

    private static PairBatch batch(PairModel model) {
        HadamardDesign design = HadamardDesign.of(model);
        return design.draw(design.pairs(), new Random(0));
    }

    private static DMatrixRMaj moment(DMatrixRMaj x, DMatrixRMaj y) {
        DMatrixRMaj moment = new DMatrixRMaj(x.numCols, y.numCols);
        CommonOps_DDRM.multTransA(1.0 / x.numRows, x, y, moment);
        return moment;
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsSecondMomentsAreThePopulations(PairModel model) {
        PairBatch batch = batch(model);
        assertThat(MatrixFeatures_DDRM.isIdentical(moment(batch.a(), batch.a()), model.secondMomentA(), ROUND_OFF)).isTrue();
        assertThat(MatrixFeatures_DDRM.isIdentical(moment(batch.b(), batch.b()), model.secondMomentB(), ROUND_OFF)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsCrossMomentIsThatOfTheSharedSignalAlone(PairModel model) {
        PairBatch batch = batch(model);
        DMatrixRMaj expected = new DMatrixRMaj(model.dimension(), model.dimension());
        CommonOps_DDRM.multTransB(1.0 / model.dimension(), model.signalA().getDDRM(), model.signalB().getDDRM(), expected);
        assertThat(MatrixFeatures_DDRM.isIdentical(moment(batch.a(), batch.b()), expected, ROUND_OFF)).isTrue();
        assertThat(MatrixFeatures_DDRM.isIdentical(model.crossMoment(), expected, ROUND_OFF)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void itsMeansAreZero(PairModel model) {
        PairBatch batch = batch(model);
        assertThat(CommonOps_DDRM.elementMaxAbs(CommonOps_DDRM.sumCols(batch.a(), null))).isLessThan(ROUND_OFF * 100);
        assertThat(CommonOps_DDRM.elementMaxAbs(CommonOps_DDRM.sumCols(batch.b(), null))).isLessThan(ROUND_OFF * 100);
    }

    @ParameterizedTest
    @CsvSource({"12, 4, 32", "2, 1, 4", "9, 1, 32", "5, 4, 16", "8, 1, 16", "11, 10, 1024", "13, 11, 16"}) // r + 2(d - r) = 20, 3, 17, 6, 10, 12, 15; 2^4 = 16 and 2^10 patterns; 2^11 would be too many
    void itsOrderIsTheSmallestPowerOfTwoAboveItsColumnsWithRoomForEachPattern(int d, int r, int pairs) {
        double[] variances = new double[r];
        Arrays.fill(variances, 2);
        assertThat(HadamardDesign.of(PairModel.of(d, variances, 1)).pairs()).isEqualTo(pairs);
    }

    @Test
    void theSmallestDesignIsTheMatrixOfSylvesterWithoutItsConstantColumn() {
        SignBatch signs = HadamardDesign.of(PairModel.of(2, new double[] {3}, 0.4)).drawSigns(4, new Random(0));
        int[][] sylvester = {{1, 1, 1}, {-1, 1, -1}, {1, -1, -1}, {-1, -1, 1}};     // z, xi_A, xi_B
        for (int i = 0; i < 4; i++) {
            assertThat(new int[] {signs.sign(signs.a(), i, 0), signs.sign(signs.a(), i, 1)}).containsExactly(sylvester[i][0], sylvester[i][1]);
            assertThat(new int[] {signs.sign(signs.b(), i, 0), signs.sign(signs.b(), i, 1)}).containsExactly(sylvester[i][0], sylvester[i][2]);
        }
    }

    @Test
    void eachDrawIsTheSameDesign() {
        HadamardDesign design = HadamardDesign.of(PairModel.of(5, new double[] {2}, 1));
        assertThat(design.draw(16, new Random(1))).isSameAs(design.draw(16, new Random(2)));
    }

    @Test
    void aPartOfTheDesignIsRefusedWithBothNumbers() {
        HadamardDesign design = HadamardDesign.of(PairModel.of(5, new double[] {2}, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> design.draw(8, new Random(1)))
                .withMessageContaining("pairs").withMessageContaining("16").withMessageContaining("8");
    }

    @Test
    void itsSignsAreThoseOfItsPairs() {
        PairModel model = PairModel.of(7, new double[] {2, 1}, 0.5);
        HadamardDesign design = HadamardDesign.of(model);
        SignBatch signs = design.drawSigns(design.pairs(), new Random(1));
        assertThat(model.fromSigns(signs).a().data).isEqualTo(design.draw(design.pairs(), new Random(2)).a().data);
        assertThat(model.fromSigns(signs).b().data).isEqualTo(design.draw(design.pairs(), new Random(2)).b().data);
        assertThatIllegalArgumentException().isThrownBy(() -> design.drawSigns(3, new Random(1)));
    }
}
