package contrastive.plot;

import com.fasterxml.jackson.annotation.JsonInclude;
import contrastive.data.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the script of an explorer reads: its controls, and each figure as the differences from the one shown at first.
 *
 * @param figures one for each setting; the last control changes fastest
 */
record Settings(List<Control> controls, List<FigureChange> figures) {

    private static final int DIGITS = 4;
    /** Of the 150 kB of a figure; the picture is in the html and once more beside it. */
    private static final int MOST_BYTES = 140_000;
    private static final int[] POINTS = {120, 90, 70, 50, 36, 24};

    private record Control(String name, List<String> values, int start) {}

    private record FigureChange(String sentence, String title, List<PanelChange> panels) {}

    private record PanelChange(String title, List<TraceChange> traces) {}

    /** Null where nothing changes. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record TraceChange(List<Number> x, List<Number> y, String name) {}

    /** The html of an explorer, with as many points of each line as fit. */
    static String html(List<Explorer.Control> controls, List<Figure> figures, int position) {
        Figure shown = figures.get(position);
        List<Control> named = controls.stream().map(control -> new Control(control.name(),
                Arrays.stream(control.values()).mapToObj(value -> Digits.text(value, DIGITS)).toList(), control.start())).toList();
        int bytes = 0;
        for (int points : POINTS) {
            List<Figure> small = figures.stream().map(figure -> figure.small(points, DIGITS)).toList();
            Figure start = small.get(position);
            String html = Bundle.html(shown, start, new Settings(named, small.stream().map(figure -> change(figure, start)).toList()));
            bytes = html.length() + shown.png().length * 4 / 3;
            if (bytes <= MOST_BYTES) {
                return html;
            }
        }
        throw new IllegalArgumentException("showing must give figures of at most " + MOST_BYTES + " bytes together, got " + bytes + " in "
                + figures.size() + " figures: use fewer values, lines or panels");
    }

    private static FigureChange change(Figure figure, Figure start) {
        return new FigureChange(figure.sentence(), figure.title(), IntStream.range(0, figure.panels().size())
                .mapToObj(i -> change(figure.panels().get(i), start.panels().get(i))).toList());
    }

    private static PanelChange change(Chart chart, Chart start) {
        if (chart.heat().isPresent() || !chart.rows().isEmpty()) {
            throw new IllegalArgumentException("showing must give lines, points, bands or bars for an explorer to switch; \""
                    + chart.title() + (chart.heat().isPresent() ? "\" is a heat map" : "\" has named rows"));
        }
        List<LivePanel.Part> parts = new LivePanel(chart).parts();
        List<LivePanel.Part> first = new LivePanel(start).parts();
        requireSame("lines", parts.size(), first.size());
        return new PanelChange(chart.title(),
                IntStream.range(0, parts.size()).mapToObj(i -> change(parts.get(i), first.get(i))).toList());
    }

    private static TraceChange change(LivePanel.Part part, LivePanel.Part start) {
        return new TraceChange(change(part.xs(), start.xs()), change(part.ys(), start.ys()),
                part.name().equals(start.name()) ? null : part.name());
    }

    /** With null for what is infinite or NaN: JSON has no word for it. */
    private static List<Number> change(double[] values, double[] start) {
        return Arrays.equals(values, start) ? null
                : Arrays.stream(values).<Number>mapToObj(value -> !Double.isFinite(value) ? null
                        : value == Math.rint(value) && Math.abs(value) < 1e9 ? (Number) (long) value : (Number) value).toList();
    }

    static void requireSame(String what, int count, int expected) {
        if (count != expected) {
            throw new IllegalArgumentException("every figure that showing gives for an explorer must have the same number of " + what
                    + " as the one shown at first, " + expected + ", got " + count);
        }
    }
}
