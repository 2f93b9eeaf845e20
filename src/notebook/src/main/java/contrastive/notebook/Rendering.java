package contrastive.notebook;

import contrastive.plot.Drawing;
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
