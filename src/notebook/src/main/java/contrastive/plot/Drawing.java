package contrastive.plot;

/** Something that a notebook shows as a picture, where scripts run mostly as a live plot, and as a sentence. */
public sealed interface Drawing permits Figure, Explorer, Still {

    /**
     * A division with the picture in it and, unless it is a {@link Still}, a script that puts the live plot in its place; needs nothing
     * else of its page.
     */
    String html();

    /** The static picture, at twice the shown size; not shared with other callers. */
    byte[] png();

    /** What the drawing shows, with its numbers, made from the data. */
    String sentence();

    /** Shown width of the picture in pixels. */
    int width();

    /** Shown height of the picture in pixels. */
    int height();
}
