package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** One run of gradient descent: takes the steps, records the points. */
final class DescentRun implements AutoCloseable {

    private static final String TASK = "gradient descent";
    /** At most about this many points of a run are measured, evenly spread; short runs are measured at every step. */
    private static final int RECORDED_POINTS = 1000;
    private static final double MOST_GROWTH = 100;

    private final GradientDescent settings;
    private final Schedule schedule;
    private final int steps;
    private final int stride;
    private final Progress progress = Progress.installed();
    private final Descent descent;
    private final List<Snapshot> recorded = new ArrayList<>();

    DescentRun(GradientDescent settings, TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        this.settings = settings;
        this.schedule = schedule;
        this.steps = steps;
        this.stride = (steps - 1) / RECORDED_POINTS + 1;
        this.descent = Accelerators.descent(Accelerators.Found.ACCELERATOR, start, pairs, settings, objectiveAt(0), progress)
                .filter(this::acceptsAll).orElseGet(() -> new PlainDescent(start, pairs, settings));
    }

    /** Ends the threads of a faster descent that cannot follow all of the schedule. */
    private boolean acceptsAll(Descent fast) {
        Objective before = null;
        try {
            for (long step = 0; step <= steps && !Thread.currentThread().isInterrupted(); step++) {
                Objective objective = objectiveAt(step);
                if (objective != before && !fast.accepts(objective)) {
                    fast.close();
                    return false;
                }
                before = objective;
            }
        } catch (IllegalArgumentException noObjective) {
            fast.close();
            throw noObjective;
        }
        return true;
    }

    /** @param keeper what keeps the run, and knows how far an earlier start of it came */
    Trajectory run(Optional<Keeper> keeper) {
        Optional<Checkpoint> left = keeper.flatMap(keeping -> Require.notNull("keeper.left", keeping.left()));
        left.ifPresent(checkpoint -> restore(checkpoint.state()));
        Random random = left.map(Checkpoint::random).orElseGet(() -> RandomStream.PAIRS.seeded(settings.seed()));
        recorded.addAll(left.map(Checkpoint::recorded).orElseGet(() -> List.of(measure(0))));
        try {
            takeSteps(left.map(Checkpoint::step).orElse(0L), random, keeper);
        } finally {
            progress.report(TASK, 1);
        }
        return Trajectory.stepped(recorded, descent.tower());
    }

    private void restore(double[][] state) {
        if (!Arrays.equals(lengths(state), lengths(descent.state()))) {
            throw new IllegalArgumentException("keeper must have what an earlier start of this run left, got weights of other shapes");
        }
        descent.restore(state);
    }

    private static int[] lengths(double[][] state) {
        return Arrays.stream(state).mapToInt(row -> row.length).toArray();
    }

    private void takeSteps(long taken, Random random, Optional<Keeper> keeper) {
        // read once a step, so that the run ends with a record of the weights that it returns
        boolean interrupted = Thread.currentThread().isInterrupted();
        double sizeBefore = descent.size();
        for (long step = taken + 1; step <= steps && !interrupted; step++) {
            requireFinite(compute(step, random), step, descent::tower);
            descent.update();
            // the weights of before the step are gone
            requireFinite(descent.size(), step, () -> null);
            interrupted = Thread.currentThread().isInterrupted();
            boolean due = step % stride == 0 || step == steps;
            if (due || interrupted) {
                requireFinite(time(step), step, descent::tower);
                recorded.add(measure(step));
                progress.report(TASK, (double) step / steps);
            }
            // a point that only an interrupt has recorded is not one of an unbroken run
            if (due && keeper.isPresent()) {
                keeper.get().keep(new Checkpoint(step, descent.state(), random, recorded), interrupted || step == steps);
            }
        }
        // no objective changes with the weights' size: the flow keeps it
        if (descent.size() > MOST_GROWTH * sizeBefore) {
            progress.say("The learning rate " + settings.learningRate() + " is too large: the weights have grown, which does not happen with small steps.");
        }
    }

    @Override
    public void close() {
        descent.close();
    }

    private double time(long step) {
        return step * settings.learningRate();
    }

    /** The objective after so many steps: that of the next step, and at a jump the one that begins there, as in the flow. */
    private Objective objectiveAt(long step) {
        return Schedule.objectiveAt(schedule, time(step));
    }

    private Snapshot measure(long step) {
        return Quantity.measured(settings.quantities(), descent, descent.measure(objectiveAt(step), time(step)));
    }

    private double compute(long step, Random random) {
        try {
            return descent.compute(objectiveAt(step - 1), random);
        } catch (NotFiniteException notFinite) {
            return notFinite.value();
        } catch (IllegalArgumentException refused) {
            if (step == 1) {
                throw refused;
            }
            // what worked on the first batch has met weights on which it does not
            throw new DivergedException("gradient descent stopped: " + refused.getMessage(), step,
                    Trajectory.stepped(recorded, descent.tower()), "The learning rate is " + settings.learningRate() + ".");
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
