package contrastive.dynamics;

import contrastive.data.NotFiniteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/** One integration of the flow on given nodes: its steps, and the snapshots in them, which are worked out when they are read. */
final class FlowRun {

    /** Relative and absolute error of the integrated logarithms, per step. */
    private static final double TOLERANCE = 1e-12;
    /** Recorded points in each step of the integrator, so that a curve drawn through them is smooth. */
    private static final int POINTS_IN_STEP = 4;
    static final String TASK = "infinite-width flow";

    private final FlowNodes nodes;
    private final FlowEquations equations;
    private final double duration;
    private final Progress progress;
    private final List<ODEStateInterpolator> steps = new ArrayList<>();
    private final List<Double> times = new ArrayList<>(List.of(0.0));
    private double[] state;
    private double time;
    private boolean interrupted;

    /**
     * @param equations of the whole run, by which its snapshots are read
     * @param progress hears how far the run is; its end is for the caller to say, since other nodes may begin it anew
     */
    FlowRun(FlowNodes nodes, FlowEquations equations, double duration, Progress progress) {
        this.nodes = nodes;
        this.equations = equations;
        this.duration = duration;
        this.progress = progress;
        this.state = new double[equations.getDimension()];
    }

    /** Leaves the integrator, which has no other way to be stopped from outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** The nodes are too few for this run. */
    static final class Unresolved extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient FlowNodes finer;
        private final transient Trajectory before;

        private Unresolved(FlowNodes finer, Trajectory before) {
            super(null, null, false, false);
            this.finer = finer;
            this.before = before;
        }

        /** The run as far as the nodes did. */
        Trajectory before() {
            return before;
        }

        FlowNodes finer() {
            return finer;
        }
    }

    /**
     * Goes on to a time by the equations of a stage; does nothing once the run is interrupted.
     *
     * @throws Unresolved if the nodes do not stand for their directions any more
     */
    void integrate(FlowEquations stage, double to) {
        if (interrupted) {
            return;
        }
        ODEIntegrator integrator = new DormandPrince853Integrator(0, to - time, TOLERANCE, TOLERANCE);
        integrator.addStepHandler(this::add);
        try {
            state = integrator.integrate(stage, new ODEState(time, state), to).getPrimaryState();
            time = to;
        } catch (Stopped stopped) {
            interrupted = true;
        } catch (MathIllegalArgumentException tooShort) {
            throw new IllegalArgumentException("duration and schedule.jumps must leave intervals that an integrator can step through, got "
                    + time + " to " + to, tooShort);
        } catch (MathIllegalStateException | NotFiniteException notFinite) {
            throw diverged("the flow met NaN");
        }
    }

    private void add(ODEStateInterpolator step) {
        double from = step.getPreviousState().getTime();
        double to = step.getCurrentState().getTime();
        FlowState end = equations.at(to, step.getCurrentState().getPrimaryState());
        if (!nodes.resolve(end)) {
            throw new Unresolved(nodes.finer().orElseThrow(), trajectory());
        }
        // a condition number may be infinite; it is NaN only where the effective rank is NaN too
        if (!Double.isFinite(end.alignment() + end.noiseShare() + end.effectiveRank())) {
            throw diverged("the flow met alignment " + end.alignment() + ", noise share " + end.noiseShare() + ", effective rank "
                    + end.effectiveRank());
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
        Optional<FlowNodes> finer = nodes.finer();
        if (finer.isPresent()) {
            return new Unresolved(finer.get(), trajectory());
        }
        return new DivergedException(what, steps.size() + 1, trajectory(),
                "Variances or masses may be too far apart for double precision.");
    }

    /** The run so far, or to its end. */
    Trajectory trajectory() {
        List<ODEStateInterpolator> recorded = List.copyOf(steps);
        return Trajectory.dense(times, at -> snapshot(recorded, at));
    }

    private synchronized Snapshot snapshot(List<ODEStateInterpolator> recorded, double at) {
        if (at == 0) {
            return equations.snapshot(0, new double[equations.getDimension()]);
        }
        int low = 0;
        int high = recorded.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (recorded.get(middle).getCurrentState().getTime() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return snapshot(recorded.get(low), at);
    }

    private Snapshot snapshot(ODEStateInterpolator step, double at) {
        return equations.snapshot(at, step.getInterpolatedState(at).getPrimaryState());
    }
}
