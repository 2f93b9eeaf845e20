package contrastive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {

    private static final DMatrixRMaj BY_HAND = new DMatrixRMaj(new double[][] {{0, -3}, {0, 0}, {4, 0}});

    @Test
    void theSingularValuesOfACaseByHandFall() {
        assertThat(Spectrum.singularValues(BY_HAND)).containsExactly(new double[] {4, 3}, within(1e-15));
    }

    @Test
    void theConditionNumberOfACaseByHandIsOfTheMapAndNotOfItsGramMatrix() {
        assertThat(Spectrum.conditionNumber(BY_HAND)).isCloseTo(4.0 / 3, within(1e-15));
    }

    @Test
    void theEffectiveRankOfACaseByHand() {
        // shares 16/25 and 9/25
        double byHand = Math.exp(-0.64 * Math.log(0.64) - 0.36 * Math.log(0.36));
        assertThat(Spectrum.effectiveRank(BY_HAND)).isCloseTo(byHand, within(1e-14));
    }

    @Test
    void aColumnAloneHasConditionNumberAndEffectiveRankOne() {
        DMatrixRMaj column = new DMatrixRMaj(new double[][] {{0.3}, {-2}, {5}});
        assertThat(Spectrum.conditionNumber(column)).isEqualTo(1);
        assertThat(Spectrum.effectiveRank(column)).isEqualTo(1);
    }

    @Property(tries = 50, seed = "1")
    void theSingularValuesSquaredAreTheEigenvaluesOfTheGramMatrix(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int rows, @ForAll @IntRange(min = 1, max = 5) int columns) {
        DMatrixRMaj map = RandomMatrices_DDRM.rectangleGaussian(rows, columns, 0, 1, new Random(seed));
        double[] values = Spectrum.singularValues(map);
        DMatrixRMaj gram = new DMatrixRMaj(columns, columns);
        CommonOps_DDRM.multTransA(map, map, gram);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(columns, false, true);
        assertThat(eigen.decompose(gram)).isTrue();
        double[] expected = IntStream.range(0, columns)
                .mapToDouble(i -> -eigen.getEigenvalue(i).getReal()).sorted().map(x -> -x).limit(values.length).toArray();
        assertThat(Arrays.stream(values).map(s -> s * s).toArray())
                .containsExactly(expected, within(1e-12 * expected[0]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-200, 1e-9, 1, 7, 1e9, 1e200, 1e300})
    void scalingAMapLeavesItsConditionNumberAndEffectiveRank(double scale) {
        DMatrixRMaj map = RandomMatrices_DDRM.rectangleGaussian(6, 4, 0, 1, new Random(3));
        DMatrixRMaj scaled = map.copy();
        CommonOps_DDRM.scale(scale, scaled);
        assertThat(Spectrum.conditionNumber(scaled)).isCloseTo(Spectrum.conditionNumber(map), withinPercentage(1e-11));
        assertThat(Spectrum.effectiveRank(scaled)).isCloseTo(Spectrum.effectiveRank(map), withinPercentage(1e-11));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anEntryThatIsNotFiniteIsRefusedWithItsPlace(double entry) {
        DMatrixRMaj map = new DMatrixRMaj(3, 2);
        map.set(2, 1, entry);
        for (Runnable call : new Runnable[] {() -> Spectrum.singularValues(map), () -> Spectrum.conditionNumber(map),
            () -> Spectrum.effectiveRank(map)}) {
            assertThatIllegalArgumentException().isThrownBy(call::run)
                    .withMessageContaining(String.valueOf(entry)).withMessageContaining("row 2, column 1");
        }
    }

    @Test
    void aCollapsedMapHasAnInfiniteConditionNumberAndNeverZero() {
        assertThat(Spectrum.conditionNumber(new DMatrixRMaj(3, 2))).isInfinite();
        assertThat(Spectrum.conditionNumber(new DMatrixRMaj(new double[][] {{1, 0}, {2, 0}, {3, 0}}))).isInfinite();
        // two equal columns: sigma_min is round-off, about 1e-16 of sigma_max, or exactly 0
        assertThat(Spectrum.conditionNumber(new DMatrixRMaj(new double[][] {{1, 1}, {2, 2}, {3, 3}}))).isGreaterThan(1e14);
    }

    @Test
    void aTinyMapIsNotTakenForACollapsedOne() {
        assertThat(Spectrum.conditionNumber(new DMatrixRMaj(new double[][] {{3e-12, 0}, {0, 1e-12}})))
                .isCloseTo(3, within(1e-14));
    }

    @Test
    void theMapIsNotModified() {
        DMatrixRMaj map = BY_HAND.copy();
        Spectrum.conditionNumber(map);
        Spectrum.effectiveRank(map);
        assertThat(map.data).isEqualTo(BY_HAND.data);
    }

    @Property(tries = 100, seed = "1")
    void theEffectiveRankLiesBetweenOneAndTheNumberOfDirections(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int columns, @ForAll @IntRange(max = 3) int taller) {
        DMatrixRMaj map = RandomMatrices_DDRM.rectangleGaussian(columns + taller, columns, 0, 1, new Random(seed));
        assertThat(Spectrum.effectiveRank(map)).isBetween(1 - 1e-14, columns * (1 + 1e-14)); // round-off of exp and log
        assertThat(Spectrum.conditionNumber(map)).isGreaterThanOrEqualTo(1);
    }

    @Test
    void theEffectiveRankIsTheNumberOfDirectionsWhenBalancedAndOneWhenCollapsed() {
        assertThat(Spectrum.effectiveRank(CommonOps_DDRM.identity(5, 4))).isCloseTo(4, within(1e-14));
        assertThat(Spectrum.effectiveRank(new double[] {1, 1e-170, 0})).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 1e200})
    void singularValuesWhoseSquaresLeaveADoubleHaveTheEffectiveRankOfTheirShares(double scale) {
        assertThat(Spectrum.effectiveRank(new double[] {4 * scale, 3 * scale})).isCloseTo(Spectrum.effectiveRank(BY_HAND), within(1e-14));
    }

    @Test
    void aMapWithMoreColumnsThanRowsIsRefusedWithBothNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.conditionNumber(new DMatrixRMaj(3, 4)))
                .withMessageContaining("signalMap").withMessageContaining("4").withMessageContaining("3");
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.effectiveRank(new DMatrixRMaj(3, 4)))
                .withMessageContaining("signalMap");
    }

    @Test
    void aMapOfZerosHasNoEffectiveRank() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.effectiveRank(new DMatrixRMaj(3, 2)))
                .withMessageContaining("0");
    }

    @Test
    void emptyAndMissingMapsAreRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.singularValues(new DMatrixRMaj(0, 0)))
                .withMessageContaining("matrix").withMessageContaining("0 x 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Spectrum.conditionNumber((DMatrixRMaj) null))
                .withMessageContaining("signalMap");
    }
}
