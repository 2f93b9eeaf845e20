package contrastive.site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns text with formulas into plain text, for a page's title and description and for the list of chapters. */
final class PlainText {

    private static final int LONGEST_DESCRIPTION = 160;
    private static final int SHORTEST_DESCRIPTION = 70;
    private static final Pattern SENTENCE_END = Pattern.compile("[.?!](?= )");
    private static final Pattern FORMULA = Pattern.compile("\\$+([^$]+)\\$+");
    /** What only spaces a formula or sets its letters. */
    private static final Pattern LAYOUT = Pattern.compile("\\\\(?:[,;!: ]|(?:mathrm|operatorname|text|left|right|big|Big|displaystyle)\\b)");
    /** No key begins another, so their order does not matter. */
    private static final Map<String, String> SIGNS = Map.of("\\kappa", "\u03ba", "\\tau", "\u03c4", "\\sigma", "\u03c3", "\\xi", "\u03be",
            "\\infty", "\u221e", "\\sqrt", "\u221a", "\\ge", "\u2265", "\\le", "\u2264", "^2", "\u00b2");

    private PlainText() {}

    /** The same text, with short formulas written in letters and Unicode signs. */
    static String of(String text) {
        return FORMULA.matcher(text).replaceAll(formula -> Matcher.quoteReplacement(spelt(formula.group(1))))
                .replaceAll("\\s+", " ").strip();
    }

    private static String spelt(String formula) {
        String spelt = LAYOUT.matcher(formula).replaceAll(" ");
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            spelt = spelt.replace(sign.getKey(), sign.getValue());
        }
        return spelt.replaceAll("[\\\\{}_]", "");
    }

    /** As many of the first sentences as search engines show; if they are very short, the next one is cut at a word. */
    static String description(String paragraph) {
        String text = of(paragraph);
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = -1;
        Matcher sentence = SENTENCE_END.matcher(text);
        while (sentence.find() && sentence.start() < LONGEST_DESCRIPTION) {
            end = sentence.start() + 1;
        }
        return end >= SHORTEST_DESCRIPTION ? text.substring(0, end) : text.substring(0, text.lastIndexOf(' ', LONGEST_DESCRIPTION - 1)) + "\u2026";
    }
}
