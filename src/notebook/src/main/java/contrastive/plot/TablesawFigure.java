package contrastive.plot;

import contrastive.data.Require;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A figure made with Tablesaw's own classes: its live plot is what Tablesaw writes, its picture is drawn from the numbers of its lines,
 * points and bars. Of other kinds the picture says in words what the live plot shows.
 */
public final class TablesawFigure extends Drawing {

    private static final Pattern SCRIPT = Pattern.compile("(?s)<script>((?:(?!</script>).)*Plotly\\.newPlot(?:(?!</script>).)*)</script>");
    private static final Pattern TRACE = Pattern.compile("(?s)var trace\\d+ =\\s*\\{(.*?)\\n\\};");
    private static final Pattern ITEM = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s\"]+)");
    private static final int MOST_TRACES = 6;

    private final String script;
    private final Drawing still;

    private TablesawFigure(String script, Drawing still) {
        super(still.sentence(), still.width(), still.height());
        this.script = script;
        this.still = still;
    }

    /** @throws IllegalArgumentException if figure is missing */
    public static TablesawFigure of(tech.tablesaw.plotly.components.Figure figure) {
        return ofPage(Require.notNull("figure", figure).asJavascript("panel"));
    }

    /** The same from a page that Tablesaw has written around its script. */
    public static TablesawFigure ofPage(String page) {
        Matcher found = SCRIPT.matcher(Require.notNull("page", page));
        if (!found.find()) {
            throw new IllegalArgumentException("page must have a script of Tablesaw's that draws a plot, got none");
        }
        String script = found.group(1).replaceAll("\\s*\\R\\s*", "\n").strip();
        return new TablesawFigure(script, still(script));
    }

    private static Drawing still(String script) {
        List<String> traces = TRACE.matcher(script).results().map(found -> found.group(1)).toList();
        String layout = script.substring(0, Math.max(0, script.indexOf("var trace")));
        Chart chart = Chart.titled(text(layout, "title")).axes(axis(layout, "xaxis"), axis(layout, "yaxis"));
        Set<String> kinds = new LinkedHashSet<>();
        try {
            for (int i = 0; i < Math.min(MOST_TRACES, traces.size()); i++) {
                kinds.add(text(traces.get(i), "type"));
                chart = with(chart, traces.get(i), i);
            }
            return chart.figure();
        } catch (IllegalArgumentException noneOfOurs) {
            String sentence = Sentence.ended((text(layout, "title") + " A Tablesaw plot of kind " + String.join(", ", kinds)
                    + "; it is drawn where scripts run").strip());
            return Still.of(700, 80, sentence, graphics -> graphics.drawString(sentence, 10, 40));
        }
    }

    private static Chart with(Chart chart, String trace, int place) {
        String label = text(trace, "name").isEmpty() ? "trace " + (place + 1) : text(trace, "name");
        String mode = text(trace, "mode");
        String kind = text(trace, "type");
        double[] ys = numbers(trace, "y");
        if (kind.equals("bar")) {
            Table bars = Table.create(label, StringColumn.create("x", items(trace, "x")), DoubleColumn.create("y", ys));
            return chart.bars(label, bars, "x", "y", Ink.setting(place));
        } else if (!kind.equals("scatter") && !kind.equals("scattergl")) {
            throw new IllegalArgumentException("trace must be of lines, points or bars, got " + kind);
        }
        Table points = Table.create(label, DoubleColumn.create("x", numbers(trace, "x")), DoubleColumn.create("y", ys));
        Chart lined = mode.contains("lines") ? chart.line(label, points, "x", "y", Ink.setting(place)) : chart;
        return mode.contains("markers") ? lined.points(label, points, "x", "y", Ink.setting(place)) : lined;
    }

    private static String axis(String layout, String which) {
        int from = layout.indexOf(which + ": {");
        return from < 0 ? "" : text(layout.substring(from), "title");
    }

    /** Tablesaw writes these characters as html, wherever they stand. */
    private static String text(String script, String name) {
        Matcher found = Pattern.compile("\\b" + name + ": '(.*)'").matcher(script);
        return !found.find() ? "" : found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static List<String> items(String trace, String name) {
        Matcher found = Pattern.compile("(?m)^" + name + ": \\[(.*)\\],$").matcher(trace);
        return found.find() ? ITEM.matcher(found.group(1)).results().map(item -> item.group(1) != null ? item.group(1) : item.group(2)).toList()
                : List.of();
    }

    private static double[] numbers(String trace, String name) {
        // what is missing, "null" or "NaN", leaves a gap; a word is no number, and refuses the trace
        return items(trace, name).stream().mapToDouble(item -> item.equals("null") ? Double.NaN : Double.parseDouble(item)).toArray();
    }

    @Override
    public String html() {
        String layout = script.substring(0, Math.max(0, script.indexOf("var trace")));
        List<String> names = TRACE.matcher(script).results().map(found -> text(found.group(1), "name")).toList();
        // in one order: that of Map.of changes from one JVM to the next
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("title", text(layout, "title"));
        texts.put("x", axis(layout, "xaxis"));
        texts.put("y", axis(layout, "yaxis"));
        texts.put("names", names);
        texts.put("xTicks", Map.of());
        texts.put("yTicks", Map.of());
        // the page writes the titles, or Plotly would write that of the plot once more, across the legend
        String untitled = script.replaceAll("(?m)^title: '.*',$", "title: '',");
        return Bundle.html(this, "[function(Plotly,document){" + untitled + "}]," + Markup.script(List.of(texts)) + ",\"\",null");
    }

    @Override
    void paint(Graphics2D graphics) {
        still.paint(graphics);
    }

    @Override
    public byte[] png() {
        return still.png();
    }
}
