package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SmallSizeTest {

    @Test
    void theNumberOfThatLineTakesItsSmallValueAndNothingElseChanges() {
        assertThat(SmallSize.of("int r = 4;\nint d = 12;      // size: 8\nint n = d;\n")).isEqualTo("int r = 4;\nint d = 8;      // size: 8\nint n = d;\n");
    }

    @Test
    void aNotebookWithoutOneSuchLineIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmallSize.of("int d = 12;\n"))
                .withMessage("notebook must have 1 line with // size:, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> SmallSize.of("int d = 12;  // size: 8\nint r = 4;  // size: 2\n"))
                .withMessage("notebook must have 1 line with // size:, got 2");
    }
}
