package contrastive.plot;

import java.util.Arrays;

/** Makes a chart ready to be drawn: checked, thinned, rounded, so that both renderings show the very same numbers. */
final class Preparation {

    /** Points of one line: more would not be seen at the shown size. */
    private static final int MOST_POINTS = 200;
    private static final int DIGITS = 5;

    private Preparation() {}

    static Chart ready(Chart chart) {
        return ready(chart, MOST_POINTS, DIGITS);
    }

    static Chart ready(Chart chart, int mostPoints, int digits) {
        require(chart);
        Thinning thinning = new Thinning(mostPoints, chart.x(), chart.y());
        return chart.map(layer -> layer.small(thinning, digits));
    }

    private static void require(Chart chart) {
        if (chart.layers().isEmpty()) {
            throw new IllegalArgumentException("the chart \"" + chart.title() + "\" of \"" + chart.y().title() + "\" draws nothing: give it a line, points or bars");
        }
        chart.layers().forEach(layer -> check(chart, layer));
    }

    /** A layer without any numbers along an axis is drawn all across it. */
    private static void requireFinite(String label, double[] numbers) {
        if (numbers != Layer.NOWHERE && Arrays.stream(numbers).noneMatch(Double::isFinite)) {
            throw new IllegalArgumentException("\"" + label + "\" has no finite number to draw");
        }
    }

    private static void check(Chart chart, Layer layer) {
        requireFinite(layer.label(), layer.xs());
        requireFinite(layer.label(), layer.ys());
        chart.x().requirePlaceFor(layer.label(), layer.xs());
        chart.y().requirePlaceFor(layer.label(), layer.ys());
    }
}
