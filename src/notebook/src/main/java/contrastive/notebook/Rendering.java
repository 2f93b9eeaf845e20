package contrastive.notebook;

import contrastive.exercise.Verdict;
import contrastive.plot.Drawing;
import contrastive.plot.Markup;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What a front end gets of a value, independent of the kernel that sends it.
 *
 * @param html null where the text says it all
 */
record Rendering(String html, String text, Optional<Drawing> picture) {

    private static final String PNG = "image/png";

    static Rendering of(String html, String text) {
        return new Rendering(html, text, Optional.empty());
    }

    static Rendering of(Drawing drawing) {
        return new Rendering(drawing.html(), drawing.sentence(), Optional.of(drawing));
    }

    /** The worked answer is folded, with styles inline: style sheets of Notebook 6 take the triangle away, and front ends strip ours. */
    static Rendering of(Verdict verdict) {
        String html = "<p role=\"status\"><strong>" + verdict.outcome().word() + "</strong> " + Markup.escape(verdict.sentence()) + "</p>";
        if (!verdict.workedAnswer().isEmpty()) {
            html += "<details><summary style=\"display:list-item;cursor:pointer;width:fit-content;padding:2px 10px;border:1px solid;"
                    + "border-radius:6px;list-style-position:inside\">Worked answer (click to open or close)</summary><p style=\"max-width:45em\">"
                    + Markup.escape(verdict.workedAnswer()).replaceAll("`([^`]*)`", "<code>$1</code>") + "</p></details>";
        }
        return of(html, verdict.toString());
    }

    /** Puts the text, and of the other forms those that are wanted, by media type. */
    void put(Predicate<String> wanted, BiConsumer<String, Object> data, BiConsumer<String, Object> metadata) {
        data.accept("text/plain", text);
        if (html != null && wanted.test("text/html")) {
            data.accept("text/html", html);
        }
        if (picture.isPresent() && wanted.test(PNG)) {
            data.accept(PNG, Base64.getEncoder().encodeToString(picture.get().png()));
            metadata.accept(PNG, Map.of("width", picture.get().width(), "height", picture.get().height(), "alt", text));
        }
    }
}
