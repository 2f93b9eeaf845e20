package contrastive.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.plotly.components.Axis.Type;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * The live rendering of one chart: Tablesaw's figure, and the texts and scales that it would distort.
 *
 * <p>Numbers, dashes, markers and the kind of axis go through Tablesaw. Names and titles do not: it escapes them for html inside a
 * script, drops backslashes, and writes titles in a form that newer Plotly versions ignore.
 */
final class LivePanel {

    /**
     * A trace with its name (empty when it is not in the legend) and its numbers. It is built only when it is written: Tablesaw sets up
     * a template engine for every trace, and an explorer compares the numbers of hundreds.
     */
    record Part(String name, double[] xs, double[] ys, Drawn drawn) {}

    /** How Tablesaw draws a part; a type of its own, so that what only reads the numbers does not reach Tablesaw. */
    @FunctionalInterface
    interface Drawn {
        Trace trace();
    }

    /** Up to this ratio Plotly's own labels, evenly spaced, are enough, and 1, 2, 5 could be a single one; beyond it they run into each other. */
    private static final double NEARLY_A_DECADE = 7.5;

    private final Chart chart;
    private final List<Part> parts = new ArrayList<>();

    LivePanel(Chart chart) {
        this.chart = chart;
        // the trace of a heat map must come first: Tablesaw calls it trace0 wherever it stands
        chart.heat().ifPresent(this::add);
        chart.drawnLayers().stream().filter(layer -> !(layer instanceof Layer.Heat)).forEach(this::add);
    }

    /** A javascript function of (Plotly, document) that hands its traces and layout to Plotly.newPlot. */
    String function() {
        Layout layout = Layout.builder().xAxis(axis(chart.x())).yAxis(axis(chart.y())).build();
        Trace[] traces = parts.stream().map(part -> part.drawn().trace()).toArray(Trace[]::new);
        String script = new tech.tablesaw.plotly.components.Figure(layout, traces).asJavascript("panel");
        String body = script.replace("<script>", "").replace("</script>", "").replaceAll("\\s*\\R\\s*", "\n").strip();
        return "function(Plotly,document){" + body + "}";
    }

    /** What the page's script adds to the traces and the layout. */
    Map<String, Object> texts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("title", chart.title());
        texts.put("x", chart.x().title());
        texts.put("y", chart.y().title());
        texts.put("names", parts.stream().map(Part::name).toList());
        texts.put("xTicks", ticks(chart.x(), chart.width()));
        texts.put("yTicks", chart.rows().isEmpty() ? ticks(chart.y(), chart.height()) : named(chart));
        chart.bars().stream().findFirst().ifPresent(bars -> texts.put("ticks", bars.names()));
        chart.heat().ifPresent(heat -> texts.put("scale", Cividis.plotly()));
        return texts;
    }

    /** How a logarithmic axis is labelled: Plotly would write the digits between powers of ten small. */
    private static Map<String, Object> ticks(Axis axis, Extent extent) {
        Map<String, Object> ticks = new LinkedHashMap<>();
        if (axis.fixed() != null) {
            double unit = axis.logarithmic() ? Math.log(10) : 1;
            ticks.put("range", axis.ends().both().map(end -> Numbers.rounded(end / unit, 5)).boxed().toList());
        }
        double ratio = extent.greatest() / extent.least();
        if (!axis.logarithmic() || ratio > 1e8) {
            return ticks;
        } else if (ratio > 300) {
            ticks.put("dtick", 1);
            return ticks;
        }
        ticks.put("tickformat", "~g");
        if (ratio > NEARLY_A_DECADE) {
            ticks.put("dtick", "D2");
        } else if (ratio < 1.01 && axis.fixed() == null) {
            // a line that stays where it is: Plotly would show a decade on either side, with a label for each digit
            ticks.put("range", List.of(Math.log10(extent.least() / 2), Math.log10(extent.greatest() * 2)));
        }
        return ticks;
    }

    /** The names of rows at their places, from the top down. */
    private static Map<String, Object> named(Chart chart) {
        Map<String, Object> ticks = new LinkedHashMap<>();
        ticks.put("range", List.of(chart.height().greatest(), chart.height().least()));
        ticks.put("tickvals", IntStream.range(0, chart.rows().size()).toArray());
        // Plotly reads its texts as a kind of html, which knows no &quot;
        ticks.put("ticktext", chart.rows().stream().map(name -> name.replace("&", "&amp;").replace("<", "&lt;")).toList());
        ticks.put("tickfont", Map.of("size", 11));
        return ticks;
    }

    List<Part> parts() {
        return parts;
    }

    private void add(Layer layer) {
        if (layer instanceof Layer.Band band) {
            add("", band.xs(), band.low(), () -> line(band.xs(), band.low(), Line.builder().width(0).build()).showLegend(false).build());
            add(band.label(), band.xs(), band.high(), () -> line(band.xs(), band.high(), Line.builder().width(0).build())
                    .fill(ScatterTrace.Fill.TO_NEXT_Y).fillColor(band.ink().colour() + "40").build());
        } else if (layer instanceof Layer.Bars bars) {
            double[] places = IntStream.range(0, bars.names().length).asDoubleStream().toArray();
            add(bars.label(), places, bars.ys(), () -> BarTrace.builder(boxed(places), bars.ys())
                    .marker(Marker.builder().color(bars.ink().colour()).build()).build());
        } else if (layer instanceof Layer.Heat heat) {
            add(heat.label(), heat.xs(), heat.ys(), () -> HeatmapTrace.builder(boxed(heat.xs()), boxed(heat.ys()), heat.z()).build());
        } else if (layer instanceof Layer.Points points) {
            add(points.label(), points.xs(), points.ys(),
                    () -> scatter(points.xs(), points.ys()).mode(ScatterTrace.Mode.MARKERS).marker(marker(points, 8)).build());
        } else if (layer instanceof Layer.Curve curve) {
            if (chart.heat().isPresent()) {
                add("", layer.xs(), layer.ys(), () -> line(layer.xs(), layer.ys(), Line.builder().color("#FFFFFF").width(5).build())
                        .showLegend(false).build());
            }
            add(layer.label(), layer.xs(), layer.ys(), () -> curve(curve));
        }
    }

    private static Trace curve(Layer.Curve curve) {
        Layer.Curve.Look look = curve.look();
        Line line = Line.builder().color(curve.ink().colour()).dash(look.dash()).width(look.width()).simplify(false).build();
        return look.marked()
                ? scatter(curve.xs(), curve.ys()).mode(ScatterTrace.Mode.LINE_AND_MARKERS).line(line).marker(marker(curve, 7)).build()
                : line(curve.xs(), curve.ys(), line).build();
    }

    private static Marker marker(Layer layer, int size) {
        return Marker.builder().color(layer.ink().colour()).symbol(layer.ink().marker()).size(size).build();
    }

    private static ScatterTrace.ScatterBuilder line(double[] x, double[] y, Line line) {
        return scatter(x, y).mode(ScatterTrace.Mode.LINE).line(line);
    }

    private void add(String name, double[] xs, double[] ys, Drawn drawn) {
        parts.add(new Part(name, xs, ys, drawn));
    }

    private static ScatterTrace.ScatterBuilder scatter(double[] x, double[] y) {
        return ScatterTrace.builder(DoubleColumn.create("x", x), DoubleColumn.create("y", y));
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    private static tech.tablesaw.plotly.components.Axis axis(Axis axis) {
        return tech.tablesaw.plotly.components.Axis.builder().type(axis.logarithmic() ? Type.LOG : Type.LINEAR).build();
    }
}
