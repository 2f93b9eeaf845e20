package contrastive.scale;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import contrastive.dynamics.DivergedException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * A quantity measured for several seeds at each of several sizes, and the power of the size that it follows (theory, T7). Immutable.
 *
 * @param sizes for example widths; rising
 * @param values shape (number of seeds, number of sizes), positive
 */
public record SeedBand(int[] sizes, double[][] values) {

    /** The quantity for one seed at one size, for example the distance to the limit of a run of that width. */
    @FunctionalInterface
    public interface Trial {
        double at(int size, long seed);
    }

    /**
     * @throws IllegalArgumentException if there are fewer than two sizes or seeds, whose spread is needed; sizes do not rise; or a value
     *     is missing or not positive
     */
    public SeedBand {
        sizes = Require.notNull("sizes", sizes).clone();
        values = Arrays.stream(Require.notNull("values", values)).map(row -> Require.notNull("each row of values", row).clone())
                .toArray(double[][]::new);
        requireRising(sizes);
        Require.atLeast(2, "number of rows of values, the seeds,", values.length);
        for (double[] row : values) {
            requireRow(row, sizes.length);
        }
    }

    private static void requireRising(int[] sizes) {
        Require.atLeast(2, "number of sizes", sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 1 || i > 0 && sizes[i] <= sizes[i - 1]) {
                throw new IllegalArgumentException("sizes must be positive and increase, got " + sizes[i] + " at position " + i);
            }
        }
    }

    private static void requireRow(double[] row, int sizes) {
        if (row.length != sizes) {
            throw new IllegalArgumentException("each row of values must have one for each of " + sizes + " sizes, got " + row.length);
        }
        for (double value : row) {
            Require.positive("each of values", value);
        }
    }

    /**
     * Runs every seed from 1 on at every size, on all cores (see {@link Sweep}).
     *
     * @param seeds how many, at least 2
     * @param trial called from several threads at once; what it shares must not change
     * @throws IllegalArgumentException if there are fewer than two sizes or seeds, sizes do not rise, or a trial gives a value that is not positive
     * @throws DivergedException if a trial's run diverges
     * @throws CancellationException if the thread is interrupted before every trial is done
     * @throws IllegalStateException if a trial fails in another way; its message names size and seed
     */
    public static SeedBand of(int[] sizes, int seeds, Trial trial) {
        Require.notNull("trial", trial);
        Require.room("seeds", Require.atLeast(2, "seeds", seeds), seeds, Require.notNull("sizes", sizes).length + 1);
        requireRising(sizes);
        Table trials = Sweep.over("seed", LongStream.rangeClosed(1, seeds).asDoubleStream().toArray())
                .and("size", Arrays.stream(sizes).asDoubleStream().toArray())
                .run(at -> trial.at((int) at.value("size"), (long) at.value("seed")))
                .measure("value", value -> value)
                .table();
        if (trials.rowCount() < seeds * sizes.length) {
            throw new CancellationException("interrupted before every trial was done");
        }
        double[][] values = new double[seeds][sizes.length];
        for (int i = 0; i < trials.rowCount(); i++) {
            double value = trials.doubleColumn("value").getDouble(i);
            int size = i % sizes.length;
            long seed = 1 + i / sizes.length;
            // missing where a run diverged; run again, it throws
            values[(int) seed - 1][size] = Double.isNaN(value) ? trial.at(sizes[size], seed) : value;
        }
        return new SeedBand(sizes, values);
    }

    /** Columns "size", "lowest", "mean", "geometric mean", "highest"; one row per size. */
    public Table table() {
        return Table.create("seeds", column("size", i -> sizes[i]), column("lowest", i -> ofSeeds(i).min()), column("mean", this::mean),
                column("geometric mean", this::geometricMean), column("highest", i -> ofSeeds(i).max()));
    }

    private DoubleColumn column(String name, IntToDoubleFunction quantity) {
        return DoubleColumn.create(name, IntStream.range(0, sizes.length).mapToDouble(quantity).toArray());
    }

    /**
     * The mean over the seeds at one of the sizes.
     *
     * @param place of the size, from 0 to the number of sizes less one
     * @throws IllegalArgumentException if place is out of range
     * @throws NotFiniteException if the values add up to more than a double can hold
     */
    public double mean(int place) {
        return NotFiniteException.unless("values", "mean", ofSeeds(place).mean());
    }

    /**
     * The geometric mean over the seeds at one of the sizes: exp of the mean of the logarithms. A line through these on
     * logarithmic axes, by least squares, has the slope {@link #exponent}; a single outlier raises the mean.
     *
     * @param place of the size, from 0 to the number of sizes less one
     * @throws IllegalArgumentException if place is out of range
     */
    public double geometricMean(int place) {
        return NotFiniteException.unless("values", "geometric mean", Math.exp(ofSeeds(place).logN().mean()));
    }

    /** The mean over the seeds of the exponent e in value ~ size^e, each by least squares on logarithms. */
    public double exponent() {
        return exponents().mean();
    }

    /** Standard error of {@link #exponent}: the spread of the seeds' own exponents, over the root of their number. */
    public double exponentError() {
        return exponents().standardDeviation() / Math.sqrt(values.length);
    }

    private DoubleColumn exponents() {
        DoubleColumn logSize = DoubleColumn.create("log size", Arrays.stream(sizes).mapToDouble(Math::log).toArray());
        DoubleColumn centred = logSize.subtract(logSize.mean());
        double[] slopes = Arrays.stream(values).mapToDouble(row -> centred.multiply(DoubleColumn.create("value", row).logN()).sum()
                / centred.multiply(centred).sum()).toArray();
        return DoubleColumn.create("exponent", slopes);
    }

    private DoubleColumn ofSeeds(int place) {
        if (place < 0 || place >= sizes.length) {
            throw new IllegalArgumentException("place must be from 0 to " + (sizes.length - 1) + ", got " + place);
        }
        return DoubleColumn.create("seeds", Arrays.stream(values).mapToDouble(row -> row[place]).toArray());
    }

    @Override
    public int[] sizes() {
        return sizes.clone();
    }

    @Override
    public double[][] values() {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
