package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequireTest {

    @ParameterizedTest
    @CsvSource({"100000, 100000", "3, 1000000000", "1000000000, 3", "2147483647, 2"})
    void aMatrixOfMoreNumbersThanAnArrayHasIsRefusedByTheArgumentThatDecides(int rows, long columns) {
        assertThatIllegalArgumentException().isThrownBy(() -> Require.room("width", rows, rows, columns)).withMessageContaining("width").withMessageContaining("" + rows);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 1000", "0, 5", "5, 0", "2048, 1024"})
    void aMatrixThatFitsGivesItsArgumentBack(int rows, long columns) {
        assertThat(Require.room("width", rows, rows, columns)).isEqualTo(rows);
    }

    @Test
    void aMatrixOfNoNumbersFitsHoweverManyRowsItHas() {
        assertThat(Require.room("width", 5, 1L << 40, 0)).isEqualTo(5);
    }

    @Test
    void aLargeMatrixIsTriedInTheMemoryThatThereIs() {
        assertThat(Require.room("width", 3000, 3000, 1500)).isEqualTo(3000);    // 36 MB
        // of numbers nearly as many as an array can have, 17 GB
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(16L << 30);
        assertThatIllegalArgumentException().isThrownBy(() -> Require.room("width", 50_000, 50_000, 42_900))
                .withMessageContaining("50000 x 42900 numbers in the memory of this JVM");
    }

    @Test
    void whatWasComputedMayPassItsLimitsByRoundOffAndStaysWhatItIs() {
        assertThat(Require.nearlyBetween(-1, 1, "cosine", 1 + 1e-14)).isEqualTo(1 + 1e-14);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", -1 - 1e-14)).isEqualTo(-1 - 1e-14);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", 0.25)).isEqualTo(0.25);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", 1 + 1e-9)).as("all of it").isEqualTo(1 + 1e-9);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", -1 - 1e-9)).as("all of it").isEqualTo(-1 - 1e-9);
        for (double beyond : new double[] {1.001, -1.001, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Require.nearlyBetween(-1, 1, "cosine", beyond)).withMessageContaining("cosine")
                    .withMessageContaining("" + beyond);
        }
    }

    @Test
    void valuesThatMayBeZeroAndThoseThatMayNotAreToldApart() {
        double[] values = {0.5, 2};
        double[] withZero = {0, 2};
        assertThat(Require.allPositive("masses", values)).isSameAs(values);
        assertThat(Require.noneNegative("masses", withZero)).isSameAs(withZero);
        assertThatIllegalArgumentException().isThrownBy(() -> Require.allPositive("masses", withZero)).withMessageContaining("masses[0]");
    }
}
