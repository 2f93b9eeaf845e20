package contrastive.plot;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One chart, or several side by side (stacked where the page is narrow). The same charts always give the same bytes. */
public final class Figure implements Drawing {

    private static final int MOST_PANELS = 3;

    private final String title;
    private final List<Chart> panels;
    private final String sentence;
    private byte[] picture;

    private Figure(String title, List<Chart> panels, String sentence) {
        this.title = title;
        this.panels = panels;
        this.sentence = sentence;
    }

    private static Figure prepared(String title, List<Chart> charts) {
        if (charts.isEmpty() || charts.size() > MOST_PANELS) {
            throw new IllegalArgumentException("a figure must have 1 to " + MOST_PANELS + " charts, got " + charts.size());
        }
        List<Chart> panels = charts.stream().map(Preparation::ready).toList();
        // of the data as they came: a thinned line has lost count of its gaps
        String said = charts.stream().map(Sentence::of).collect(Collectors.joining(" "));
        return new Figure(title, panels, title.isEmpty() ? said : Sentence.ended(title) + " " + said);
    }

    private static List<Chart> all(Chart[] charts) {
        List<Chart> all = Arrays.asList(Require.notNull("charts", charts));
        all.forEach(chart -> Require.notNull("each of charts", chart));
        return all;
    }

    /**
     * A figure whose panels carry their own titles.
     *
     * @throws IllegalArgumentException when there are no charts or more than three, or a chart is one that
     *     {@link Chart#figure} refuses
     */
    public static Figure of(Chart... charts) {
        return prepared("", all(charts));
    }

    /**
     * A figure with a finding that its panels show together.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Figure titled(String finding, Chart... charts) {
        return prepared(Require.notNull("finding", finding), all(charts));
    }

    @Override
    public String html() {
        return Bundle.html(this);
    }

    @Override
    public synchronized byte[] png() {
        if (picture == null) {
            picture = Picture.png(this);
        }
        return picture.clone();
    }

    @Override
    public String sentence() {
        return sentence;
    }

    @Override
    public int width() {
        return panels.size() == 1 ? 700 : 900;
    }

    @Override
    public int height() {
        return title.isEmpty() ? 400 : 390;
    }

    /** The sentence: what a console shows of a figure. */
    @Override
    public String toString() {
        return sentence();
    }

    /** The same figure with at most so many points a line, and numbers of so many digits. */
    Figure small(int mostPoints, int digits) {
        return new Figure(title, panels.stream().map(panel -> Preparation.ready(panel, mostPoints, digits)).toList(), sentence);
    }

    String title() {
        return title;
    }

    List<Chart> panels() {
        return panels;
    }
}
