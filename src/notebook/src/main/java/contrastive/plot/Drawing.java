package contrastive.plot;

import contrastive.data.Require;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Something that a notebook shows as a picture, where scripts run mostly as a live plot, and as a sentence. */
public abstract sealed class Drawing permits Figure, Explorer, Still, TablesawFigure {

    private final String sentence;
    private final int width;
    private final int height;

    Drawing(String sentence, int width, int height) {
        this.sentence = sentence;
        this.width = width;
        this.height = height;
    }

    /**
     * A division with the picture in it and, unless it is a {@link Still}, a script that puts the live plot in its place; needs nothing
     * else of its page.
     */
    public abstract String html();

    /** The static picture, at twice the shown size; a copy. */
    public abstract byte[] png();

    /** Paints the picture in coordinates of the shown size. */
    abstract void paint(Graphics2D graphics);

    /** What the drawing shows, with its numbers, made from the data. */
    public String sentence() {
        return sentence;
    }

    /** Shown width of the picture in pixels. */
    public int width() {
        return width;
    }

    /** Shown height of the picture in pixels. */
    public int height() {
        return height;
    }

    /**
     * Writes the picture to a file, in place of one that is there: as pixels at twice the shown size, or as SVG, which is sharp at any size.
     *
     * @param file a name that ends in ".png" or ".svg"; relative to the folder of the notebook
     * @return where it went
     * @throws IllegalArgumentException if the name is no file's or has another ending
     * @throws UncheckedIOException if the file cannot be written
     */
    public Path save(String file) {
        boolean asPixels = Require.notNull("file", file).endsWith(".png");
        if (!asPixels && !file.endsWith(".svg")) {
            throw new IllegalArgumentException("file must be a name that ends in .png or .svg, got \"" + file + "\"");
        }
        Path path = path(file);
        try {
            return Files.write(path, asPixels ? png() : Svg.of(width, height, this::paint).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path + ": " + e, e);
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("file must be the name of a file, got \"" + file + "\": " + e.getReason(), e);
        }
    }

    /** The sentence: what a console shows of a drawing. */
    @Override
    public String toString() {
        return sentence;
    }
}
