package contrastive.plot;

import contrastive.data.Require;
import java.awt.Graphics2D;
import java.util.function.Consumer;

/** A picture that is painted by hand and has no live plot, such as one made of other pictures. */
public final class Still extends Drawing {

    private final Consumer<Graphics2D> painter;
    private final byte[] png;

    private Still(int width, int height, String sentence, Consumer<Graphics2D> painter) {
        super(sentence, width, height);
        this.painter = painter;
        png = Png.of(width, height, painter, Palette::of);
    }

    /**
     * Draws a picture at twice its shown size, on white, in its 256 most frequent colours.
     *
     * @param width shown, in pixels
     * @param height shown, in pixels
     * @param sentence what it shows, with its numbers
     * @param painter draws in coordinates of the shown size
     * @throws IllegalArgumentException if a length is below 1 or the sentence is blank
     */
    public static Still of(int width, int height, String sentence, Consumer<Graphics2D> painter) {
        Require.atLeast(1, "width", width);
        Require.atLeast(1, "height", height);
        if (Require.notNull("sentence", sentence).isBlank()) {
            throw new IllegalArgumentException("sentence must say what the picture shows, got \"" + sentence + "\"");
        }
        Require.notNull("painter", painter);
        Require.room("width", width, Png.SCALE * (long) width, Png.SCALE * (long) height);
        return new Still(width, height, sentence, painter);
    }

    @Override
    public String html() {
        return Bundle.html(this);
    }

    @Override
    void paint(Graphics2D graphics) {
        painter.accept(graphics);
    }

    @Override
    public byte[] png() {
        return png.clone();
    }
}
