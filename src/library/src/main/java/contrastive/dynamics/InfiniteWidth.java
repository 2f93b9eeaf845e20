package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Training in the limit of infinite width: gradient flow on the population objective, in 2 r + 1 numbers (theory, section 5).
 * The orthogonal initialisation follows the same equations at finite width. Immutable.
 */
public final class InfiniteWidth {

    /** A time this fraction of t counts as just before t: the least that the integrator tells apart, with room. */
    private static final double BEFORE = 1 - 1e-12;

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
     * @throws IllegalArgumentException if start has another number of directions, no mass at all, or noise mass where noiseVariance is 0
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
     * Integrates from time 0. An interrupted thread ends the run early, with what is recorded until then and the thread's interrupt flag still set.
     *
     * @param schedule the objective at each time
     * @param duration > 0, in flow time (steps times learning rate)
     * @return readable at any time by the integrator's dense output
     * @throws IllegalArgumentException if duration is not positive and finite, too short or too near to a jump for an integrator, or an objective
     *     has no limit of infinite width, such as {@link contrastive.objective.InfoNce}, whose number of negatives depends on a batch
     * @throws DivergedException if a number is no longer finite
     */
    public Trajectory run(Schedule schedule, double duration) {
        Require.notNull("schedule", schedule);
        Require.positive(duration < Double.POSITIVE_INFINITY ? "duration" : "duration (divided by a rate of 0? At tau^2 = 0 negatives cannot tell"
                + " directions apart, and at a very large tau^2 the gradient is 0, so that nothing balances)", duration);
        double[] jumps = Require.notNull("schedule.jumps", schedule.jumps());
        double[] stops = DoubleStream.concat(Arrays.stream(jumps).filter(t -> t > 0 && t < duration * BEFORE),
                DoubleStream.of(duration)).sorted().distinct().toArray();
        Progress progress = Progress.installed();
        try {
            return run(schedule, stops, progress);
        } finally {
            progress.report(FlowRun.TASK, 1);
        }
    }

    /** By a faster flow where there is one that proves itself and knows the objectives; by the plain formulas otherwise. */
    private Trajectory run(Schedule schedule, double[] stops, Progress progress) {
        Optional<Flow> fast = Accelerators.flow(Accelerators.Found.ACCELERATOR, model, start, Schedule.objectiveAt(schedule, 0), progress);
        if (fast.isPresent()) {
            try {
                return run(fast.get(), schedule, stops, progress);
            } catch (UnsupportedOperationException unknownObjective) {
                // the schedule has others than the first one
            }
        }
        Flow plain = new FlowEquations(model, start);
        try {
            return run(Accelerators.Found.ACCELERATOR.map(found -> found.overPlain(plain, model)).orElse(plain), schedule, stops, progress);
        } catch (UnsupportedOperationException noFlow) {
            throw new IllegalArgumentException(noFlow.getMessage(), noFlow);
        }
    }

    /** With a flow, or with a finer one if it turns out not to resolve the run. */
    private static Trajectory run(Flow coarse, Schedule schedule, double[] stops, Progress progress) {
        Flow flow = coarse;
        while (true) {
            FlowRun run = new FlowRun(flow, schedule, stops[stops.length - 1], progress);
            try {
                for (double stop : stops) {
                    // the objective of a stage holds up to its end; what begins at the jump belongs to the next stage
                    run.integrate(time -> schedule.at(Math.min(time, stop * BEFORE)), stop);
                }
                return run.trajectory();
            } catch (FlowRun.Stopped early) {
                if (Thread.currentThread().isInterrupted()) {
                    return run.trajectory();
                }
                flow = flow.finer().orElseThrow();
            }
        }
    }
}
