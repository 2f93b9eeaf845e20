package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
    void whatWasComputedMayPassItsLimitsByRoundOffAndStaysWhatItIs() {
        assertThat(Require.nearlyBetween(-1, 1, "cosine", 1 + 1e-14)).isEqualTo(1 + 1e-14);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", -1 - 1e-14)).isEqualTo(-1 - 1e-14);
        assertThat(Require.nearlyBetween(-1, 1, "cosine", 0.25)).isEqualTo(0.25);
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
