package contrastive.plot;

import contrastive.data.Digits;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One thing that a chart draws, and its name in the legend. */
sealed interface Layer {

    /** What a layer answers for an axis that it has no place on. */
    double[] NOWHERE = {};

    String label();

    Ink ink();

    /** Every number that the x axis must have a place for. */
    double[] xs();

    /** Every number that the y axis must have a place for. */
    double[] ys();

    /** How many points, bars or cells it would draw. */
    default long size() {
        return 1;
    }

    /** How many of them have a number that is infinite or NaN, and so no place: they leave gaps. */
    default long missing() {
        return 0;
    }

    /** What is drawn where the chart shows so much: a layer that knows only a level becomes a line. */
    default Layer across(Extent width, Extent height) {
        return this;
    }

    /** The same layer with no more points than the thinning leaves, and numbers of so many digits. */
    Layer small(Thinning thinning, int digits);

    /** A line through points in their order; a NaN leaves a gap. */
    record Curve(String label, double[] xs, double[] ys, Ink ink) implements Layer {
        @Override
        public long size() {
            return xs.length;
        }

        @Override
        public long missing() {
            return Layer.missing(xs.length, xs, ys);
        }

        @Override
        public Curve small(Thinning thinning, int digits) {
            int[] kept = thinning.keep(xs, ys);
            return new Curve(label, rounded(Thinning.at(xs, kept), digits), rounded(Thinning.at(ys, kept), digits), ink);
        }
    }

    /** Markers without a line, each of which counts: none is left out. */
    record Points(String label, double[] xs, double[] ys, Ink ink) implements Layer {
        @Override
        public long size() {
            return xs.length;
        }

        @Override
        public long missing() {
            return Layer.missing(xs.length, xs, ys);
        }

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
        public long size() {
            return xs.length;
        }

        @Override
        public long missing() {
            return Layer.missing(xs.length, xs, low, high);
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
            return new Horizontal(label, Digits.round(value, digits), ink);
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
            return new Vertical(label, Digits.round(value, digits), ink);
        }
    }

    /** One bar per name at 0, 1, 2, ...; layers of bars stand side by side. */
    record Bars(String label, String[] names, double[] heights, Ink ink) implements Layer {
        @Override
        public double[] xs() {
            return new double[] {-0.5, names.length - 0.5};
        }

        @Override
        public double[] ys() {
            return heights;
        }

        @Override
        public long size() {
            return heights.length;
        }

        @Override
        public long missing() {
            return Layer.missing(heights.length, heights);
        }

        @Override
        public Bars small(Thinning thinning, int digits) {
            return new Bars(label, names, rounded(heights, digits), ink);
        }
    }

    /** A coloured cell per pair of x and y: z[j][i] belongs to xs[i] and ys[j]. */
    record Heat(String label, double[] xs, double[] ys, double[][] z) implements Layer {
        @Override
        public Ink ink() {
            return Ink.THEORY;
        }

        @Override
        public long size() {
            return (long) xs.length * ys.length;
        }

        @Override
        public long missing() {
            return Arrays.stream(z).mapToLong(row -> Layer.missing(row.length, row)).sum();
        }

        @Override
        public Heat small(Thinning thinning, int digits) {
            return new Heat(label, rounded(xs, digits), rounded(ys, digits),
                    Arrays.stream(z).map(row -> rounded(row, digits)).toArray(double[][]::new));
        }
    }

    /** Of so many places, those at which one of the arrays has no finite number. */
    private static long missing(int places, double[]... arrays) {
        return IntStream.range(0, places).filter(i -> !Arrays.stream(arrays).allMatch(array -> Double.isFinite(array[i]))).count();
    }

    private static double[] rounded(double[] values, int digits) {
        return Arrays.stream(values).map(value -> Digits.round(value, digits)).toArray();
    }
}
