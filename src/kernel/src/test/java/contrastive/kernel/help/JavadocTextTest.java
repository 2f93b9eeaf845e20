package contrastive.kernel.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavadocTextTest {
    @Test
    void tagsInBracesGiveTheirText() {
        assertThat(JavadocText.of("Like {@code $1}, {@link String} and {@linkplain java.util.List lists}."))
                .isEqualTo("Like $1, String and java.util.List lists.");
    }

    @Test
    void whatLooksLikeMarkupInACodeTagIsNone() {
        assertThat(JavadocText.of("A {@code List<String>} of <em>names</em>.")).isEqualTo("A List<String> of names.");
    }

    @Test
    void paragraphsAndListsBecomeLines() {
        assertThat(JavadocText.of("One.\n <p>Two:\n <ul>\n <li>a\n <li>b\n </ul>"))
                .isEqualTo("One.\n\nTwo:\n\n- a\n\n- b");
    }

    @Test
    void otherMarkupIsLeftOutAndCharactersAreThemselves() {
        assertThat(JavadocText.of("<b>bold</b>, List&lt;T&gt;&nbsp;&amp;&amp; x")).isEqualTo("bold, List<T> && x");
    }

    @Test
    void anEntityOfAnEntityIsTurnedOnce() {
        assertThat(JavadocText.of("write &amp;lt; for a &lt;")).isEqualTo("write &lt; for a <");
    }
}
