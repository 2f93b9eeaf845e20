package contrastive.plot;

import contrastive.data.Digits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The figures of an explorer, written into a page as the differences from the one shown at first. */
final class Settings {

    private static final int DIGITS = 4;
    /** Of the 150 kB of a figure; the picture is in the html and once more beside it. */
    private static final int MOST_BYTES = 140_000;
    private static final int[] POINTS = {120, 90, 70, 50, 36, 24};

    private Settings() {}

    /** Uses as many points of each line as fit. */
    static String html(List<Explorer.Control> controls, List<Figure> figures, int position) {
        Figure shown = figures.get(position);
        int bytes = 0;
        for (int points : POINTS) {
            List<Figure> small = figures.stream().map(figure -> figure.small(points, DIGITS)).toList();
            String html = Bundle.html(shown, small.get(position), settings(controls, small, small.get(position)));
            bytes = html.length() + shown.png().length * 4 / 3;
            if (bytes <= MOST_BYTES) {
                return html;
            }
        }
        throw new IllegalArgumentException("the " + figures.size() + " figures of showing take " + bytes + " bytes, at most "
                + MOST_BYTES + " fit: take fewer values, lines or panels");
    }

    private static Map<String, Object> settings(List<Explorer.Control> controls, List<Figure> figures, Figure start) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("controls", controls.stream().map(Settings::control).toList());
        settings.put("figures", figures.stream().map(figure -> differences(figure, start)).toList());
        return settings;
    }

    /** In a map with an order: the same explorer must give the same bytes. */
    private static Map<String, Object> control(Explorer.Control control) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", control.name());
        map.put("values", Arrays.stream(control.values()).mapToObj(value -> Digits.text(value, DIGITS)).toList());
        map.put("start", control.start());
        return map;
    }

    private static Map<String, Object> differences(Figure figure, Figure start) {
        Map<String, Object> differences = new LinkedHashMap<>();
        differences.put("sentence", figure.sentence());
        differences.put("title", figure.title());
        List<Object> panels = new ArrayList<>();
        for (int i = 0; i < requireSame("panels", figure.panels().size(), start.panels().size()); i++) {
            panels.add(differences(figure.panels().get(i), start.panels().get(i)));
        }
        differences.put("panels", panels);
        return differences;
    }

    private static Map<String, Object> differences(Chart chart, Chart start) {
        if (chart.heat().isPresent()) {
            throw new IllegalArgumentException("showing must give lines, points, bands or bars for an explorer to switch; \"" + chart.title() + "\" is a heat map");
        }
        List<LivePanel.Part> parts = new LivePanel(chart).parts();
        List<LivePanel.Part> first = new LivePanel(start).parts();
        requireSame("lines", parts.size(), first.size());
        Map<String, Object> differences = new LinkedHashMap<>();
        differences.put("title", chart.title());
        differences.put("traces", IntStream.range(0, parts.size()).mapToObj(i -> differences(parts.get(i), first.get(i))).toList());
        return differences;
    }

    private static Map<String, Object> differences(LivePanel.Part part, LivePanel.Part start) {
        Map<String, Object> differences = new LinkedHashMap<>();
        putNumbers(differences, "x", part.xs(), start.xs());
        putNumbers(differences, "y", part.ys(), start.ys());
        if (!part.name().equals(start.name())) {
            differences.put("name", part.name());
        }
        return differences;
    }

    private static void putNumbers(Map<String, Object> trace, String name, double[] values, double[] start) {
        if (!Arrays.equals(values, start)) {
            // JSON has no word for NaN
            trace.put(name, Arrays.stream(values).mapToObj(value -> Double.isFinite(value) ? shortest(value) : null).toList());
        }
    }

    private static Number shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? (Number) (long) value : (Number) value;
    }

    private static int requireSame(String what, int count, int expected) {
        if (count != expected) {
            throw new IllegalArgumentException("every figure that showing gives for an explorer must have the same number of " + what
                    + " as the one shown at first, " + expected + ", got " + count);
        }
        return count;
    }
}
