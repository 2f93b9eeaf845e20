package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.RandomStream;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import contrastive.step.Descent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** One run of gradient descent: takes the steps, records the points. */
final class DescentRun implements AutoCloseable {

    private static final String TASK = "gradient descent";
    /** At most about this many points of a run are measured, evenly spread; short runs are measured at every step. */
    private static final int RECORDED_POINTS = 1000;

    private final GradientDescent settings;
    private final Descent descent;
    private final MeasuredDescent.Measure measure;
    private final Schedule schedule;
    private final int steps;
    private final int stride;
    private final List<Snapshot> recorded = new ArrayList<>();

    DescentRun(GradientDescent settings, MeasuredDescent measured, Schedule schedule, int steps) {
        this.settings = settings;
        this.descent = measured.descent();
        this.measure = measured.measure();
        this.schedule = schedule;
        this.steps = steps;
        this.stride = (steps - 1) / RECORDED_POINTS + 1;
    }

    /** @param keeper what keeps the run on disk, and knows how far an earlier start of it came */
    Trajectory run(Optional<Recording.Keeper> keeper) {
        Optional<Checkpoint> left = keeper.flatMap(Recording.Keeper::left);
        left.ifPresent(checkpoint -> descent.restore(checkpoint.state()));
        Random random = left.map(Checkpoint::random).orElseGet(() -> RandomStream.PAIRS.seeded(settings.seed()));
        recorded.addAll(left.map(Checkpoint::recorded).orElseGet(() -> List.of(measure.at(objectiveAt(0), 0))));
        Progress progress = Progress.installed();
        try {
            takeSteps(left.map(Checkpoint::step).orElse(0L), random, keeper, progress);
        } finally {
            progress.report(TASK, 1);
        }
        return Trajectory.stepped(recorded, descent.tower());
    }

    private void takeSteps(long taken, Random random, Optional<Recording.Keeper> keeper, Progress progress) {
        // read once a step, so that the run ends with a record of the weights that it returns
        boolean interrupted = Thread.currentThread().isInterrupted();
        for (long step = taken + 1; step <= steps && !interrupted; step++) {
            Objective objective = objectiveAt(step - 1);
            requireFinite(take(objective, random), step, descent::tower);
            descent.update();
            // the weights of before the step are gone
            requireFinite(descent.size(), step, () -> null);
            interrupted = Thread.currentThread().isInterrupted();
            boolean due = step % stride == 0 || step == steps;
            if (due || interrupted) {
                requireFinite(time(step), step, descent::tower);
                // at a jump the objective that begins there is in force, as in the flow
                recorded.add(measure.at(objectiveAt(step), time(step)));
                progress.report(TASK, (double) step / steps);
            }
            // a point that only an interrupt has recorded is not one of an unbroken run
            if (due && keeper.isPresent()) {
                keeper.get().keep(new Checkpoint(step, descent.state(), random, recorded), interrupted || step == steps);
            }
        }
    }

    @Override
    public void close() {
        descent.close();
    }

    private double time(long step) {
        return step * settings.learningRate();
    }

    /** In force when so many steps are taken: the next one's, and the one that is measured with. */
    Objective objectiveAt(long step) {
        Objective objective = schedule.at(time(step));
        if (objective == null) {
            throw new IllegalArgumentException("schedule must give an objective at each time, got null at time " + time(step));
        }
        return objective;
    }

    private double take(Objective objective, Random random) {
        try {
            return descent.take(objective, random);
        } catch (NotFiniteException notFinite) {
            return notFinite.value();
        }
    }

    /** @param tower asked for only when a run ends here: to make it costs as much as a step */
    private void requireFinite(double value, long step, Supplier<TwoTower> tower) {
        if (!Double.isFinite(value)) {
            throw new DivergedException("gradient descent met " + value, step, Trajectory.stepped(recorded, tower.get()),
                    "The learning rate is " + settings.learningRate() + "; try a smaller one.");
        }
    }
}
