package contrastive.kernel;

/** Javadoc as plain text, for the small window under the cursor. */
final class JavadocText {
    private JavadocText() {
    }

    static String of(String javadoc) {
        return javadoc
                .replaceAll("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}", "$1")
                .replaceAll("(?i)<p>|</?(?:ul|ol|dl|blockquote|pre|table|tr)>", "\n")
                .replaceAll("(?i)<li>", "\n- ")
                .replaceAll("<[^<>]+>", "")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
                .replaceAll("[ \t]*\n[ \t]*", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }
}
