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

/** One integration of a flow: its steps, and the snapshots in them, which are computed when they are read. */
final class FlowRun {

    /** Relative and absolute error of the integrated logarithms, per step. */
    private static final double TOLERANCE = 1e-12;
    /** Recorded points in each step of the integrator, so that a curve drawn through them is smooth. */
    private static final int POINTS_IN_STEP = 4;
    static final String TASK = "infinite-width flow";

    private final Flow flow;
    private final Schedule schedule;
    private final double duration;
    private final Progress progress;
    private final List<ODEStateInterpolator> steps = new ArrayList<>();
    private final List<Double> times = new ArrayList<>(List.of(0.0));
    private double[] state;
    private double time;
    private boolean interrupted;

    /** The schedule is that of the whole run. Progress hears how far it is; the caller says its end, since a finer flow may begin it anew. */
    FlowRun(Flow flow, Schedule schedule, double duration, Progress progress) {
        this.flow = flow;
        this.schedule = schedule;
        this.duration = duration;
        this.progress = progress;
        this.state = new double[flow.dimension()];
    }

    /** Leaves the integrator, which has no other way to be stopped from outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** The flow does not stand for all directions any more. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Flow finer;
        /** The run as far as it was resolved. */
        final transient Trajectory before;

        private Unresolved(Flow finer, Trajectory before) {
            super(null, null, false, false);
            this.finer = finer;
            this.before = before;
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
     * Integrates up to a time under the objectives of a stage; does nothing once the run is interrupted.
     *
     * @throws Unresolved if a finer flow has to begin the run anew
     */
    void integrate(Schedule stage, double to) {
        if (interrupted) {
            return;
        }
        ODEIntegrator integrator = flow.integrator(stage, to - time, TOLERANCE);
        integrator.addStepHandler(this::add);
        try {
            state = integrator.integrate(new Equations(flow, stage, new double[flow.dimension()]), new ODEState(time, state), to).getPrimaryState();
            time = to;
        } catch (Stopped stopped) {
            interrupted = true;
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

    private void add(ODEStateInterpolator step) {
        double from = step.getPreviousState().getTime();
        double to = step.getCurrentState().getTime();
        double[] reached = step.getCurrentState().getPrimaryState();
        if (!flow.resolves(reached)) {
            throw new Unresolved(flow.finer().orElseThrow(), trajectory());
        }
        FlowSnapshot end = flow.snapshot(Schedule.objectiveAt(schedule, to), to, reached);
        // a condition number may be infinite
        if (!Double.isFinite(end.alignment() + end.noiseShare()) || Double.isNaN(end.conditionNumber())) {
            throw diverged("the flow met alignment " + end.alignment() + ", noise share " + end.noiseShare() + ", condition number "
                    + end.conditionNumber());
        }
        steps.add(step);
        for (int i = 1; i < POINTS_IN_STEP; i++) {
            times.add(from + (to - from) * i / POINTS_IN_STEP);
        }
        times.add(to);
        progress.report(TASK, to / duration);
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
    }

    private RuntimeException diverged(String what) {
        return flow.finer().<RuntimeException>map(finer -> new Unresolved(finer, trajectory())).orElseGet(() ->
                new DivergedException(what, steps.size() + 1, trajectory(), "The duration " + duration
                        + " may be too long, as divided by a rate near 0, or variances or masses too far apart for doubles."));
    }

    /** The run so far, or to its end. */
    Trajectory trajectory() {
        List<ODEStateInterpolator> recorded = List.copyOf(steps);
        List<Double> recordedTimes = List.copyOf(times);
        return Trajectory.dense(recordedTimes, at -> snapshot(recorded, recordedTimes, at));
    }

    private synchronized Snapshot snapshot(List<ODEStateInterpolator> recorded, List<Double> recordedTimes, double at) {
        Objective objective = Schedule.objectiveAt(schedule, at);
        if (at == 0) {
            return flow.snapshot(objective, 0, new double[flow.dimension()]);
        }
        int found = Collections.binarySearch(recordedTimes, at);
        ODEStateInterpolator step = recorded.get(((found < 0 ? -found - 1 : found) - 1) / POINTS_IN_STEP);
        return flow.snapshot(objective, at, step.getInterpolatedState(at).getPrimaryState());
    }
}
