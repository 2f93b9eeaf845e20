package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class EmojiSheetTest {

    private static final EmojiSheet SHEET = EmojiSheet.load();

    @Test
    void theTableHoldsEveryEmojiOnceInTheOrderOfTheCharts() {
        assertThat(SHEET.emoji()).hasSize(1911).extracting(Emoji::codePoints).doesNotHaveDuplicates();
        assertThat(SHEET.emoji().get(0).name()).isEqualTo("grinning face");
        assertThat(SHEET.named("red heart").category()).isEqualTo("Smileys & Emotion");
    }

    @Test
    void noPictureIsEmptyAndNoTwoPlacesAreTheSame() {
        assertThat(SHEET.emoji()).allMatch(one -> SHEET.picture(one).getRGB(10, 10) != 0 || opaquePixels(one) > 10)
                .extracting(one -> List.of(one.sheetColumn(), one.sheetRow())).doesNotHaveDuplicates();
    }

    private static long opaquePixels(Emoji one) {
        DMatrixRMaj pixels = SHEET.pixels(List.of(one));
        long opaque = 0;
        for (int i = 3; i < pixels.numCols; i += 4) {
            opaque += pixels.get(0, i) > 0.5 ? 1 : 0;
        }
        return opaque;
    }

    @Test
    void aPixelIsItsColourOnWhiteAndItsOpacity() {
        DMatrixRMaj heart = SHEET.pixels(List.of(SHEET.named("red heart")));
        assertThat(heart.numCols).isEqualTo(1600);
        // a corner: nothing there, so white; the middle: red and opaque
        assertThat(new double[] {heart.get(0, 0), heart.get(0, 1), heart.get(0, 2), heart.get(0, 3)})
                .containsExactly(new double[] {1, 1, 1, 0}, within(1e-12));
        int middle = 4 * (20 * 10 + 10);
        assertThat(heart.get(0, middle)).isGreaterThan(0.8);
        assertThat(heart.get(0, middle + 1)).isLessThan(0.4);
        assertThat(heart.get(0, middle + 3)).isGreaterThan(0.98);
    }

    @Test
    void aCaptionsWordsAreThoseOfItsNameAndKeywordsEachOnce() {
        Emoji one = new Emoji("1", "Cat's grin", List.of("cat", "big smile", "smile"), "Test", 0, 0);
        assertThat(one.words()).containsExactly("cat", "s", "grin", "big", "smile");
        assertThat(Emoji.words("  ...  ")).isEmpty();
    }

    @Test
    void aNameThatNoEmojiHasIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SHEET.named("red haert")).withMessageContaining("\"red haert\"");
    }
}
