package contrastive.plot;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * One definition of a chart, from which the static picture, the live plot and the sentence are made.
 *
 * <p>A chart never changes: every method gives a new one.
 */
public final class Chart {

    private static final int MOST_MARKERS = 2000;
    /** The names of more would not fit into the bytes of a figure. */
    private static final int MOST_ROWS = 40;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<String> rows;
    private final List<Layer> layers;

    private Chart(String title, Axis x, Axis y, List<String> rows, List<Layer> layers) {
        this.title = Require.notNull("finding", title);
        this.x = x;
        this.y = y;
        this.rows = rows;
        this.layers = layers;
    }

    /**
     * An empty chart.
     *
     * @param finding what the chart shows, as a statement
     */
    public static Chart titled(String finding) {
        return new Chart(finding, new Axis("", false), new Axis("", false), List.of(), List.of());
    }

    /** An empty chart without a title of its own: a panel of a figure that states the finding. */
    public static Chart panel() {
        return titled("");
    }

    /** Names the axes: symbol and meaning. */
    public Chart axes(String xTitle, String yTitle) {
        Require.notNull("xTitle", xTitle);
        Require.notNull("yTitle", yTitle);
        return new Chart(title, new Axis(xTitle, x.logarithmic()), new Axis(yTitle, y.logarithmic()), rows, layers);
    }

    /** Makes the x axis logarithmic; {@link #figure} refuses values of 0 or less. */
    public Chart logX() {
        return new Chart(title, new Axis(x.title(), true), y, rows, layers);
    }

    /** Makes the y axis logarithmic; {@link #figure} refuses values of 0 or less. */
    public Chart logY() {
        return new Chart(title, x, new Axis(y.title(), true), rows, layers);
    }

    /**
     * Names the places 0, 1, 2, ... of the y axis, from the top down, each in a line of its own: the chart gets as tall as they need, and
     * narrower than others, so that they can be read on a narrow page.
     *
     * @param names at least one, and at most 40; {@link #figure} refuses a y outside their places, a logarithmic y axis, bars and a heat
     *     map
     * @throws IllegalArgumentException if a name is missing or blank, or there are none or too many
     */
    public Chart rows(String... names) {
        Stream.of(Require.notNull("names", names)).forEach(name -> Require.notNull("each of names", name));
        if (names.length < 1 || names.length > MOST_ROWS || Stream.of(names).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("names must be 1 to " + MOST_ROWS + ", none of them blank, got " + names.length + ": "
                    + List.of(names));
        }
        return new Chart(title, x, y, List.of(names), layers);
    }

    /**
     * A line through the rows of a table, in their order.
     *
     * @throws IllegalArgumentException when the table lacks a column or it holds no numbers
     */
    public Chart line(String label, Table table, String xColumn, String yColumn, Ink ink) {
        return with(new Layer.Curve(label, Numbers.of(table, xColumn), Numbers.of(table, yColumn), ink));
    }

    /**
     * A marker for each row of a table.
     *
     * @param table of at most 2000 rows: more markers would hide one another, and a chart cannot know which to leave out
     * @throws IllegalArgumentException when the table lacks a column, it holds no numbers, or there are too many rows
     */
    public Chart points(String label, Table table, String xColumn, String yColumn, Ink ink) {
        if (Require.notNull("table", table).rowCount() > MOST_MARKERS) {
            throw new IllegalArgumentException("table of the markers \"" + label + "\" must have at most " + MOST_MARKERS
                    + " rows, got " + table.rowCount() + "; give a sample of them");
        }
        return with(new Layer.Points(label, Numbers.of(table, xColumn), Numbers.of(table, yColumn), ink));
    }

    /**
     * The area between two columns, such as the lowest and highest of several seeds.
     *
     * @param table with a finite number in the three columns of each row, or {@link #figure} refuses: an area has no gaps
     * @throws IllegalArgumentException when the table lacks a column or it holds no numbers
     */
    public Chart band(String label, Table table, String xColumn, String lowColumn, String highColumn, Ink ink) {
        return with(new Layer.Band(label, Numbers.of(table, xColumn), Numbers.of(table, lowColumn),
                Numbers.of(table, highColumn), ink));
    }

    /** A level across the chart, such as a predicted limit. */
    public Chart horizontal(String label, double value, Ink ink) {
        return with(new Layer.Horizontal(label, Numbers.finite(label, value), ink));
    }

    /** A place on the x axis, such as the time at which a schedule switches. */
    public Chart vertical(String label, double value, Ink ink) {
        return with(new Layer.Vertical(label, Numbers.finite(label, value), ink));
    }

    /**
     * A bar for each row of a table, named by a column of any type; further calls put their bars next to these.
     *
     * @throws IllegalArgumentException when the table lacks a column, or other bars of this chart have other names or the same label
     */
    public Chart bars(String label, Table table, String nameColumn, String heightColumn, Ink ink) {
        String[] names = Numbers.column(table, nameColumn).asStringColumn().asObjectArray();
        bars().stream().filter(others -> !Arrays.equals(others.names(), names)).findAny().ifPresent(others -> {
            throw new IllegalArgumentException("the bars of \"" + label + "\" must be named " + List.of(others.names())
                    + ", like those of \"" + others.label() + "\", got " + List.of(names));
        });
        if (bars().stream().anyMatch(others -> others.label().equals(label))) {
            throw new IllegalArgumentException("label must differ from those of the other bars in this chart, got \"" + label + "\" again");
        }
        return with(new Layer.Bars(label, names, Numbers.of(table, heightColumn), ink));
    }

