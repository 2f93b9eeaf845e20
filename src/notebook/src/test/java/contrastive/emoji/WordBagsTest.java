package contrastive.emoji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordBagsTest {

    private static final List<Set<String>> CAPTIONS =
            List.of(Set.of("red", "heart"), Set.of("red", "cat"), Set.of("heart", "red", "once"), Set.of("cat"));

    @Test
    void wordsOfTwoCaptionsHaveColumnsAndRareOnesMoreWeight() {
        WordBags bags = WordBags.of(CAPTIONS);
        assertThat(bags.vocabulary()).containsExactly("cat", "heart", "red");
        assertThat(bags.weight("cat")).isCloseTo(Math.log(2), within(1e-15));
        assertThat(bags.weight("red")).isCloseTo(Math.log(4.0 / 3), within(1e-15));
        assertThat(bags.weight("once")).isZero();
    }

    @Test
    void aBagHoldsItsWordsWeightsScaledToLengthOne() {
        double cat = Math.log(2);
        double red = Math.log(4.0 / 3);
        double length = Math.hypot(cat, red);
        assertThat(WordBags.of(CAPTIONS).bags(List.of(Set.of("cat", "red", "never seen"), Set.of("never seen"))).data)
                .containsExactly(new double[] {cat / length, 0, red / length, 0, 0, 0}, within(1e-15));
    }

    @Test
    void wordsThatAllCaptionsHaveWeighNothing() {
        assertThat(WordBags.of(List.of(Set.of("all"), Set.of("all"))).bags(List.of(Set.of("all"))).data).containsExactly(0);
    }

    @Test
    void captionsThatShareNothingAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WordBags.of(List.of(Set.of("a"), Set.of("b"))))
                .withMessageContaining("2 captions that share none");
    }
}
