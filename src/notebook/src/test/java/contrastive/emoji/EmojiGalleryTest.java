package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contrastive.plot.Still;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class EmojiGalleryTest {

    private static final EmojiSheet SHEET = EmojiSheet.load();
    private static final EmojiGallery GALLERY = new EmojiGallery(SHEET);
    private static final List<Emoji> TWENTY = SHEET.emoji().subList(0, 20);

    /** Picture i likes caption i best when i is even, and worst when it is odd. */
    private static DMatrixRMaj cosines() {
        DMatrixRMaj cosines = new DMatrixRMaj(20, 20);
        for (int i = 0; i < 20; i++) {
            cosines.set(i, i, i % 2 == 0 ? 1 : -1);
        }
        return cosines;
    }

    @Test
    void theGridSaysForHowManyPicturesTheRightCaptionIsFound() {
        Still grid = GALLERY.captions("What it finds", new int[] {0, 1, 2}, cosines(), TWENTY);
        assertThat(grid.sentence()).startsWith("What it finds. 3 pictures").contains("among them for 2:")
                .contains(TWENTY.get(0).name() + " (rank 1)").contains(TWENTY.get(1).name() + " (rank 20)");
    }

    @Test
    void aCaptionsPicturesAreNamedBestFirst() {
        DMatrixRMaj row = new DMatrixRMaj(1, 20);
        IntStream.range(0, 20).forEach(i -> row.set(0, i, i / 20.0));
        assertThat(GALLERY.pictures("a <smile>", row, TWENTY).sentence())
                .startsWith("\"a <smile>\" finds, best first, of 20 pictures: " + TWENTY.get(19).name() + ", " + TWENTY.get(18).name());
    }

    @Test
    void theMapNamesItsEndsAndLeavesOutWhatWouldCoverAnother() {
        DMatrixRMaj places = new DMatrixRMaj(20, 2);
        IntStream.range(0, 20).forEach(i -> places.set(i, 0, i < 10 ? 0 : 1));
        Still map = GALLERY.map("Where they lie", places, TWENTY);
        assertThat(map.sentence()).contains("20 pictures, 2 of them drawn").contains("at the right " + TWENTY.get(10).name());
    }

    @Test
    void everyPictureFitsIntoAFigure() {
        List<Emoji> all = SHEET.emoji();
        DMatrixRMaj places = new DMatrixRMaj(all.size(), 2);
        for (int i = 0; i < all.size(); i++) {
            places.set(i, 0, i % 44);
            places.set(i, 1, i / 44);
        }
        DMatrixRMaj cosines = new DMatrixRMaj(all.size(), all.size());
        int[] shown = IntStream.range(0, 12).map(i -> 100 * i).toArray();
        // 150 kB for a figure, which holds its picture twice, in base 64
        assertThat(GALLERY.map("All", places, all).png().length).isLessThan(54_000);
        assertThat(GALLERY.captions("All", shown, cosines, all).png().length).isLessThan(54_000);
    }

    @Test
    void sidesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GALLERY.captions("x", new int[] {0}, new DMatrixRMaj(20, 19), TWENTY))
                .withMessageContaining("columns must be one for each of the 20 emoji, got 19");
        assertThatIllegalArgumentException().isThrownBy(() -> GALLERY.map("x", new DMatrixRMaj(20, 3), TWENTY)).withMessageContaining("got 3");
    }
}
