package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/**
 * Training in the limit of infinite width: gradient flow on the population objective, in 2 r + 1 numbers (theory, section 5).
 * The orthogonal initialisation follows the same equations at finite width. Immutable.
 */
public final class InfiniteWidth {

    /** Relative and absolute error of the integrated logarithms, per step. */
    private static final double TOLERANCE = 1e-12;
    /** A time this fraction of t counts as just before t: the least that the integrator tells apart, with room. */
    private static final double BEFORE = 1 - 1e-12;
    /** Recorded points in each step of the integrator, so that a curve drawn through them is smooth. */
    private static final int POINTS_IN_STEP = 4;

    private final PairModel model;
    private final Masses start;

    private InfiniteWidth(PairModel model, Masses start) {
        this.model = model;
        this.start = start;
    }

    /** The limit for a model, from the standard start U_k = V_k = sigma_k^2 / 2, a = (d - r) sigma_xi^2. */
    public static InfiniteWidth of(PairModel model) {
        return new InfiniteWidth(Require.notNull("model", model), Masses.standardStart(model));
    }

    /**
     * The same model from other masses.
     *
     * @throws IllegalArgumentException if start has another number of directions, no mass at all, or noise that the model has not
     */
    public InfiniteWidth startingFrom(Masses start) {
        Require.notNull("start", start);
        if (start.aligned().length != model.signalDirections()) {
            throw new IllegalArgumentException("start must have r = " + model.signalDirections() + " directions, got "
                    + start.aligned().length);
        }
        if (start.total() - start.noise() <= 0) {
            throw new IllegalArgumentException("start must have some signal mass, got U_k = V_k = 0 throughout");
        }
        if (start.noise() > 0 && model.noiseVariance() == 0) {
            throw new IllegalArgumentException("start.noise must be 0 where noiseVariance is 0, got " + start.noise());
        }
        return new InfiniteWidth(model, start);
    }

    /** Runs one objective throughout; see {@link #run(Schedule, double)}. */
    public Trajectory run(Objective objective, double duration) {
        return run(Schedule.constant(objective), duration);
    }

    /**
     * Integrates from time 0. An interrupted thread ends the run early, with what is recorded until then and the thread's
     * interrupt flag still set.
     *
     * @param schedule the objective at each time
     * @param duration > 0, in flow time (steps times learning rate)
     * @return readable at any time by the integrator's dense output
     * @throws IllegalArgumentException if duration is not positive and finite, or an objective is
     *     {@link contrastive.objective.InfoNce}, whose number of negatives is a batch's and not the flow's
     * @throws DivergedException if a number is no longer finite
     */
    public Trajectory run(Schedule schedule, double duration) {
        Require.notNull("schedule", schedule);
        Require.positive("duration", duration);
        double[] stops = DoubleStream.concat(Arrays.stream(schedule.jumps()).filter(t -> t > 0 && t < duration * BEFORE),
                DoubleStream.of(duration)).sorted().distinct().toArray();
        Recording recording = new Recording(new FlowEquations(model, start, schedule), duration);
        double from = 0;
        double[] state = new double[recording.equations.getDimension()];
        for (double stop : stops) {
            // the objective of a stage holds up to its end; what begins at the jump belongs to the next stage
            Schedule stage = time -> schedule.at(Math.min(time, stop * BEFORE));
            state = integrate(new FlowEquations(model, start, stage), from, state, stop, recording);
            if (recording.interrupted) {
                break;
            }
            from = stop;
        }
        Progress.installed().report("infinite-width flow", 1);
        return recording.trajectory();
    }

    private double[] integrate(FlowEquations equations, double from, double[] state, double to, Recording recording) {
        ODEIntegrator integrator = new DormandPrince853Integrator(0, to - from, TOLERANCE, TOLERANCE);
        integrator.addStepHandler(recording::add);
        try {
            return integrator.integrate(equations, new ODEState(from, state), to).getPrimaryState();
        } catch (Stopped stopped) {
            return state;
        } catch (MathIllegalStateException notFinite) {
            throw recording.diverged("the flow met NaN");
        }
    }

    /** Leaves the integrator, which has no other way to be stopped from outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    /** The steps of a run and the snapshots in them. */
    private static final class Recording {
        private final FlowEquations equations;
        private final double duration;
        private final Progress progress = Progress.installed();
        private final List<ODEStateInterpolator> steps = new ArrayList<>();
        private final List<Double> times = new ArrayList<>(List.of(0.0));
        private boolean interrupted;

        Recording(FlowEquations equations, double duration) {
            this.equations = equations;
            this.duration = duration;
        }

        void add(ODEStateInterpolator step) {
            double from = step.getPreviousState().getTime();
            double to = step.getCurrentState().getTime();
            List<Double> ofStep = new ArrayList<>(POINTS_IN_STEP);
            for (int i = 1; i <= POINTS_IN_STEP; i++) {
                double time = i == POINTS_IN_STEP ? to : from + (to - from) * i / POINTS_IN_STEP;
                Snapshot snapshot = equations.snapshot(time, step.getInterpolatedState(time).getPrimaryState());
                // a condition number may be infinite; it is NaN only where the effective rank is NaN too
                if (!Double.isFinite(snapshot.alignment() + snapshot.noiseShare() + snapshot.effectiveRank())) {
                    throw diverged("the flow met the state [" + snapshot + "]");
                }
                ofStep.add(time);
            }
            steps.add(step);
            times.addAll(ofStep);
            progress.report("infinite-width flow", to / duration);
            if (Thread.currentThread().isInterrupted()) {
                interrupted = true;
                throw new Stopped();
            }
        }

        DivergedException diverged(String what) {
            progress.report("infinite-width flow", 1);
            return new DivergedException(what, steps.size() + 1, trajectory(),
                    "Variances or masses may be too far apart for double precision.");
        }

        Trajectory trajectory() {
            List<ODEStateInterpolator> recorded = List.copyOf(steps);
            return Trajectory.dense(times, time -> at(recorded, time));
        }

        private synchronized Snapshot at(List<ODEStateInterpolator> recorded, double time) {
            int low = 0;
            int high = recorded.size() - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (recorded.get(middle).getCurrentState().getTime() < time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return time == 0
                    ? equations.snapshot(0, new double[equations.getDimension()])
                    : equations.snapshot(time, recorded.get(low).getInterpolatedState(time).getPrimaryState());
        }
    }
}
