package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** One integration of a flow: its steps, and the snapshots in them, which are computed when they are read. */
final class FlowRun {

    /** Relative and absolute error of the integrated logarithms, per step. */
    private static final double TOLERANCE = 1e-12;
    /** Recorded points in each step of the integrator, so that a curve drawn through them is smooth. */
    private static final int POINTS_IN_STEP = 4;
    /** What is kept of a run is bounded whatever its length; a flow that is not stiff takes some hundred steps. */
    private static final int MOST_KEPT = 2_000;
    static final String TASK = "infinite-width flow";

    private final Flow flow;
    private final Schedule schedule;
    private final double duration;
    private final Progress progress;
    /** One in so many, from the first on, and the newest: a time between two of them is reached by integrating anew. */
    private final List<ODEStateInterpolator> steps = new ArrayList<>();
    private long stride = 1;
    private long taken;
    private double[] state;
    private double time;

    /** The schedule is that of the whole run. Progress hears how far it is; the caller says its end, since a finer flow may begin it anew. */
    FlowRun(Flow flow, Schedule schedule, double duration, Progress progress) {
        this.flow = flow;
        this.schedule = schedule;
        this.duration = duration;
        this.progress = progress;
        this.state = new double[flow.dimension()];
    }

    /** Leaves the integrator, which has no other way to be stopped: the thread is interrupted, or a finer flow has to begin the run anew. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped() {
            super(null, null, false, false);
        }
    }

    /** The flow under the objectives of a stage. */
    private record Equations(Flow flow, Schedule stage, double[] derivative) implements OrdinaryDifferentialEquation {
        @Override
        public int getDimension() {
            return flow.dimension();
        }

        @Override
        public double[] computeDerivatives(double time, double[] state) {
            flow.derivative(Schedule.objectiveAt(stage, time), state, derivative);
            return derivative;
        }
    }

    /**
     * Integrates up to a time under the objectives of a stage.
     *
     * @throws Stopped if the thread is interrupted, or the flow does not stand for all directions any more
     */
    void integrate(Schedule stage, double to) {
        try {
            state = integrated(stage, new ODEState(time, state), to, this::add);
            time = to;
        } catch (MathIllegalArgumentException tooShort) {
            throw new IllegalArgumentException("duration and schedule.jumps must leave intervals that an integrator can step through, got "
                    + time + " to " + to, tooShort);
        } catch (NotFiniteException notFinite) {
            throw diverged("the flow stopped: " + notFinite.getMessage());
        } catch (MathIllegalStateException stopped) {
            // not by its getMessage, which looks for translations: a page has none
            throw diverged("the flow stopped: " + (stopped.getSpecifier() == LocalizedCoreFormats.MAX_COUNT_EXCEEDED ? "too many steps" : "NaN"));
        }
    }

    private double[] integrated(Schedule stage, ODEState from, double to, ODEStepHandler listener) {
        ODEIntegrator integrator = flow.integrator(stage, to - from.getTime(), TOLERANCE);
        integrator.addStepHandler(listener);
        return integrator.integrate(new Equations(flow, stage, new double[flow.dimension()]), from, to).getPrimaryState();
    }

    private void add(ODEStateInterpolator step) {
        double to = step.getCurrentState().getTime();
        double[] reached = step.getCurrentState().getPrimaryState();
        if (!flow.resolves(reached)) {
            throw new Stopped();
        }
        FlowSnapshot end = flow.snapshot(Schedule.objectiveAt(schedule, to), to, reached);
        // a condition number may be infinite
        if (!Double.isFinite(end.alignment() + end.noiseShare()) || Double.isNaN(end.conditionNumber())) {
            throw diverged("the flow met alignment " + end.alignment() + ", noise share " + end.noiseShare() + ", condition number "
                    + end.conditionNumber());
        }
        if ((taken++ - 1) % stride > 0) {
            steps.remove(steps.size() - 1);
        }
        steps.add(step);
        if (steps.size() > MOST_KEPT) {
            thin(to);
        }
        progress.report(TASK, to / duration);
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    private void thin(double reached) {
        if (flow instanceof FlowEquations && stride == 1 && reached < duration / 2) {
            progress.say("This flow takes short steps: the first " + taken + " end at time " + reached + " of " + duration
                    + ". A stiff flow takes a moment with contrastive-balance-scale beside the library (a loss of your own: up to 64 strengths).");
        }
        stride *= 2;
        for (int other = 1; other < steps.size() - 1; other++) {
            steps.remove(other);
        }
    }

    private RuntimeException diverged(String what) {
        return flow.finer().<RuntimeException>map(finer -> new Stopped()).orElseGet(() ->
                new DivergedException(what, taken + 1, trajectory(), "The duration " + duration
                        + " may be too long, as divided by a rate near 0, or variances or masses too far apart for doubles."));
    }

    /** The run so far, or to its end. */
    Trajectory trajectory() {
        List<ODEStateInterpolator> recorded = List.copyOf(steps);
        List<Double> times = new ArrayList<>(List.of(0.0));
        for (ODEStateInterpolator step : recorded) {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            for (int i = 1; i < POINTS_IN_STEP; i++) {
                times.add(from + (to - from) * i / POINTS_IN_STEP);
            }
            times.add(to);
        }
        return Trajectory.dense(times, at -> snapshot(recorded, times, at));
    }

    private synchronized Snapshot snapshot(List<ODEStateInterpolator> recorded, List<Double> recordedTimes, double at) {
        Objective objective = Schedule.objectiveAt(schedule, at);
        if (at == 0) {
            return flow.snapshot(objective, 0, new double[flow.dimension()]);
        }
        int found = Collections.binarySearch(recordedTimes, at);
        int index = ((found < 0 ? -found - 1 : found) - 1) / POINTS_IN_STEP;
        ODEStateInterpolator step = recorded.get(index);
        return flow.snapshot(objective, at, at >= step.getPreviousState().getTime() ? step.getInterpolatedState(at).getPrimaryState()
                : integrated(schedule, recorded.get(index - 1).getPreviousState(), at, read -> { }));
    }
}
