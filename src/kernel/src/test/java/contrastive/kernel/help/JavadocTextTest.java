package contrastive.kernel.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocTextTest {
    @Test
    void tagsInBracesGiveTheirText() {
        assertThat(CodeAssist.plainText("Like {@code $1}, {@link String} and {@linkplain java.util.List lists}."))
                .isEqualTo("Like $1, String and java.util.List lists.");
    }

    @Test
    void whatLooksLikeMarkupInACodeTagIsNone() {
        assertThat(CodeAssist.plainText("A {@code List<String>} of <em>names</em>.")).isEqualTo("A List<String> of names.");
    }

    @Test
    void paragraphsAndListsBecomeLines() {
        assertThat(CodeAssist.plainText("One.\n <p>Two:\n <ul>\n <li>a\n <li>b\n </ul>"))
                .isEqualTo("One.\n\nTwo:\n\n- a\n\n- b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 <= r < d; each > 0", "a<b and c>d", "List<String> or <T>", "x -> y <-> z", "<0 or >1"})
    void whatStandsBetweenSignsOfOrderIsText(String text) {
        assertThat(CodeAssist.plainText(text)).isEqualTo(text);
    }

    @Test
    void aLinkToAMemberOfTheSameTypeNeedsNoMark() {
        assertThat(CodeAssist.plainText("as {@link #of(int)} or <a href=\"x\">there</a><br/>")).isEqualTo("as of(int) or there");
    }

    @Test
    void otherMarkupIsLeftOutAndCharactersAreThemselves() {
        assertThat(CodeAssist.plainText("<b>bold</b>, List&lt;T&gt;&nbsp;&amp;&amp; x")).isEqualTo("bold, List<T> && x");
    }

    @Test
    void anEntityOfAnEntityIsTurnedOnce() {
        assertThat(CodeAssist.plainText("write &amp;lt; for a &lt;")).isEqualTo("write &lt; for a <");
    }
}
