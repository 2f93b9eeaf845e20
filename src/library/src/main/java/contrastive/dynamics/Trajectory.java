package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/** One training run: the recorded snapshots in the order of time, and interpolation between them. Immutable. */
public final class Trajectory {

    /** Halvings of the last interval between recorded points: enough for the last digit of a double. */
    private static final int HALVINGS = 60;
    private static final int TIMES_COMPARED = 20;

    private final List<Snapshot> snapshots;
    private final DoubleFunction<Snapshot> between;
    private final TwoTower tower;
    /** Kept apart: a snapshot of a flow is computed anew each time that it is read. */
    private final double from;
    private final double to;

    private Trajectory(List<Snapshot> snapshots, DoubleFunction<Snapshot> between, TwoTower tower, double from, double to) {
        this.snapshots = snapshots;
        this.between = between;
        this.tower = tower;
        this.from = from;
        this.to = to;
    }

    /** A run of the flow, read by its dense output even at recorded times: for a large r, the numbers of all points would not fit. */
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
        }, denseOutput, null, times.get(0), times.get(times.size() - 1));
    }

    /**
     * A run in steps, read between its recorded points by linear interpolation; ends with the given weights.
     *
     * @param snapshots at least one, in the order of time
     * @param tower the trained weights; null where there are none
     * @throws IllegalArgumentException if there is no snapshot, or one is null
     */
    public static Trajectory stepped(List<Snapshot> snapshots, TwoTower tower) {
        List<Snapshot> recorded = Require.allGiven("snapshots", snapshots);
        Require.atLeast(1, "number of snapshots", recorded.size());
        return new Trajectory(recorded, new LinearInterpolation(recorded)::at, tower, recorded.get(0).time(), recorded.get(recorded.size() - 1).time());
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

    /** The trained weights of a run by gradient descent; empty for the flow, which has none, and after a step that left weights that are not finite. */
    public Optional<TwoTower> tower() {
        return Optional.ofNullable(tower);
    }

    /**
     * The state at any time of the run: by the integrator's dense output for the flow, linear between recorded points for gradient descent.
     *
     * @throws IllegalArgumentException if time is outside of the run
     */
    public Snapshot at(double time) {
        if (!(time >= from && time <= to)) {
            throw new IllegalArgumentException("time must be between " + from + " and " + to + ", got " + time);
        }
        return between.apply(time);
    }

    /** The largest condition number on record. */
    public double peakConditionNumber() {
        return snapshots.stream().mapToDouble(Snapshot::conditionNumber).max().orElseThrow();
    }

    /**
     * The mean rate at which a quantity dies out, e^(-rate t), to compare with a predicted one (theory, T1 and T3):
     * log(quantity(from) / quantity(to)) / (to - from).
     *
     * @param quantity positive at both times, for example the alignment's distance from 1
     * @param from earlier time, within the run
     * @param to later time, within the run
     * @return per unit of flow time; negative where the quantity grows
     * @throws IllegalArgumentException if the times are not in order or outside of the run, or the quantity is not positive there
     */
    public double decayRate(ToDoubleFunction<Snapshot> quantity, double from, double to) {
        Require.notNull("quantity", quantity);
        Require.positive("to - from", to - from);
        Require.between(0, this.to, "from", from);
        Require.between(0, this.to, "to", to);
        double before = Require.positive("quantity at time " + from, quantity.applyAsDouble(at(from)));
        double after = Require.positive("quantity at time " + to, quantity.applyAsDouble(at(to)));
        return NotFiniteException.unless("quantity, from and to", "rate", Math.log(before / after) / (to - from));
    }

    /**
     * The first time from which a condition holds up to the end of the run, found between recorded points by halving.
     *
     * @param condition for example that the condition number is at most 1.05
     * @return 0 if it holds throughout; +Infinity if it does not hold at the end, so that a run which was too short counts as the slowest
     */
    public double settlingTime(Predicate<Snapshot> condition) {
        Require.notNull("condition", condition);
        int first = snapshots.size();
        while (first > 0 && condition.test(snapshots.get(first - 1))) {
            first--;
        }
        if (first == snapshots.size()) {
            return Double.POSITIVE_INFINITY;
        } else if (first == 0) {
            return 0;
        }
        double no = snapshots.get(first - 1).time();
        double yes = snapshots.get(first).time();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = no + (yes - no) / 2;
            if (condition.test(at(middle))) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }

    /**
     * How far this run is from its limit (theory, T7): the root mean square difference of the logarithms of the two condition numbers, at
     * 20 evenly spread times of this run; 0.01 says that they differ by about one per cent.
     *
     * @param limit for example the infinite-width flow of the same model; ends no earlier than this run
     * @return at least 0; +Infinity where one of the two has lost a direction
     * @throws IllegalArgumentException if the limit ends before this run
     */
    public double distanceTo(Trajectory limit) {
        double duration = to;
        // steps times learning rate may pass the flow's end by a last bit
        double end = Math.min(duration, Require.notNull("limit", limit).to);
        if (duration > end * (1 + 1e-9)) {
            throw new IllegalArgumentException("limit must last as long as the run, " + duration + ", got " + end);
        }
        double sum = 0;
        for (int i = 1; i <= TIMES_COMPARED; i++) {
            double time = end * i / TIMES_COMPARED;
            sum += Math.pow(Math.log(at(time).conditionNumber() / limit.at(time).conditionNumber()), 2);
        }
        return Math.sqrt(sum / TIMES_COMPARED);
    }

    /**
     * One row for each recorded point, one column for each measured quantity: "time", "alignment", "condition number",
     * "noise share", "effective rank", "negative weight", both towers' condition numbers ("condition number A", "... B"), quantities of
     * one's own under their names, and "strength 1" to "strength r" where there are no more than 1000. Pairs that are not those of a model
     * lack the noise share, the negative weight and the towers' own condition numbers: see {@link PairSnapshot}. A loss without a negative
     * weight has missing values there.
     */
    public Table table() {
        return RunTable.of(List.copyOf(snapshots));
    }

    /**
     * U_k, V_k and a at each recorded point: "time", "aligned mass 1" to "... r", "misaligned mass 1" to "... r", "noise mass".
     *
     * @throws IllegalStateException if the pairs are not those of a model
     */
    public Table massTable() {
        return RunTable.ofMasses(List.copyOf(snapshots));
    }

    @Override
    public String toString() {
        return snapshots.size() + " points, " + first() + " ... " + last();
    }
}
