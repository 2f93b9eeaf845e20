package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextComparisonTest {

    @Test
    void equalTextsSayTheSame() {
        assertThat(TextComparison.difference("kappa = 5.101027", "kappa = 5.101027")).isEmpty();
    }

    @Test
    void aNumberMayMoveByLessThanAMillionth() {
        assertThat(TextComparison.difference("kappa = 5.101027", "kappa = 5.101029")).isEmpty();
        assertThat(TextComparison.difference("kappa = -5.101027e3", "kappa = -5.101029e3")).isEmpty();
    }

    @Test
    void aNumberThatMovedFurtherIsNamed() {
        assertThat(TextComparison.difference("kappa = 5.10103", "kappa = 5.10105")).hasValueSatisfying(sentence ->
                assertThat(sentence).contains("was 5.10103 and is 5.10105"));
        assertThat(TextComparison.difference("2e-9", "3e-9")).isPresent();
        assertThat(TextComparison.difference("x = 1", "x = -1")).isPresent();
    }

    @Test
    void roundOffAroundZeroIsNotCompared() {
        assertThat(TextComparison.difference("drift 3.1e-16", "drift 2.2e-16")).isEmpty();
    }

    @Test
    void aChangedWordIsNamed() {
        assertThat(TextComparison.difference("holds: true", "holds: false")).isPresent();
    }

    @Test
    void aNumberMoreIsADifference() {
        assertThat(TextComparison.difference("1 2", "1 2 3")).isPresent();
    }

    @Test
    void notANumberIsNoNumber() {
        assertThat(TextComparison.difference("kappa = 5.1", "kappa = NaN")).isPresent();
    }

    @Test
    void theBytesOfAPictureAndTheKeyOfItsDataAreNotCompared() {
        assertThat(TextComparison.differenceOfData(html("00112233445566ff", "AAAA", "4.745"), html("ff66554433221100", "BBBB", "4.745"))).isEmpty();
    }

    @Test
    void theDataOfAPictureAre() {
        assertThat(TextComparison.differenceOfData(html("00112233445566ff", "AAAA", "4.745"), html("00112233445566ff", "AAAA", "4.755")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("in the html", "was 4.745 and is 4.755"));
    }

    @Test
    void aRoundedNumberOfThePictureMayTurnUpOrDown() {
        assertThat(TextComparison.differenceOfData(html("00112233445566ff", "AAAA", "4.745"), html("00112233445566ff", "AAAA", "4.746"))).isEmpty();
    }

    private static String html(String key, String picture, String number) {
        return "<div data-figure=\"" + key + "\"><img src=\"data:image/png;base64," + picture + "\"></div><script>draw(\"" + key
                + "\", [" + number + "])</script>";
    }
}
