package contrastive.plot;

import contrastive.data.Digits;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what a chart shows, with its numbers, to a reader who does not see it. */
final class Sentence {

    private static final int DIGITS = 4;
    /** Movements below this share of the chart's height are not mentioned. */
    private static final double NOTABLE = 0.03;
    /** On an axis that is not logarithmic less than this share of a movement to be mentioned is round-off, whose digits no reader needs. */
    private static final double ROUND_OFF = 1e-12;

    private Sentence() {}

    static String of(Chart chart) {
        if (!chart.rows().isEmpty()) {
            return ofRows(chart);
        }
        Extent height = chart.height();
        double notable = NOTABLE * (chart.y().place(height.greatest()) - chart.y().place(height.least()));
        String parts = chart.layers().stream().map(layer -> part(layer, chart, notable)).collect(Collectors.joining("; "));
        String subject = chart.y().title().isEmpty() ? "" : capital(chart.y().title()) + ": ";
        String finding = chart.title().isEmpty() ? "" : ended(chart.title()) + " ";
        return finding + subject + parts + across(chart) + ".";
    }

    /** What each layer spans along the x axis, and of markers in which of the rows. */
    private static String ofRows(Chart chart) {
        String finding = chart.title().isEmpty() ? "" : ended(chart.title()) + " ";
        return finding + (chart.x().title().isEmpty() ? "" : capital(chart.x().title()) + ", ") + chart.rows().size() + " rows: "
                + chart.layers().stream().map(layer -> inRows(layer, chart.rows())).collect(Collectors.joining("; ")) + ".";
    }

    private static String inRows(Layer layer, List<String> rows) {
        Extent extent = Extent.of(Arrays.stream(layer.xs()));
        if (layer.xs() == Layer.NOWHERE) {
            return layer.label();
        } else if (!(layer instanceof Layer.Points)) {
            return layer.label() + (extent.least() == extent.greatest() ? " at " : " from " + text(extent.least()) + " to ") + text(extent.greatest());
        }
        double[] seen = IntStream.range(0, layer.xs().length).mapToDouble(i -> Double.isFinite(layer.ys()[i]) ? layer.xs()[i] : Double.NaN).toArray();
        int least = Extent.extreme(seen, -1);
        int greatest = Extent.extreme(seen, 1);
        return layer.label() + (least == greatest ? " has " : " lies between " + marker(layer, least, rows) + " and ") + marker(layer, greatest, rows)
                + gaps(layer);
    }

    private static String marker(Layer layer, int i, List<String> rows) {
        return text(layer.xs()[i]) + " (" + rows.get((int) Math.min(rows.size() - 1, Math.round(layer.ys()[i]))) + ")";
    }

    private static String capital(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT) + text.substring(text.offsetByCodePoints(0, 1));
    }

    /** The text with a full stop, unless it ends a sentence already. */
    static String ended(String text) {
        return text.matches(".*[.!?]") ? text : text + ".";
    }

    private static String across(Chart chart) {
        if (chart.layers().stream().anyMatch(layer -> layer instanceof Layer.Bars || layer instanceof Layer.Heat)) {
            return "";
        }
        Extent width = chart.width();
        return " (" + chart.x().title() + " from " + text(width.least()) + " to " + text(width.greatest()) + ")";
    }

    private static String part(Layer layer, Chart chart, double notable) {
        if (layer instanceof Layer.Horizontal line) {
            return line.label() + " at " + text(line.value());
        } else if (layer instanceof Layer.Vertical line) {
            return line.label() + " at " + chart.x().title() + " " + text(line.value());
        } else if (layer instanceof Layer.Band band) {
            return band.label() + " between " + course(band.low(), chart.y(), notable) + ", and " + course(band.high(), chart.y(), notable);
        } else if (layer instanceof Layer.Bars bars) {
            return bars.label() + " " + IntStream.range(0, bars.names().length)
                    .mapToObj(i -> bars.names()[i] + " has " + text(bars.ys()[i])).collect(Collectors.joining(", "));
        } else if (layer instanceof Layer.Heat heat) {
            return heat(heat, chart);
        } else if (layer instanceof Layer.Points points && !rises(points.xs())) {
            Extent extent = Extent.of(Arrays.stream(layer.ys()));
            return layer.label() + " lies between " + text(extent.least()) + " and " + text(extent.greatest()) + gaps(layer);
        }
        return layer.label() + " " + course(layer.ys(), chart.y(), notable) + gaps(layer);
    }

    /** Whether markers increase along the x axis; only then do they rise or fall. */
    private static boolean rises(double[] xs) {
        return IntStream.range(1, xs.length).allMatch(i -> xs[i - 1] < xs[i]);
    }

    private static String heat(Layer.Heat heat, Chart chart) {
        double[] all = heat.values();
        int least = Extent.extreme(all, -1);
        int greatest = Extent.extreme(all, 1);
        return heat.label() + " is least, " + text(all[least]) + place(heat, chart, least) + ", and greatest, "
                + text(all[greatest]) + place(heat, chart, greatest) + gaps(heat);
    }

    private static String place(Layer.Heat heat, Chart chart, int position) {
        return ", at " + chart.x().title() + " " + text(heat.xs()[position % heat.xs().length]) + " and "
                + chart.y().title() + " " + text(heat.ys()[position / heat.xs().length]);
    }

    /** How a line runs: where it starts and ends, and its peak or valley on the way. */
    private static String course(double[] all, Axis axis, double notable) {
        double[] values = Arrays.stream(all).filter(Double::isFinite)
                .map(value -> axis.logarithmic() || Math.abs(value) > ROUND_OFF * notable ? value : 0).toArray();
        double first = values[0];
        double last = values[values.length - 1];
        double greatest = Extent.of(Arrays.stream(values)).greatest();
        double least = Extent.of(Arrays.stream(values)).least();
        boolean peak = axis.place(greatest) - axis.place(Math.max(first, last)) > notable;
        boolean valley = axis.place(Math.min(first, last)) - axis.place(least) > notable;
        if (peak && valley) {
            return "starts at " + text(first) + ", moves between " + text(least) + " and " + text(greatest) + ", ends at " + text(last);
        } else if (peak) {
            return "rises from " + text(first) + " to " + text(greatest) + " and falls to " + text(last);
        } else if (valley) {
            return "falls from " + text(first) + " to " + text(least) + " and rises to " + text(last);
        } else if (text(first).equals(text(last))) {
            return "stays at " + text(last);
        }
        return (last > first ? "rises from " : "falls from ") + text(first) + " to " + text(last);
    }

    private static String gaps(Layer layer) {
        long missing = layer.missing();
        return missing == 0 ? "" : missing == 1 ? " (1 value is infinite or NaN and leaves a gap)"
                : " (" + missing + " values are infinite or NaN and leave gaps)";
    }

    private static String text(double value) {
        return Digits.text(value, DIGITS);
    }
}
