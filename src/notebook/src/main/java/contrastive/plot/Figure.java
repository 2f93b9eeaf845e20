package contrastive.plot;

import contrastive.data.Require;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;

/** One chart, or several side by side (stacked where the page is narrow). The same charts always give the same bytes. */
public final class Figure extends Drawing {

    private static final int MOST_PANELS = 3;
    /** More points of one line would not be seen at the shown size. */
    private static final int MOST_POINTS = 200;
    private static final int DIGITS = 5;
    private static final int LINE_HEIGHT = 20;
    private static final int MARGIN = 8;
    /** A page of 390 pixels shows the names of rows at about 10 pixels. */
    private static final int WIDTH_WITH_ROWS = 440;

    private final String title;
    private final List<Chart> panels;
    private byte[] picture;

    private Figure(String title, List<Chart> panels, String sentence) {
        super(sentence, panels.size() > 1 ? 900 : panels.get(0).rows().isEmpty() ? 700 : WIDTH_WITH_ROWS,
                Math.max(title.isEmpty() ? 400 : 390, panels.stream().mapToInt(Chart::heightOfRows).max().orElseThrow()));
        this.title = title;
        this.panels = panels;
    }

    /**
     * A figure whose panels carry their own titles.
     *
     * @throws IllegalArgumentException when there are no charts or more than three, or a chart is one that
     *     {@link Chart#figure} refuses
     */
    public static Figure of(Chart... charts) {
        return titled("", charts);
    }

    /**
     * A figure with a finding that its panels show together.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Figure titled(String finding, Chart... charts) {
        Require.notNull("finding", finding);
        List<Chart> all = Arrays.asList(Require.notNull("charts", charts));
        all.forEach(chart -> Require.notNull("each of charts", chart));
        if (all.isEmpty() || all.size() > MOST_PANELS) {
            throw new IllegalArgumentException("a figure must have 1 to " + MOST_PANELS + " charts, got " + all.size());
        }
        List<Chart> panels = all.stream().map(chart -> chart.ready(MOST_POINTS, DIGITS)).toList();
        // from the charts as they came: a thinned line has lost count of its gaps
        String said = all.stream().map(Sentence::of).collect(Collectors.joining(" "));
        return new Figure(finding, panels, finding.isEmpty() ? said : Sentence.ended(finding) + " " + said);
    }

    @Override
    public String html() {
        return Bundle.html(this, this, null);
    }

    @Override
    public synchronized byte[] png() {
        if (picture == null) {
            picture = Png.of(width(), height(), this::paint, image -> Palette.of(panels));
        }
        return picture.clone();
    }

    /** The same figure with at most so many points per line, and numbers of so many digits. */
    Figure small(int mostPoints, int digits) {
        return new Figure(title, panels.stream().map(panel -> panel.ready(mostPoints, digits)).toList(), sentence());
    }

    /** The same figures, each of whose panels spans what that panel spans in any of them: from one to the next only the curves move. */
    static List<Figure> onOneScale(List<Figure> figures) {
        return figures.stream().map(figure -> new Figure(figure.title, IntStream.range(0, figure.panels.size())
                .mapToObj(i -> spanning(figure.panels.get(i), figures.stream().map(other -> other.panels.get(i)).toList())).toList(), figure.sentence())).toList();
    }

    private static Chart spanning(Chart panel, List<Chart> all) {
        // the length of a bar is read from 0
        DoubleStream floor = panel.bars().isEmpty() || panel.y().logarithmic() ? DoubleStream.empty() : DoubleStream.of(0);
        return panel.spanning(Extent.of(all.stream().map(Chart::width).flatMapToDouble(Extent::both)),
                Extent.of(DoubleStream.concat(floor, all.stream().map(Chart::height).flatMapToDouble(Extent::both))));
    }

    String title() {
        return title;
    }

    List<Chart> panels() {
        return panels;
    }

    @Override
    void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        int top = title.isEmpty() ? 0 : paintTitle(graphics);
        List<JFreeChart> charts = panels.stream().map(StaticPanel::of).toList();
        double width = (double) width() / charts.size();
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).draw(graphics, new Rectangle2D.Double(i * width, top, width, height() - top));
        }
    }

    /** Paints the title on as many lines as it needs, and returns where they end. */
    private int paintTitle(Graphics2D graphics) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        int bottom = LINE_HEIGHT;
        String line = "";
        for (String word : title.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && graphics.getFontMetrics().stringWidth(longer) > width() - 2 * MARGIN) {
                graphics.drawString(line, MARGIN, bottom);
                bottom += LINE_HEIGHT;
                longer = word;
            }
            line = longer;
        }
        graphics.drawString(line, MARGIN, bottom);
        return bottom + MARGIN;
    }
}
