package contrastive.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Makes a chart ready to be drawn: checked, thinned, rounded, so that both renderings show the very same numbers. */
final class Preparation {

    /** Points of one line: more would not be seen at the shown size. */
    private static final int MOST_POINTS = 250;
    private static final int DIGITS = 5;

    private Preparation() {}

    static Chart ready(Chart chart) {
        return ready(chart, MOST_POINTS, DIGITS);
    }

    static Chart ready(Chart chart, int mostPoints, int digits) {
        if (chart.layers().isEmpty()) {
            throw new IllegalArgumentException("the chart \"" + chart.title() + "\" of \"" + chart.y().title() + "\" draws nothing: give it a line, points or bars");
        }
        chart.layers().forEach(layer -> check(chart, layer));
        Thinning thinning = new Thinning(mostPoints, chart.x(), chart.y());
        return chart.map(layer -> layer.small(thinning, digits));
    }

    private static void check(Chart chart, Layer layer) {
        if (DoubleStream.concat(Arrays.stream(layer.xs()), Arrays.stream(layer.ys())).noneMatch(Double::isFinite)) {
            throw new IllegalArgumentException("\"" + layer.label() + "\" has no finite number to draw");
        }
        chart.x().requirePlaceFor(layer.label(), layer.xs());
        chart.y().requirePlaceFor(layer.label(), layer.ys());
    }
}
