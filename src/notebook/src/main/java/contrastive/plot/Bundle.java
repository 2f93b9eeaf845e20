package contrastive.plot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The html of a drawing: the picture, and the script that puts a live plot in its place. */
final class Bundle {

    /** The script of every drawing, without comments and needless blanks: no output may depend on another. */
    static final String SCRIPT = script("live.js");
    /** What the script of an explorer adds. */
    static final String EXPLORER_SCRIPT = script("explorer.js");
    /** What the script of a figure with named rows adds. */
    private static final String ROWS_SCRIPT = script("rows.js");

    private Bundle() {}

    /**
     * @param figure the picture and the sentence
     * @param start what the live plot shows at first: the same, of fewer points
     * @param settings what an explorer's controls switch between; null without controls
     */
    static String html(Figure figure, Figure start, Settings settings) {
        String after = settings != null ? bound(EXPLORER_SCRIPT, settings)
                : start.panels().stream().allMatch(panel -> panel.rows().isEmpty()) ? "null"
                : bound(ROWS_SCRIPT, start.panels().stream().map(Chart::heightOfRows).toList());
        List<LivePanel> panels = start.panels().stream().map(LivePanel::new).toList();
        String functions = panels.stream().map(LivePanel::function).collect(Collectors.joining(",", "[", "]"));
        String texts = Markup.script(panels.stream().map(LivePanel::texts).toList());
        return html(figure, functions + "," + texts + "," + Markup.script(figure.title()) + "," + after);
    }

    /** What the script of every drawing calls with its live plots, once they are there. */
    private static String bound(String script, Object data) {
        return "(" + script + ").bind(null," + Markup.script(data) + ")";
    }

    /** @param data what the script of every drawing takes after the key */
    static String html(Drawing drawing, String data) {
        String key = key(data + drawing.sentence());
        return picture(key, drawing) + "\n"
                + "<script>(" + SCRIPT + ")(\"" + key + "\"," + data + ");</script>";
    }

    /** A picture alone, without a script. */
    static String html(Still still) {
        return picture(key(still.sentence()), still);
    }

    private static String picture(String key, Drawing drawing) {
        return "<div data-figure=\"" + key + "\">"
                + "<img alt=\"" + Markup.escape(drawing.sentence()) + "\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(drawing.png()) + "\" width=\"" + drawing.width()
                + "\" style=\"max-width:100%;height:auto\"></div>";
    }

    /** Found by its content: no counter, no random number, so a second run writes the same. */
    private static String key(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String script(String name) {
        try (InputStream in = Bundle.class.getResourceAsStream(name)) {
            String code = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.strip().startsWith("//"))
                    .collect(Collectors.joining("\n"));
            // blanks next to punctuation, but not those in quotes, nor next to signs: a + +b is not a++b
            return Pattern.compile("'[^']*'|\\s*([^\\w\\s'+-])\\s*|\\s+").matcher(code.strip()).replaceAll(match ->
                    Matcher.quoteReplacement(match.group(1) != null ? match.group(1) : match.group().isBlank() ? " " : match.group()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
