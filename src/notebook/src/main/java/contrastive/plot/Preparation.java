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

    /** Neither rendering can leave a gap in an area. */
    private static void requireWhole(Layer.Band band) {
        for (int i = 0; i < band.xs().length; i++) {
            if (!Double.isFinite(band.xs()[i]) || !Double.isFinite(band.low()[i]) || !Double.isFinite(band.high()[i])) {
                throw new IllegalArgumentException("the band \"" + band.label() + "\" must have a finite number in each column of each row, got "
                        + band.xs()[i] + ", " + band.low()[i] + " and " + band.high()[i] + " at position " + i + "; leave such rows out");
            }
        }
    }

    private static void check(Chart chart, Layer layer) {
        if (layer.missing() == layer.size()) {
            throw new IllegalArgumentException("\"" + layer.label() + "\" has no finite number to draw");
        }
        if (layer instanceof Layer.Band band) {
            requireWhole(band);
        }
        chart.x().requirePlaceFor(layer.label(), layer.xs());
        chart.y().requirePlaceFor(layer.label(), layer.ys());
        if (layer instanceof Layer.Heat heat) {
            // the scale of colours is an axis too
            new Axis(heat.label(), false).requirePlaceFor(heat.label(), Arrays.stream(heat.z()).flatMapToDouble(Arrays::stream).toArray());
        }
    }
}
