package contrastive.plot;

/** Something that a notebook shows as a picture, where scripts run mostly as a live plot, and as a sentence. */
public abstract sealed class Drawing permits Figure, Explorer, Still {

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

    /** The sentence: what a console shows of a drawing. */
    @Override
    public String toString() {
        return sentence;
    }
}
