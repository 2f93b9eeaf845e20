package contrastive.kernel.help;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Javadoc as plain text, for the small window under the cursor. */
final class JavadocText {
    private static final Pattern IN_BRACES = Pattern.compile("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}");

    // between other marks, as in 1 <= r <= d, there is text
    private static final String TAG = "(?i)</?(?:a|b|big|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|font|h\\d|hr|i|img|ins|kbd"
            + "|li|ol|p|pre|q|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)(?:\\s+[\\w-]+\\s*=[^<>]*|\\s*/?)>";

    private JavadocText() {
    }

    static String of(String javadoc) {
        return IN_BRACES.matcher(javadoc).replaceAll(JavadocText::withoutMarkup)
                .replaceAll("(?i)<p>|</?(?:ul|ol|dl|blockquote|pre|table|tr)>", "\n")
                .replaceAll("(?i)<li>", "\n- ").replaceAll(TAG, "")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
                .replaceAll("[ \t]*\n[ \t]*", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    // what stands in braces is no markup: List<String> keeps its bracket
    private static String withoutMarkup(MatchResult tag) {
        return Matcher.quoteReplacement(tag.group(1).replaceFirst("^#", "").replace("<", "&lt;").replace(">", "&gt;"));
    }
}
