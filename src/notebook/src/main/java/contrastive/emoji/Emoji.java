package contrastive.emoji;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One picture with its caption.
 *
 * @param codePoints in hexadecimal, with hyphens between them: "1F600"
 * @param name English short name, such as "grinning face"
 * @param keywords English keywords, possibly none; a keyword may have several words
 * @param category of the Unicode charts, such as "Smileys &amp; Emotion"
 * @param sheetColumn where the picture is on the sheet, from 0
 * @param sheetRow from 0
 */
public record Emoji(String codePoints, String name, List<String> keywords, String category, int sheetColumn, int sheetRow) {

    /**
     * @throws IllegalArgumentException if something is missing, or a place on the sheet negative
     */
    public Emoji {
        Require.notNull("codePoints", codePoints);
        Require.notNull("name", name);
        Require.notNull("keywords", keywords).forEach(keyword -> Require.notNull("each of keywords", keyword));
        Require.notNull("category", category);
        Require.atLeast(0, "sheetColumn", sheetColumn);
        Require.atLeast(0, "sheetRow", sheetRow);
        keywords = List.copyOf(keywords);
    }

    /** The caption's words: those of the name and of the keywords, each once. */
    public Set<String> words() {
        return words(name + " " + String.join(" ", keywords));
    }

    /** The different words of a text in their order: runs of letters a to z and digits, in small letters. */
    public static Set<String> words(String text) {
        return Arrays.stream(Require.notNull("text", text).toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
