package contrastive.scale;

import contrastive.data.Require;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * The same run at every point of a grid of settings, on all cores:
 * <pre>Table table = Sweep.over("tau^2", 1, 2, 4, 8).and("K", 10, 100, 1000)
 *     .run(at -&gt; InfiniteWidth.of(model).run(new Contrastive(at.value("tau^2"), at.value("K")), 500))
 *     .measure("condition number", run -&gt; run.last().conditionNumber())
 *     .measure("peak", Trajectory::peakConditionNumber)
 *     .table();</pre>
 * Immutable.
 */
public final class Sweep {

    private final Map<String, double[]> settings;

    private Sweep(Map<String, double[]> settings) {
        this.settings = settings;
    }

    /**
     * Begins with a setting, which varies slowest.
     *
     * @param values at least one, none of them NaN
     * @throws IllegalArgumentException if there is no name or no value, or a value is NaN
     */
    public static Sweep over(String name, double... values) {
        return new Sweep(Map.of()).and(name, values);
    }

    /**
     * Adds a setting, which varies faster than those before it.
     *
     * @throws IllegalArgumentException as {@link #over}, or if the name is taken, or the grid has more than 10^9 points
     */
    public Sweep and(String name, double... values) {
        requireNew(Require.notNull("name", name), settings.keySet());
        Require.atLeast(1, "number of values of \"" + name + "\"", Require.notNull("values", values).length);
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("values of \"" + name + "\" must be numbers, got " + Arrays.toString(values));
            }
        }
        Map<String, double[]> more = new LinkedHashMap<>(settings);
        more.put(name, values.clone());
        double points = more.values().stream().mapToDouble(each -> each.length).reduce(1, (a, b) -> a * b);
        if (points > 1e9) {
            throw new IllegalArgumentException("the grid must have at most 10^9 points, got " + points);
        }
        return new Sweep(more);
    }

    static void requireNew(String name, Iterable<String> taken) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must have letters, got \"" + name + "\"");
        }
        for (String other : taken) {
            if (other.equalsIgnoreCase(name)) {
                throw new IllegalArgumentException("name must be new, got \"" + name + "\" again");
            }
        }
    }

    /** How many points the grid has. */
    public int points() {
        return settings.values().stream().mapToInt(values -> values.length).reduce(1, (a, b) -> a * b);
    }

    /** The settings of a point of the grid. */
    private double[] values(int index) {
        double[][] all = settings.values().toArray(double[][]::new);
        double[] chosen = new double[all.length];
        int rest = index;
        for (int i = all.length - 1; i >= 0; i--) {
            chosen[i] = all[i][rest % all[i].length];
            rest /= all[i].length;
        }
        return chosen;
    }

    private SweepPoint point(double[] values) {
        Map<String, Double> point = new LinkedHashMap<>();
        int i = 0;
        for (String name : settings.keySet()) {
            point.put(name, values[i++]);
        }
        return new SweepPoint(point);
    }

    /**
     * What to run at each point; nothing runs before {@link Runs#table}.
     *
     * @param run called from several threads at once; what it shares must not change
     */
    public <R> Runs<R> run(Function<SweepPoint, R> run) {
        return new Runs<>(this, Require.notNull("run", run), Map.of());
    }

    /**
     * A sweep with what runs at each point and what is measured. Immutable.
     *
     * @param <R> the result of a run, for example a {@link Trajectory}; released as soon as it is measured
     */
    public static final class Runs<R> {

        private final Sweep sweep;
        private final Function<SweepPoint, R> run;
        private final Map<String, ToDoubleFunction<R>> quantities;

        private Runs(Sweep sweep, Function<SweepPoint, R> run, Map<String, ToDoubleFunction<R>> quantities) {
            this.sweep = sweep;
            this.run = run;
            this.quantities = quantities;
        }

        /**
         * Adds a column.
         *
         * @throws IllegalArgumentException if the name is that of a setting or of another quantity
         */
        public Runs<R> measure(String name, ToDoubleFunction<R> quantity) {
            requireNew(Require.notNull("name", name), sweep.settings.keySet());
            requireNew(name, quantities.keySet());
            Map<String, ToDoubleFunction<R>> more = new LinkedHashMap<>(quantities);
            more.put(name, Require.notNull("quantity", quantity));
            return new Runs<>(sweep, run, more);
        }

        /**
         * Runs all points on all cores. Reports its progress as "sweep"; the runs themselves report nothing. An interrupted thread ends the
         * sweep early, with the points that are done and the thread's interrupt flag still set.
         *
         * @return one row per point in the order of the grid: a column for each setting, then one for each quantity; the quantities of a
         *     point whose run diverged are missing
         * @throws IllegalStateException if no quantity is measured, or a run fails in another way, which is the cause; the message names the
         *     point
         */
        public Table table() {
            SweepRecord record = record();
            return record.table(new SweepWorkers(new double[sweep.points()][], (rows, last) -> { }).all(this::row));
        }

        /**
         * The same, recorded as it runs: finished points are rows of the recording's csv file, and are not run
         * again. The grid may grow from one start to the next.
         *
         * @param recording of these settings and quantities; the caller ensures that the runs are the same too
         * @throws IllegalArgumentException if the recording's folder does not exist, the recording is of another sweep, which is one with
         *     other columns or a point outside this grid, or a line of it is not a point; a last line that was cut off is run again
         * @throws java.io.UncheckedIOException if its file cannot be read or written
         */
        public Table table(Recording recording) {
            Require.notNull("recording", recording).requireFolder();
            SweepRecord record = record();
            double[][] points = IntStream.range(0, sweep.points()).mapToObj(sweep::values).toArray(double[][]::new);
            WriteTimer timer = recording.timer();
            double[][] finished = record.finished(recording.csv(), points);
            return record.table(new SweepWorkers(finished, (rows, last) -> timer.ifDue(last, () -> record.write(recording.csv(), rows)))
                    .all(this::row));
        }

        private SweepRecord record() {
            if (quantities.isEmpty()) {
                throw new IllegalStateException("a sweep needs something to measure: call measure(name, quantity) before table()");
            }
            List<String> columns = new ArrayList<>(sweep.settings.keySet());
            columns.addAll(quantities.keySet());
            return new SweepRecord(columns, sweep.settings.size());
        }

        private double[] row(int index) {
            double[] values = sweep.values(index);
            SweepPoint point = sweep.point(values);
            double[] row = Arrays.copyOf(values, values.length + quantities.size());
            Arrays.fill(row, values.length, row.length, Double.NaN);
            int column = values.length;
            try {
                R result = run.apply(point);
                for (ToDoubleFunction<R> quantity : quantities.values()) {
                    row[column++] = quantity.applyAsDouble(result);
                }
            } catch (DivergedException missing) {
                return row;
            } catch (RuntimeException failure) {
                throw new IllegalStateException("at " + point + ": " + failure.getMessage(), failure);
            } catch (Error failure) {
                // often has no message, as with too deep a recursion
                throw new IllegalStateException("at " + point + ": " + failure, failure);
            }
            return row;
        }
    }
}
