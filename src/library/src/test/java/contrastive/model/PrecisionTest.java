package contrastive.model;

import static contrastive.model.DiagnosticsTest.product;
import static org.assertj.core.api.Assertions.assertThat;
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
        assertThat(Diagnostics.of(embeddings, embeddings).warnings()).anyMatch(warning -> warning.startsWith("B: the least direction")
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
}
