package contrastive.dynamics;

import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Training at finite width: plain gradient descent on both weight matrices, a fresh batch of pairs in each step. Step i is at
 * time i x learningRate, so that its curves share the axis of the flow, which it follows to first order in the learning rate.
 *
 * @param learningRate step size > 0
 * @param batch number of pairs n >= 1 in each step
 * @param seed of the batches; the weights have their own
 */
public record GradientDescent(double learningRate, int batch, long seed) {

    /** At most about this many points of a run are measured, evenly spread; short runs are measured at every step. */
    private static final int RECORDED_POINTS = 1000;

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
        Require.notNull("start", start);
        Require.notNull("pairs", pairs);
        Require.notNull("schedule", schedule);
        Require.atLeast(1, "steps", steps);
        try (Descent descent = Descent.of(start, pairs, this)) {
            return run(descent, schedule, steps);
        }
    }

    private Trajectory run(Descent descent, Schedule schedule, int steps) {
        Random random = RandomStream.PAIRS.seeded(seed);
        Progress progress = Progress.installed();
        int stride = (steps + RECORDED_POINTS - 1) / RECORDED_POINTS;
        List<Snapshot> recorded = new ArrayList<>(RECORDED_POINTS + 2);
        recorded.add(descent.measure(schedule.at(0), 0));

        // read once a step, so that the run ends with a record of the weights that it returns
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (int step = 1; step <= steps && !interrupted; step++) {
            Objective objective = schedule.at((step - 1) * learningRate);
            requireFinite(descent.take(objective, random), step, recorded, descent);
            descent.update();
            requireFinite(descent.size(), step, recorded, descent);
            interrupted = Thread.currentThread().isInterrupted();
            if (step % stride == 0 || step == steps || interrupted) {
                recorded.add(descent.measure(objective, step * learningRate));
                progress.report("gradient descent", (double) step / steps);
            }
        }
        progress.report("gradient descent", 1);
        return Trajectory.stepped(recorded, descent.tower());
    }

    private void requireFinite(double value, int step, List<Snapshot> recorded, Descent descent) {
        if (!Double.isFinite(value)) {
            Progress.installed().report("gradient descent", 1);
            throw new DivergedException("gradient descent met " + value, step, Trajectory.stepped(recorded, descent.tower()),
                    "The learning rate is " + learningRate + "; try a smaller one.");
        }
    }
}
