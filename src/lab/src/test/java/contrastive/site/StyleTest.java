package contrastive.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text stands out on what it is written on, by the web content accessibility guidelines' 4.5 to 1, on light and on dark pages. */
class StyleTest {

    private static final List<String> WRITTEN = List.of("text", "muted", "link", "good", "bad", "keyword", "string", "number", "type", "comment");
    private static final double LEAST = 4.5;

    @Test
    void onALightPage() throws IOException {
        assertStandsOut(colours("light"));
    }

    @Test
    void onADarkPage() throws IOException {
        assertStandsOut(colours("dark"));
    }

    private static void assertStandsOut(Map<String, String> colours) {
        for (String name : WRITTEN) {
            for (String under : List.of("page", "panel")) {
                assertThat(contrast(colours.get(name), colours.get(under))).as("--" + name + " on --" + under).isGreaterThanOrEqualTo(LEAST);
            }
        }
        // the button is written in the page's colour
        assertThat(contrast(colours.get("page"), colours.get("link"))).isGreaterThanOrEqualTo(LEAST);
    }

    /** The style's first block is the light scheme; the dark one changes it. */
    private static Map<String, String> colours(String scheme) throws IOException {
        try (InputStream in = StyleTest.class.getResourceAsStream("site.css")) {
            String style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int dark = style.indexOf("prefers-color-scheme: dark");
            Map<String, String> colours = new HashMap<>(variables(style.substring(0, dark)));
            if (scheme.equals("dark")) {
                colours.putAll(variables(style.substring(dark, style.indexOf("box-sizing"))));
            }
            return colours;
        }
    }

    private static Map<String, String> variables(String style) {
        Map<String, String> found = new HashMap<>();
        Pattern.compile("--(\\w+): (#[0-9a-f]{6})").matcher(style).results()
                .forEach(match -> found.put(match.group(1), match.group(2)));
        return found;
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        double[] parts = Arrays.stream(new int[] {1, 3, 5}).mapToDouble(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
                .map(share -> share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4)).toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
