package contrastive.dynamics;

import contrastive.model.TwoTower;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What one training run went through: the recorded snapshots in the order of time, and the way between them. Immutable. */
public final class Trajectory {

    /** A table of more columns than this, one a direction, would not be read but fill the memory. */
    private static final int MOST_COLUMNS = 1000;

    private final List<Snapshot> snapshots;
    private final DoubleFunction<Snapshot> between;
    private final TwoTower tower;

    private Trajectory(List<Snapshot> snapshots, DoubleFunction<Snapshot> between, TwoTower tower) {
        this.snapshots = snapshots;
        this.between = between;
        this.tower = tower;
    }

    /** A run of the flow, read anywhere by its dense output, also at the recorded times: r numbers a point would not fit for a large r. */
    static Trajectory dense(List<Double> recordedTimes, DoubleFunction<Snapshot> denseOutput) {
        List<Double> times = List.copyOf(recordedTimes);
        return new Trajectory(new AbstractList<>() {
            @Override
            public Snapshot get(int index) {
                return denseOutput.apply(times.get(index));
            }

            @Override
            public int size() {
                return times.size();
            }
        }, denseOutput, null);
    }

    /** A run in steps, read between its recorded points by linear interpolation; ends with the given weights. */
    static Trajectory stepped(List<Snapshot> snapshots, TwoTower tower) {
        List<Snapshot> recorded = List.copyOf(snapshots);
        return new Trajectory(recorded, new LinearInterpolation(recorded)::at, tower);
    }

    /** The recorded points, at least one, from time 0 on. */
    public List<Snapshot> snapshots() {
        return snapshots;
    }

    /** The first recorded point, at time 0. */
    public Snapshot first() {
        return snapshots.get(0);
    }

    /** The last recorded point; earlier than asked for when the run was interrupted. */
    public Snapshot last() {
        return snapshots.get(snapshots.size() - 1);
    }

    /** The trained weights of a run by gradient descent; empty for the flow, which has none, and where a step has left none that are finite. */
    public Optional<TwoTower> tower() {
        return Optional.ofNullable(tower);
    }

    /**
     * The state at any time of the run: by the integrator's dense output for the flow, linear between recorded points for
     * gradient descent.
     *
     * @throws IllegalArgumentException if time is outside of the run
     */
    public Snapshot at(double time) {
        if (!(time >= first().time() && time <= last().time())) {
            throw new IllegalArgumentException(
                    "time must be between " + first().time() + " and " + last().time() + ", got " + time);
        }
        return between.apply(time);
    }

    /** The largest condition number on record. */
    public double peakConditionNumber() {
        return snapshots.stream().mapToDouble(Snapshot::conditionNumber).max().orElseThrow();
    }

    /**
     * One row for each recorded point, one column for each measured quantity: "time", "alignment", "condition number",
     * "noise share", "effective rank", "negative weight", both towers' condition numbers ("condition number A", "... B"), and
     * "strength 1" to "strength r" where there are no more than 1000. Pairs that are not those of a model lack the noise share, the
     * negative weight and the towers' own condition numbers: see {@link PairSnapshot}.
     */
    public Table table() {
        boolean model = !(first() instanceof PairSnapshot);
        Table table = Table.create("trajectory");
        List<Snapshot> snapshots = List.copyOf(this.snapshots);
        add(table, snapshots, "time", Snapshot::time);
        add(table, snapshots, "alignment", Snapshot::alignment);
        add(table, snapshots, "condition number", Snapshot::conditionNumber);
        if (model) {
            add(table, snapshots, "noise share", Snapshot::noiseShare);
        }
        add(table, snapshots, "effective rank", Snapshot::effectiveRank);
        if (model) {
            add(table, snapshots, "negative weight", Snapshot::negativeWeight);
            add(table, snapshots, "condition number A", s -> s.towerA().conditionNumber());
            add(table, snapshots, "condition number B", s -> s.towerB().conditionNumber());
        }
        if (first().strengths().length <= MOST_COLUMNS) {
            addColumns(table, "strength", snapshots.stream().map(Snapshot::strengths).toArray(double[][]::new));
        }
        return table;
    }

    /**
     * U_k, V_k and a at each recorded point: "time", "aligned mass 1" to "... r", "misaligned mass 1" to "... r", "noise mass".
     *
     * @throws IllegalStateException if the pairs are not those of a model
     */
    public Table massTable() {
        Table table = Table.create("masses");
        List<Snapshot> snapshots = List.copyOf(this.snapshots);
        add(table, snapshots, "time", Snapshot::time);
        addColumns(table, "aligned mass", snapshots.stream().map(s -> s.masses().aligned()).toArray(double[][]::new));
        addColumns(table, "misaligned mass", snapshots.stream().map(s -> s.masses().misaligned()).toArray(double[][]::new));
        add(table, snapshots, "noise mass", s -> s.masses().noise());
        return table;
    }

    static void addColumns(Table table, String name, double[][] rows) {
        for (int k = 0; k < rows[0].length; k++) {
            int column = k;
            double[] values = Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
            table.addColumns(DoubleColumn.create(name + " " + (k + 1), values));
        }
    }

    private static void add(Table table, List<Snapshot> snapshots, String name, ToDoubleFunction<Snapshot> quantity) {
        table.addColumns(DoubleColumn.create(name, snapshots.stream().mapToDouble(quantity).toArray()));
    }

    @Override
    public String toString() {
        return snapshots.size() + " points, " + first() + " ... " + last();
    }
}