    /**
     * A coloured cell for each pair of an x and a y; lines drawn later lie on top of it.
     *
     * @param label what the colour measures
     * @param xValues increasing, at least 2
     * @param yValues increasing, at least 2
     * @param values shape (number of y, number of x): one row for each y; what is infinite or NaN leaves a gap
     * @throws IllegalArgumentException when an axis does not increase, a row has another length, or the chart has a heat map already
     */
    public Chart heatMap(String label, double[] xValues, double[] yValues, double[][] values) {
        if (heat().isPresent()) {
            throw new IllegalArgumentException("a chart has one heat map, \"" + heat().get().label() + "\"; got a second, \"" + label
                    + "\"");
        }
        Numbers.requireIncreasing("xValues", xValues);
        Numbers.requireIncreasing("yValues", yValues);
        return with(new Layer.Heat(label, xValues.clone(), yValues.clone(),
                Numbers.grid(values, yValues.length, xValues.length)));
    }

    /**
     * The finished figure with this chart as its only panel. What is infinite or NaN leaves a gap; the figure's sentence counts the
     * gaps, and names a bar that is one.
     *
     * @throws IllegalArgumentException when nothing is drawn, a layer has no finite number, a band lacks one in any row, or an axis has
     *     no place for a value: 0 or less on a logarithmic axis, a size above 1e300 on a linear one
     */
    public Figure figure() {
        return Figure.of(this);
    }

    private Chart with(Layer layer) {
        Require.notNull("label", layer.label());
        Require.notNull("ink", layer.ink());
        return new Chart(title, x, y, rows, Stream.concat(layers.stream(), Stream.of(layer)).toList());
    }

    /**
     * This chart checked, thinned and rounded, so that both renderings show the very same numbers.
     *
     * @param mostPoints of one line
     */
    Chart ready(int mostPoints, int digits) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("the chart \"" + title + "\" of \"" + y.title()
                    + "\" draws nothing: give it a line, points or bars");
        }
        layers.forEach(layer -> layer.require(x, y));
        requireRows();
        Thinning thinning = new Thinning(mostPoints, x, y);
        return new Chart(title, x, y, rows, layers.stream().map(layer -> layer.small(thinning, digits)).toList());
    }

    /** Refuses what has no place among named rows. */
    private void requireRows() {
        if (rows.isEmpty()) {
            return;
        }
        if (y.logarithmic() || !bars().isEmpty() || heat().isPresent()) {
            throw new IllegalArgumentException("the chart \"" + title + "\" with named rows must have a linear y axis, no bars and no heat map");
        }
        Extent places = height();
        layers.forEach(layer -> Arrays.stream(layer.ys()).filter(place -> place < places.least() || place > places.greatest()).findFirst()
                .ifPresent(place -> {
                    throw new IllegalArgumentException("the chart \"" + title + "\" has named rows from 0 to " + (rows.size() - 1) + ", but \""
                            + layer.label() + "\" has y = " + place);
                }));
    }

    String title() {
        return title;
    }

    /** The names of the rows, from the top down; empty where the y axis has numbers. */
    List<String> rows() {
        return rows;
    }

    /** How tall a picture the named rows need, in pixels of the shown size; 0 without any. */
    int heightOfRows() {
        return rows.isEmpty() ? 0 : 16 * rows.size() + 120;
    }

    Axis x() {
        return x;
    }

    Axis y() {
        return y;
    }

    List<Layer> layers() {
        return layers;
    }

    /** The same chart with axes that span at least this; an axis of names spans its names. */
    Chart spanning(Extent width, Extent height) {
        return new Chart(title, bars().isEmpty() ? new Axis(x.title(), x.logarithmic(), width) : x, new Axis(y.title(), y.logarithmic(), height), rows, layers);
    }

    /** What is shown along the x axis. */
    Extent width() {
        return x.fixed() != null ? x.fixed() : Extent.of(layers.stream().map(Layer::xs).flatMapToDouble(Arrays::stream));
    }

    /** What is shown along the y axis. */
    Extent height() {
        if (!rows.isEmpty()) {
            return new Extent(-0.5, rows.size() - 0.5);
        }
        return y.fixed() != null ? y.fixed() : Extent.of(layers.stream().map(Layer::ys).flatMapToDouble(Arrays::stream));
    }

    /** The layers, with levels and places as lines across all that the other layers show. */
    List<Layer> drawnLayers() {
        Extent width = width();
        Extent height = height();
        return layers.stream().map(layer -> layer.across(width, height)).toList();
    }

    /** The heat map, if the chart has one. */
    Optional<Layer.Heat> heat() {
        return all(Layer.Heat.class).findFirst();
    }

    /** The layers of bars, which all have the same names. */
    List<Layer.Bars> bars() {
        return all(Layer.Bars.class).toList();
    }

    private <T extends Layer> Stream<T> all(Class<T> kind) {
        return layers.stream().filter(kind::isInstance).map(kind::cast);
    }
}
