package contrastive.plot;

import contrastive.data.Require;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** A picture that somebody draws by hand and that has no live plot, such as one made of other pictures. */
public final class Still implements Drawing {

    private static final int SCALE = 2;

    private final int width;
    private final int height;
    private final String sentence;
    private final byte[] png;

    private Still(int width, int height, String sentence, byte[] png) {
        this.width = width;
        this.height = height;
        this.sentence = sentence;
        this.png = png;
    }

    /**
     * Draws a picture at twice its shown size, on white, in the 256 colours that it has most of.
     *
     * @param width shown, in pixels
     * @param height shown, in pixels
     * @param sentence what it shows, with its numbers
     * @param painter draws with the shown size's coordinates
     * @throws IllegalArgumentException if a length is below 1 or the sentence is blank
     */
    public static Still of(int width, int height, String sentence, Consumer<Graphics2D> painter) {
        Require.atLeast(1, "width", width);
        Require.atLeast(1, "height", height);
        if (Require.notNull("sentence", sentence).isBlank()) {
            throw new IllegalArgumentException("sentence must say what the picture shows, got \"" + sentence + "\"");
        }
        Require.notNull("painter", painter);
        Require.room("width", width, SCALE * (long) width, SCALE * (long) height);
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(StaticPanel.TEXT);
        painter.accept(graphics);
        graphics.dispose();
        return new Still(width, height, sentence, Png.encode(image, Palette.of(image)));
    }

    @Override
    public String html() {
        return Bundle.html(this);
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** The sentence: what a console shows of a picture. */
    @Override
    public String toString() {
        return sentence;
    }
}
