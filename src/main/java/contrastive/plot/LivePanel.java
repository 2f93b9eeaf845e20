package contrastive.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The live rendering of one chart: Tablesaw's figure, and beside it the texts and scales that it would garble.
 *
 * <p>Numbers, dashes, markers and the kind of axis go through Tablesaw. Names and titles do not: it escapes them for html where
 * a script wants none, drops backslashes, and writes titles in a form that newer Plotly versions ignore.
 */
final class LivePanel {

    private final Chart chart;
    private final List<Trace> traces = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    LivePanel(Chart chart) {
        this.chart = chart;
        Extent width = Extent.ofX(chart.layers());
        Extent height = Extent.ofY(chart.layers());
        // the trace of a heat map must come first: Tablesaw calls it trace0 wherever it stands
        chart.layers().stream().filter(Layer.Heat.class::isInstance).forEach(layer -> add(layer, width, height));
        chart.layers().stream().filter(layer -> !(layer instanceof Layer.Heat)).forEach(layer -> add(layer, width, height));
    }

    /** A javascript function of (Plotly, document) that hands its traces and layout to Plotly.newPlot. */
    String function() {
        Layout layout = Layout.builder()
                .xAxis(axis(chart.x()))
                .yAxis(axis(chart.y()))
                .build();
        String script = new tech.tablesaw.plotly.components.Figure(layout, traces.toArray(Trace[]::new)).asJavascript("panel");
        String body = script.replace("<script>", "").replace("</script>", "").replaceAll("\\s*\\R\\s*", "\n").strip();
        return "function(Plotly,document){" + body + "}";
    }

    /** What the page's script adds to the traces and the layout. */
    Map<String, Object> texts() {
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put("title", chart.title());
        texts.put("x", chart.x().title());
        texts.put("y", chart.y().title());
        texts.put("names", names);
        texts.put("xTicks", ticks(chart.x(), Extent.ofX(chart.layers())));
        texts.put("yTicks", ticks(chart.y(), Extent.ofY(chart.layers())));
        chart.layers().stream().filter(Layer.Bars.class::isInstance).findFirst()
                .ifPresent(bars -> texts.put("ticks", ((Layer.Bars) bars).names()));
        chart.layers().stream().filter(Layer.Heat.class::isInstance).findFirst()
                .ifPresent(heat -> texts.put("scale", Cividis.plotly()));
        return texts;
    }

    /** How a logarithmic axis of few decades is labelled: Plotly would write the digits between powers of ten small. */
    private static String ticks(Axis axis, Extent extent) {
        double ratio = extent.greatest() / extent.least();
        if (!axis.logarithmic() || ratio > 300) {
            return "";
        }
        return ratio > 3 ? "decades" : "evenly";
    }

    private void add(Layer layer, Extent width, Extent height) {
        if (layer instanceof Layer.Horizontal line) {
            add(width.across(line), width, height);
        } else if (layer instanceof Layer.Vertical line) {
            add(height.along(line), width, height);
        } else if (layer instanceof Layer.Band band) {
            add(edge(band.xs(), band.low()).showLegend(false).build(), "");
            add(edge(band.xs(), band.high()).fill(ScatterTrace.Fill.TO_NEXT_Y).fillColor(band.ink().colour() + "40").build(),
                    band.label());
        } else if (layer instanceof Layer.Bars bars) {
            Marker colour = Marker.builder().color(bars.ink().colour()).build();
            add(BarTrace.builder(places(bars), bars.heights()).marker(colour).build(), bars.label());
        } else if (layer instanceof Layer.Heat heat) {
            add(HeatmapTrace.builder(boxed(heat.xs()), boxed(heat.ys()), heat.z()).build(), heat.label());
        } else if (layer instanceof Layer.Points points) {
            Marker marker = Marker.builder().color(points.ink().colour()).symbol(points.ink().marker()).size(8).build();
            add(scatter(points.xs(), points.ys()).mode(ScatterTrace.Mode.MARKERS).marker(marker).build(), points.label());
        } else {
            Line line = Line.builder().color(layer.ink().colour()).dash(layer.ink().dash()).width(2.2).build();
            add(scatter(layer.xs(), layer.ys()).mode(ScatterTrace.Mode.LINE).line(line).build(), layer.label());
        }
    }

    private void add(Trace trace, String name) {
        traces.add(trace);
        names.add(name);
    }

    private static ScatterTrace.ScatterBuilder edge(double[] x, double[] y) {
        return scatter(x, y).mode(ScatterTrace.Mode.LINE).line(Line.builder().width(0).build());
    }

    private static ScatterTrace.ScatterBuilder scatter(double[] x, double[] y) {
        return ScatterTrace.builder(DoubleColumn.create("x", x), DoubleColumn.create("y", y));
    }

    private static Object[] places(Layer.Bars bars) {
        Object[] places = new Object[bars.names().length];
        Arrays.setAll(places, i -> i);
        return places;
    }

    private static Object[] boxed(double[] values) {
        return Arrays.stream(values).boxed().toArray();
    }

    private static tech.tablesaw.plotly.components.Axis axis(Axis axis) {
        return tech.tablesaw.plotly.components.Axis.builder().type(axis.logarithmic() ? Type.LOG : Type.LINEAR).build();
    }
}
