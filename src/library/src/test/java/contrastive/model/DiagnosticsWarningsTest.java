package contrastive.model;

import static contrastive.model.DiagnosticsTest.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

/** What somebody who measures embeddings is told about them, and when nothing. */
class DiagnosticsWarningsTest {

    @Test
    void theSpreadOfTheLengthsOfACaseByHandIsSaid() {
        DMatrixRMaj lengths = new DMatrixRMaj(new double[][] {{3, 0}, {-1, 0}, {1, 1}, {1, -1}});
        assertThat(Diagnostics.of(lengths, lengths).warnings()).anyMatch(warning -> warning.startsWith("A: the rows' lengths vary by 41 %"));
    }

    @Test
    void aCollapseToOnePointIsSaidAndNotThrown() {
        DMatrixRMaj point = new DMatrixRMaj(new double[][] {{0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}, {0.1, 0.7}});
        Diagnostics found = Diagnostics.of(point, point);
        assertThat(found.alignment()).isCloseTo(1, within(1e-15));
        assertThat(found.mismatchedAlignment()).isCloseTo(1, within(1e-15));
        assertThat(found.towerA().uniformity()).isCloseTo(0, within(1e-14));
        assertThat(found.towerA().rank()).isZero();
        assertThat(found.effectiveRank()).isZero();
        assertThat(found.conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.warnings()).filteredOn(warning -> warning.startsWith("A: "))
                .containsExactly("A: all rows are the same point: the tower has collapsed");
    }

    @Test
    void aDirectionThatIsNotUsedIsSaid() {
        DMatrixRMaj flat = product(1, RandomMatrices_DDRM.rectangleGaussian(200, 2, 0, 1, new Random(1)),
                new DMatrixRMaj(new double[][] {{1, 2, 3}, {-1, 0, 2}}));
        assertThat(Diagnostics.of(flat, flat).warnings()).anyMatch(warning -> warning.startsWith("A: only 2 of 3 directions are used"));
    }

    @Test
    void embeddingsOfWidthOneHaveAnEffectiveRankOfOneAndNoWarningOfAnother() {
        DMatrixRMaj line = new DMatrixRMaj(new double[][] {{1}, {-1}});
        Diagnostics found = Diagnostics.of(line, line);
        assertThat(found.effectiveRank()).isEqualTo(1);
        assertThat(found.warnings()).isEmpty();
    }

    @Test
    void aWarningAboutOneTowerAloneNamesThatOne() {
        Random random = new Random(8);
        DMatrixRMaj spread = RandomMatrices_DDRM.rectangleGaussian(400, 3, 0, 1, random);
        DMatrixRMaj flat = product(1, RandomMatrices_DDRM.rectangleGaussian(400, 2, 3, 1, random), new DMatrixRMaj(new double[][] {{1, 2, 3}, {-1, 0, 2}}));
        assertThat(Diagnostics.of(spread, flat).warnings()).filteredOn(warning -> warning.startsWith("B: ")).hasSize(3);
        assertThat(Diagnostics.of(spread, flat).warnings()).filteredOn(warning -> warning.startsWith("A: ")).hasSize(1);
        assertThat(Diagnostics.of(flat, spread).warnings()).filteredOn(warning -> warning.startsWith("A: ")).hasSize(3);
        assertThat(Diagnostics.of(flat, spread).warnings()).filteredOn(warning -> warning.startsWith("B: ")).hasSize(1);
    }

    @Test
    void fewerPairsThanColumnsAreMeasuredWithAWarning() {
        Random random = new Random(1);
        Diagnostics found = Diagnostics.of(RandomMatrices_DDRM.rectangle(4, 6, random), RandomMatrices_DDRM.rectangle(4, 6, random));
        assertThat(found.towerA().spectrum()).hasSize(4);
        assertThat(found.towerA().rank()).isEqualTo(3);
        assertThat(found.conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("n = 4 pairs for m = 6 columns (n <= m)"))
                .noneMatch(warning -> warning.contains("directions are used"));
    }

    @Test
    void asManyPairsAsColumnsHaveNoLeastDirectionToSpeakOf() {
        Random random = new Random(1);
        Diagnostics found = Diagnostics.of(RandomMatrices_DDRM.rectangle(6, 6, random), RandomMatrices_DDRM.rectangle(6, 6, random));
        assertThat(found.towerA().rank()).isEqualTo(5);
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("(n <= m)")).noneMatch(warning -> warning.contains("least direction"));
    }

    @Test
    void whatSamplingAloneDoesToABalancedModelIsSaidWithItsSize() {
        int n = 400;
        int m = 50;
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(n, m, 0, 1, new Random(8));
        Diagnostics found = Diagnostics.of(a, a);
        double edge = Math.sqrt((double) m / n);
        // the edges of Marchenko and Pastur and Page's entropy are limits for large n and m
        assertThat(found.conditionNumber()).isCloseTo((1 + edge) / (1 - edge), within(0.15));
        assertThat(found.effectiveRank()).isCloseTo(m * Math.exp(-m / (2.0 * n)), within(0.5));
        assertThat(found.warnings()).anyMatch(warning -> warning.contains("n < 20 m") && warning.contains("about 2.1")
                && warning.contains("about 47,"));
    }

    @Test
    void manyPairsOfAWellSpreadModelGiveNoWarning() {
        DMatrixRMaj a = RandomMatrices_DDRM.rectangleGaussian(200, 3, 0, 1, new Random(8));
        for (int i = 0; i < a.numRows; i++) {
            double length = Math.sqrt(a.get(i, 0) * a.get(i, 0) + a.get(i, 1) * a.get(i, 1) + a.get(i, 2) * a.get(i, 2));
            CommonOps_DDRM.scaleRow(1 / length, a, i);
        }
        assertThat(Diagnostics.of(a, a).warnings()).isEmpty();
    }

    @Test
    void aMeanThatAllRowsShareIsSaid() {
        DMatrixRMaj cone = RandomMatrices_DDRM.rectangleGaussian(200, 3, 2, 1, new Random(8));
        Diagnostics found = Diagnostics.of(cone, cone);
        assertThat(found.mismatchedAlignment()).isGreaterThan(0.5);
        String share = String.format(Locale.ROOT, "A: %.0f %% of the energy", 100 * found.towerA().meanShare());
        assertThat(found.warnings()).anyMatch(warning -> warning.startsWith(share) && warning.contains("mismatchedAlignment"));
    }

    @Test
    void halfOfTheEnergyInTheMeanIsNotYetSaid() {
        DMatrixRMaj axes = CommonOps_DDRM.identity(2);
        assertThat(Diagnostics.of(axes, axes).towerA().meanShare()).isEqualTo(0.5);
        assertThat(Diagnostics.of(axes, axes).warnings()).noneMatch(warning -> warning.contains("of the energy"));
    }
}
