package contrastive.dynamics;

import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Optional;

/**
 * Training at finite width: plain gradient descent on both weight matrices, a fresh batch of pairs in each step. Step i is at
 * time i x learningRate, so that its curves share the axis of the flow, which it follows to first order in the learning rate.
 *
 * @param learningRate step size > 0
 * @param batch number of pairs n >= 1 in each step
 * @param seed of the batches; the weights have their own
 */
public record GradientDescent(double learningRate, int batch, long seed) {

    /**
     * @throws IllegalArgumentException if learningRate or batch is out of range
     */
    public GradientDescent {
        Require.positive("learningRate", learningRate);
        Require.atLeast(1, "batch", batch);
    }

    /** Trains on pairs drawn from the towers' own source, one objective throughout. */
    public Trajectory run(TwoTower start, Objective objective, int steps) {
        return run(start, Schedule.constant(objective), steps);
    }

    /** Trains on pairs drawn from the towers' own source. */
    public Trajectory run(TwoTower start, Schedule schedule, int steps) {
        Require.notNull("start", start);
        return run(start, start.source(), schedule, steps);
    }

    /**
     * Trains on the pairs that a source deals. An interrupted thread ends the run early, with what is recorded until then and
     * the thread's interrupt flag still set.
     *
     * @param start not modified
     * @param pairs deals the batches; may be another source than the one that fixes the towers' norms, as a design without
     *     sampling noise is
     * @param schedule the objective at each time
     * @param steps number of steps >= 1
     * @return ends with the trained weights
     * @throws IllegalArgumentException if an argument is out of range, or an objective cannot be taken over these pairs
     * @throws DivergedException if the objective or a squared norm of the weights is no longer finite; carries the step and the
     *     run so far
     * @throws UnsupportedOperationException if the towers' source is neither a {@link contrastive.data.PairModel} nor knows its cross
     *     moment, so that nothing can be measured
     */
    public Trajectory run(TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        require(start, pairs, schedule, steps);
        try (DescentRun run = new DescentRun(this, MeasuredDescent.of(start, pairs, this), schedule, steps)) {
            return run.run(Optional.empty());
        }
    }

    /**
     * The same, kept on disk as it goes. If the recording is there and is of this run, the run goes on from where it was, to the very
     * numbers of an unbroken one; a finished one is only read.
     *
     * @param recording where to keep it; an interrupt that ends the run early leaves it to go on from
     * @throws IllegalArgumentException as {@link #run(TwoTower, PairSource, Schedule, int)}, if the recording's folder is not
     *     there, or if the recording is of another run
     * @throws java.io.UncheckedIOException if its files cannot be read or written
     */
    public Trajectory run(TwoTower start, PairSource pairs, Schedule schedule, int steps, Recording recording) {
        require(start, pairs, schedule, steps);
        Require.notNull("recording", recording).requireFolder();
        try (DescentRun run = new DescentRun(this, MeasuredDescent.of(start, pairs, this), schedule, steps)) {
            return run.run(Optional.of(recording.keeper(RunSettings.of(this, start, pairs, run::objectiveAt, steps))));
        }
    }

    /** The same on pairs drawn from the towers' own source, one objective throughout. */
    public Trajectory run(TwoTower start, Objective objective, int steps, Recording recording) {
        Require.notNull("start", start);
        return run(start, start.source(), Schedule.constant(objective), steps, recording);
    }

    private void require(TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        Require.finite("weightsA", Require.notNull("start", start).weightsA());
        Require.finite("weightsB", start.weightsB());
        Require.notNull("pairs", pairs);
        Require.notNull("schedule", schedule);
        Require.atLeast(1, "steps", steps);
        Require.room("batch", batch, batch, start.weightsA().numRows);
    }
}
