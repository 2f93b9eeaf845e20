package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({"5.101027, 5.101", "0, 0", "-0.0, 0", "120, 120", "1234567, 1235000", "12345678, 1.235e7", "0.00012345, 1.234e-4", "0.0012345, 0.001234",
        "0.0000012345, 1.234e-6", "NaN, NaN", "-Infinity, -Infinity", "9.99996, 10"})
    void aNumberIsWrittenWithFourSignificantDigits(double value, String text) {
        assertThat(Digits.text(value, 4)).isEqualTo(text);
    }
}
