package contrastive.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Line;

/** One thing that a chart draws, and its name in the legend. */
sealed interface Layer {

    /** What a layer gives for an axis on which it has no place. */
    double[] NOWHERE = {};

    String label();

    Ink ink();

    /** Every number that the x axis must have a place for. */
    double[] xs();

    /** Every number that the y axis must have a place for. */
    double[] ys();

    /** The same layer with no more points than the thinning leaves, and numbers of so many digits. */
    Layer small(Thinning thinning, int digits);

    /** What is drawn in a chart of this extent: a level or a place becomes a line across it. */
    default Layer across(Extent width, Extent height) {
        return this;
    }

    /** Columns of numbers, one row for each point, bar or cell that the layer would draw. */
    default double[][] columns() {
        return Stream.of(xs(), ys()).filter(column -> column != NOWHERE).toArray(double[][]::new);
    }

    /** How many rows have a number that is infinite or NaN: they have no place and leave gaps. */
    default long missing() {
        double[][] columns = columns();
        return IntStream.range(0, columns[0].length)
                .filter(row -> !Arrays.stream(columns).allMatch(column -> Double.isFinite(column[row]))).count();
    }

    /** Refuses what neither rendering could draw. */
    default void require(Axis x, Axis y) {
        if (missing() == columns()[0].length) {
            throw new IllegalArgumentException("\"" + label() + "\" has no finite number to draw");
        }
        x.requirePlaceFor(label(), xs());
        y.requirePlaceFor(label(), ys());
    }

    /** A line through points in their order; a NaN leaves a gap. */
    record Curve(String label, double[] xs, double[] ys, Ink ink) implements Layer {

        /** At most so many points get markers; thinning leaves more of a longer line. */
        private static final int FEW = 15;
        private static final int MANY = 40;
        /** Share of the points at which a line turns back up or down. */
        private static final double ROUGH = 0.3;
        /** A step below this share of the value is the last digit's, not a turn. */
        private static final double SEEN = 1e-3;

        @Override
        public Curve small(Thinning thinning, int digits) {
            int[] kept = thinning.keep(xs, ys);
            return new Curve(label, rounded(Thinning.at(xs, kept), digits), rounded(Thinning.at(ys, kept), digits), ink);
        }

        /** How a line is drawn: as its ink says, but for three kinds that would be misread. */
        record Look(Line.Dash dash, double width, boolean marked) {}

        Look look() {
            boolean upright = xs.length == 2 && xs[0] == xs[1];
            if (upright) {
                // a place is no curve: finer than a prediction of the same ink
                return new Look(Line.Dash.DOT, 1.5, false);
            } else if (isRough()) {
                // dashes along a jagged line look like hatching
                return new Look(Line.Dash.SOLID, 1.2, false);
            }
            // a line through few points must show which they are; a prediction is known between them too
            return new Look(ink.dash(), 2.2, ink != Ink.THEORY && xs.length > 2 && xs.length <= FEW);
        }

        private boolean isRough() {
            long turns = IntStream.range(1, ys.length - 1).filter(i -> (ys[i] - ys[i - 1]) * (ys[i + 1] - ys[i]) < 0
                    && Math.abs(ys[i + 1] - ys[i]) > SEEN * Math.abs(ys[i])).count();
            return ys.length > MANY && turns > ROUGH * ys.length;
        }
    }

    /** Markers without a line, each of which counts: none is left out. */
    record Points(String label, double[] xs, double[] ys, Ink ink) implements Layer {
        @Override
        public Points small(Thinning thinning, int digits) {
            return new Points(label, rounded(xs, digits), rounded(ys, digits), ink);
        }
    }

    /** The area between two lines. */
    record Band(String label, double[] xs, double[] low, double[] high, Ink ink) implements Layer {
        @Override
        public double[] ys() {
            return DoubleStream.concat(Arrays.stream(low), Arrays.stream(high)).toArray();
        }

        @Override
        public double[][] columns() {
            return new double[][] {xs, low, high};
        }

        @Override
        public void require(Axis x, Axis y) {
            Layer.super.require(x, y);
            for (int i = 0; i < xs.length; i++) {
                if (!Double.isFinite(xs[i]) || !Double.isFinite(low[i]) || !Double.isFinite(high[i])) {
                    throw new IllegalArgumentException("the band \"" + label
                            + "\" must have a finite number in each column of each row, got " + xs[i] + ", " + low[i] + " and " + high[i] + " at position " + i + "; leave such rows out");
                }
            }
        }

        @Override
        public Band small(Thinning thinning, int digits) {
            // both edges must keep the same places, so the upper one decides
            int[] kept = thinning.keep(xs, high);
            return new Band(label, rounded(Thinning.at(xs, kept), digits), rounded(Thinning.at(low, kept), digits),
                    rounded(Thinning.at(high, kept), digits), ink);
        }
    }

    /** A level of the y axis. */
    record Horizontal(String label, double value, Ink ink) implements Layer {
        @Override
        public double[] xs() {
            return NOWHERE;
        }

        @Override
        public double[] ys() {
            return new double[] {value};
        }

        @Override
        public Curve across(Extent width, Extent height) {
            return new Curve(label, new double[] {width.least(), width.greatest()}, new double[] {value, value}, ink);
        }

        @Override
        public Horizontal small(Thinning thinning, int digits) {
            return new Horizontal(label, Numbers.rounded(value, digits), ink);
        }
    }

    /** A place on the x axis. */
    record Vertical(String label, double value, Ink ink) implements Layer {
        @Override
        public double[] xs() {
            return new double[] {value};
        }

        @Override
        public double[] ys() {
            return NOWHERE;
        }

        @Override
        public Curve across(Extent width, Extent height) {
            return new Curve(label, new double[] {value, value}, new double[] {height.least(), height.greatest()}, ink);
        }

        @Override
        public Vertical small(Thinning thinning, int digits) {
            return new Vertical(label, Numbers.rounded(value, digits), ink);
        }
    }

    /** One bar per name at 0, 1, 2, ...; layers of bars stand side by side. */
    record Bars(String label, String[] names, double[] ys, Ink ink) implements Layer {
        @Override
        public double[] xs() {
            return new double[] {-0.5, names.length - 0.5};
        }

        @Override
        public double[][] columns() {
            return new double[][] {ys};
        }

        @Override
        public Bars small(Thinning thinning, int digits) {
            return new Bars(label, names, rounded(ys, digits), ink);
        }
    }

    /** A coloured cell per pair of x and y: z[j][i] belongs to xs[i] and ys[j]. */
    record Heat(String label, double[] xs, double[] ys, double[][] z) implements Layer {
        @Override
        public Ink ink() {
            return Ink.THEORY;
        }

        /** All values, row by row. */
        double[] values() {
            return Arrays.stream(z).flatMapToDouble(Arrays::stream).toArray();
        }

        @Override
        public double[][] columns() {
            return new double[][] {values()};
        }

        @Override
        public void require(Axis x, Axis y) {
            Layer.super.require(x, y);
            // the scale of colours is an axis too
            new Axis(label, false).requirePlaceFor(label, values());
        }

        @Override
        public Heat small(Thinning thinning, int digits) {
            return new Heat(label, rounded(xs, digits), rounded(ys, digits),
                    Arrays.stream(z).map(row -> rounded(row, digits)).toArray(double[][]::new));
        }
    }

    private static double[] rounded(double[] values, int digits) {
        return Arrays.stream(values).map(value -> Numbers.rounded(value, digits)).toArray();
    }
}
