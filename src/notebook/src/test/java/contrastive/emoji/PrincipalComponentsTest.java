package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalComponentsTest {

    private static final double ROUND_OFF = 1e-10;

    /** Rows whose column j varies like 1 / (1 + j / 5) around j, mixed by nothing: the components are near the columns. */
    private static DMatrixRMaj rows(int n, int p) {
        Random random = new Random(7);
        DMatrixRMaj rows = new DMatrixRMaj(n, p);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                rows.set(i, j, j + random.nextGaussian() / (1 + j / 5.0));
            }
        }
        return rows;
    }

    private static double[] exactVariances(DMatrixRMaj rows) {
        DMatrixRMaj centred = rows.copy();
        DMatrixRMaj mean = CommonOps_DDRM.sumCols(rows, null);
        for (int i = 0; i < rows.numRows; i++) {
            for (int j = 0; j < rows.numCols; j++) {
                centred.add(i, j, -mean.get(j) / rows.numRows);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(rows.numRows, rows.numCols, false, false, true);
        svd.decompose(centred);
        double[] squares = SingularOps_DDRM.singularValues(centred);
        for (int k = 0; k < squares.length; k++) {
            squares[k] *= squares[k];
        }
        return squares;
    }

    private static double share(double[] variances, int components) {
        double kept = 0;
        double total = 0;
        for (int k = 0; k < variances.length; k++) {
            kept += k < components ? variances[k] : 0;
            total += variances[k];
        }
        return kept / total;
    }

    @Test
    void pointsOnALineKeepAllOfTheirVarianceInOneComponent() {
        // (1, 2), (2, 4), (6, 12): mean (3, 6), places -2, -1, 3 times (1, 2), mean square 14/3 of them
        DMatrixRMaj rows = new DMatrixRMaj(new double[][] {{1, 2}, {2, 4}, {6, 12}});
        PrincipalComponents components = PrincipalComponents.of(rows, 1);
        double unit = Math.sqrt(3.0 / 14);
        assertThat(components.project(rows).data).containsExactly(new double[] {-2 * unit, -unit, 3 * unit}, within(ROUND_OFF));
        assertThat(components.keptVariance()).isCloseTo(1, within(ROUND_OFF));
        assertThat(components.project(new DMatrixRMaj(new double[][] {{4, 8}})).get(0)).isCloseTo(unit, within(ROUND_OFF));
    }

    @Test
    void fewColumnsAreReducedExactly() {
        DMatrixRMaj rows = rows(60, 20);
        assertThat(PrincipalComponents.of(rows, 4).keptVariance()).isCloseTo(share(exactVariances(rows), 4), within(ROUND_OFF));
    }

    @Test
    void manyColumnsKeepNearlyAllThatTheExactComponentsKeep() {
        DMatrixRMaj rows = rows(150, 120);
        double exact = share(exactVariances(rows), 8);
        assertThat(PrincipalComponents.of(rows, 8).keptVariance()).isLessThanOrEqualTo(exact + ROUND_OFF).isGreaterThan(exact * (1 - 1e-3));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 120})
    void theComponentsAreCentredUncorrelatedFallingAndOfMeanSquareNormOne(int columns) {
        DMatrixRMaj rows = rows(150, columns);
        DMatrixRMaj projected = PrincipalComponents.of(rows, 5).project(rows);
        DMatrixRMaj moment = new DMatrixRMaj(5, 5);
        CommonOps_DDRM.multTransA(1.0 / 150, projected, projected, moment);
        assertThat(CommonOps_DDRM.trace(moment)).isCloseTo(1, within(ROUND_OFF));
        assertThat(CommonOps_DDRM.sumCols(projected, null).data).containsExactly(new double[5], within(1e-8));
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < k; j++) {
                assertThat(moment.get(k, j)).isCloseTo(0, within(ROUND_OFF));
            }
            assertThat(k == 0 || moment.get(k, k) <= moment.get(k - 1, k - 1)).isTrue();
        }
    }

    @Test
    void askingTwiceGivesTheSameNumbers() {
        DMatrixRMaj rows = rows(80, 70);
        assertThat(PrincipalComponents.of(rows, 3).project(rows).data).isEqualTo(PrincipalComponents.of(rows, 3).project(rows).data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void moreComponentsThanThereCanBeAreRefused(int components) {
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(rows(9, 4), components))
                .withMessageContaining("between 1 and 4").withMessageContaining("got " + components);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-170, 1e-305, 1e160, 1e300})
    void theScaleOfTheRowsChangesNothing(double scale) {
        DMatrixRMaj rows = rows(30, 6);
        DMatrixRMaj scaled = new DMatrixRMaj(30, 6);
        CommonOps_DDRM.scale(scale, rows, scaled);
        assertThat(PrincipalComponents.of(scaled, 3).project(scaled).data)
                .containsExactly(PrincipalComponents.of(rows, 3).project(rows).data, within(1e-9));
        assertThat(PrincipalComponents.of(scaled, 3).keptVariance()).isCloseTo(PrincipalComponents.of(rows, 3).keptVariance(), within(ROUND_OFF));
    }

    @Test
    void aSingleRowIsRefusedAsOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(rows(1, 4), 1)).withMessage("number of rows must be >= 2, got 1");
    }

    @Test
    void rowsThatDoNotDifferOrDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(new DMatrixRMaj(3, 2), 1))
                .withMessageContaining("rows must differ");
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(rows(9, 4), 2).project(new DMatrixRMaj(1, 3)))
                .withMessageContaining("p = 4 columns, got 3");
    }
}
