package contrastive.model;

import static contrastive.model.DiagnosticsTest.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How exactly embeddings were stored decides which direction is not used. */
class PrecisionTest {

    private static DMatrixRMaj collapsed(int n, int rank, int width) {
        Random random = new Random(4);
        return product(1, RandomMatrices_DDRM.rectangleGaussian(n, rank, 0, 1, random),
                RandomMatrices_DDRM.rectangleGaussian(rank, width, 0, 1, random));
    }

    private static DMatrixRMaj each(DMatrixRMaj matrix, DoubleUnaryOperator change) {
        DMatrixRMaj changed = matrix.copy();
        Arrays.setAll(changed.data, i -> change.applyAsDouble(matrix.data[i]));
        return changed;
    }

    static Stream<Arguments> waysToStore() {
        return Stream.of(
                Arguments.of("float32, since every entry is one", (DoubleUnaryOperator) x -> (float) x),
                Arguments.of("no entry has more than 7 digits", (DoubleUnaryOperator) x -> Double.parseDouble(String.format(Locale.ROOT, "%.6e", x))),
                Arguments.of("no entry has more than 6 decimal places", (DoubleUnaryOperator) x -> Double.parseDouble(String.format(Locale.ROOT, "%.6f", x))),
                Arguments.of("no entry has more than 3 decimal places", (DoubleUnaryOperator) x -> Double.parseDouble(String.format(Locale.ROOT, "%.3f", x))),
                Arguments.of("decimals of a float32", (DoubleUnaryOperator) x -> Double.parseDouble(Float.toString((float) x))),
                Arguments.of("more digits than a float32", DoubleUnaryOperator.identity()));
    }

    @ParameterizedTest
    @MethodSource("waysToStore")
    void aCollapseIsNamedHoweverTheEmbeddingsWereStored(String assumed, DoubleUnaryOperator stored) {
        DMatrixRMaj embeddings = each(collapsed(1000, 8, 16), stored);
        Diagnostics found = Diagnostics.of(embeddings, embeddings);
        assertThat(found.towerA().rank()).isEqualTo(8);
        assertThat(found.conditionNumber()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(found.towerB().precision()).contains(assumed);
        assertThat(found.warnings()).anyMatch(warning -> warning.startsWith("A: only 8 of 16 directions are used") && warning.contains(assumed));
    }

    @ParameterizedTest
    @MethodSource("waysToStore")
    void aWeakDirectionThatTheStoredDigitsShowIsNoCollapse(String assumed, DoubleUnaryOperator stored) {
        DMatrixRMaj embeddings = RandomMatrices_DDRM.rectangleGaussian(1000, 16, 0, 1, new Random(4));
        for (int i = 0; i < embeddings.numRows; i++) {
            embeddings.set(i, 15, 0.02 * embeddings.get(i, 15));
        }
        embeddings = each(product(1, embeddings, RandomMatrices_DDRM.orthogonal(16, 16, new Random(5))), stored);
        Diagnostics found = Diagnostics.of(embeddings, embeddings);
        assertThat(found.towerA().rank()).isEqualTo(16);
        assertThat(found.conditionNumber()).isBetween(45.0, 60.0);
        assertThat(found.warnings()).noneMatch(warning -> warning.contains("directions are used") || warning.contains("float32 before"));
    }

    @Test
    void aFloat32CollapseThatWasScaledInDoubleIsHintedAtAndNamedWithItsPrecision() {
        DMatrixRMaj embeddings = each(collapsed(1000, 8, 16), x -> (double) (float) x / 3);
        assertThat(Diagnostics.of(embeddings, embeddings).warnings()).anyMatch(warning -> warning.startsWith("B: the smallest singular value")
                && warning.contains("Math.ulp(1f)"));
        Diagnostics told = Diagnostics.of(embeddings, embeddings, Math.ulp(1f));
        assertThat(told.towerA().rank()).isEqualTo(8);
        assertThat(told.towerA().precision()).contains("as given");
        assertThatIllegalArgumentException().isThrownBy(() -> Diagnostics.of(embeddings, embeddings, 0)).withMessageContaining("precision must be between");
    }

    @Test
    void aCollapseOfFewerPairsThanColumnsIsNamedToo() {
        DMatrixRMaj embeddings = each(collapsed(12, 3, 16), x -> (float) x);
        assertThat(Diagnostics.of(embeddings, embeddings).warnings()).anyMatch(warning -> warning.startsWith("A: only 3 of 11 directions are used"));
    }

    static Stream<Arguments> roundingsByHand() {
        double root = Math.sqrt(2);
        return Stream.of(
                // half of the last decimal place in each of two columns, over the rows' root mean square length
                Arguments.of("3 decimal places", new double[][] {{0.123, 0.5}, {0.25, 0.3}}, root * 1e-3 / 2 / Math.sqrt((0.015129 + 0.25 + 0.0625 + 0.09) / 2)),
                Arguments.of("3 decimal places", new double[][] {{0.123, 0}, {0.25, 0.3}}, root * 1e-3 / 2 / Math.sqrt((0.015129 + 0.0625 + 0.09) / 2)),
                // half of the last of three digits, whatever the size
                Arguments.of("3 digits", new double[][] {{1.23e-5, 0.456}, {7.89, 12.3}}, 0.005),
                Arguments.of("9 digits", new double[][] {{1.23456789e-5, 0.4}, {7.8, 12.3}}, root * Math.ulp(1f)),
                Arguments.of("more digits", new double[][] {{0.123456789, 0.123456789012345}, {7.8, 12.3}}, 0),
                Arguments.of("exact, as typed", new double[][] {{0.1, 0.2}, {0.31, 0.4}}, 0));
    }

    @ParameterizedTest
    @MethodSource("roundingsByHand")
    void theRoundingOfStoredEntriesOfACaseByHand(String assumed, double[][] embeddings, double rounding) {
        Precision found = Precision.of(new DMatrixRMaj(embeddings));
        assertThat(found.assumed()).contains(assumed);
        assertThat(found.rounding()).isCloseTo(rounding, within(1e-15));
    }
}
