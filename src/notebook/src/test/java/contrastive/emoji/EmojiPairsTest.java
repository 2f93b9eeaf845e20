package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class EmojiPairsTest {

    private static final int DIMENSION = 64;
    private static final EmojiPairs PAIRS = EmojiPairs.of(EmojiSheet.load(), DIMENSION, 0);

    @Test
    void thePairsAreSplitAndScaledAsTheChapterSays() {
        assertThat(PAIRS.trainingEmoji()).hasSize(1528).doesNotContainAnyElementsOf(PAIRS.heldOutEmoji());
        assertThat(PAIRS.heldOutEmoji()).hasSize(383);
        assertThat(CommonOps_DDRM.trace(PAIRS.training().secondMomentA())).isCloseTo(1, within(1e-9));
        assertThat(CommonOps_DDRM.trace(PAIRS.training().secondMomentB())).isCloseTo(1, within(1e-9));
        assertThat(PAIRS.training().dimensionA()).isEqualTo(DIMENSION);
    }

    @Test
    void theSameIsMadeOnceAndAnotherSplitOrDimensionIsAnother() {
        EmojiSheet sheet = EmojiSheet.load();
        EmojiPairs few = EmojiPairs.of(sheet, 2, 0);
        assertThat(EmojiPairs.of(sheet, 2, 0)).isSameAs(few);
        assertThat(EmojiPairs.of(sheet, 3, 0).training().dimensionA()).isEqualTo(3);
        assertThat(EmojiPairs.of(sheet, 2, 0).training().crossMoment().data).isEqualTo(few.training().crossMoment().data);
        assertThat(EmojiPairs.of(sheet, 2, 1).heldOutEmoji()).isNotEqualTo(few.heldOutEmoji());
    }

    @Test
    void aCaptionOfTheReadersOwnHasFeaturesUnlessNobodyKnowsItsWords() {
        Emoji known = PAIRS.heldOutEmoji().get(0);
        assertThat(PAIRS.caption(String.join(" ", known.words())).data).containsExactly(
                CommonOps_DDRM.extractRow(PAIRS.heldOut().all().b(), 0, null).data, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> PAIRS.caption("qwertz zxcv")).withMessageContaining("\"qwertz zxcv\"");
    }
}
