package contrastive.notebook;

import java.util.Base64;
import java.util.Optional;

/** What a front end gets of a value: html, a text, and perhaps a picture. Independent of the kernel that sends it. */
record Rendering(String html, String text, Optional<Picture> picture) {

    /** A PNG with its shown size in pixels and its alternative text. */
    record Picture(byte[] png, int width, int height, String alt) {
        String base64() {
            return Base64.getEncoder().encodeToString(png);
        }
    }

    static Rendering of(String html, String text) {
        return new Rendering(html, text, Optional.empty());
    }
}
