package contrastive.dynamics;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Training at finite width: plain gradient descent on both weight matrices, a fresh batch of pairs in each step. Step i is at
 * time i x learningRate, so that its curves share the axis of the flow, which it follows to first order in the learning rate.
 *
 * @param learningRate step size > 0
 * @param batch number of pairs n >= 1 in each step
 * @param seed of the batches; the weights have their own
 * @param quantities of a reader's own, measured beside all others
 */
public record GradientDescent(double learningRate, int batch, long seed, List<Quantity> quantities) {

    /** @throws IllegalArgumentException if learningRate or batch is out of range, or two quantities have one name */
    public GradientDescent {
        Require.positive("learningRate", learningRate);
        Require.atLeast(1, "batch", batch);
        quantities = Require.allGiven("quantities", quantities);
        if (quantities.stream().map(quantity -> quantity.name().toLowerCase(Locale.ROOT)).distinct().count() < quantities.size()) {
            throw new IllegalArgumentException("quantities must have different names, got " + quantities.stream().map(Quantity::name).toList());
        }
    }

    /** Without quantities of one's own. */
    public GradientDescent(double learningRate, int batch, long seed) {
        this(learningRate, batch, seed, List.of());
    }

    /**
     * Descent without sampling noise: on a {@link HadamardDesign}, from the orthogonal start, so that it follows
     * the flow to first order in the learning rate (theory, sections 8 and 9). This holds for any loss up to r = 10, and above for losses
     * that need second moments only, such as the objectives of section 3.
     *
     * @throws IllegalArgumentException if learningRate is not positive, or there is no room for the design
     */
    public static ExactDescent exact(PairModel model, double learningRate) {
        Require.positive("learningRate", learningRate);
        HadamardDesign design = HadamardDesign.of(model);
        return new ExactDescent(new GradientDescent(learningRate, design.pairs(), 0), design, TwoTower.orthogonal(model));
    }

    /**
     * The same descent, which also measures a quantity of one's own at each recorded step.
     *
     * @param name of the column in {@link Trajectory#table}
     * @param quantity of the towers
     * @throws IllegalArgumentException if the name is taken
     */
    public GradientDescent measuring(String name, ToDoubleFunction<TwoTower> quantity) {
        List<Quantity> more = new ArrayList<>(quantities);
        more.add(new Quantity(name, Require.notNull("quantity", quantity)));
        return new GradientDescent(learningRate, batch, seed, more);
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
     * @throws IllegalArgumentException if an argument is out of range, or an objective cannot be computed over these pairs
     * @throws DivergedException if the objective or a squared norm of the weights is no longer finite; carries the step and the run so far
     * @throws UnsupportedOperationException if the towers' source is neither a {@link PairModel} nor knows its cross
     *     moment, so that nothing can be measured
     */
    public Trajectory run(TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        return run(start, pairs, schedule, steps, Optional.empty());
    }

    /** The same with a keeper, which saves the run as it goes: the run continues where an earlier start of it stopped. */
    public Trajectory run(TwoTower start, PairSource pairs, Schedule schedule, int steps, Optional<Keeper> keeper) {
        Require.finite("weightsA", Require.notNull("start", start).weightsA());
        Require.finite("weightsB", start.weightsB());
        Require.notNull("pairs", pairs);
        Require.notNull("schedule", schedule);
        Require.atLeast(1, "steps", steps);
        Require.notNull("keeper", keeper);
        Require.room("batch", batch, batch, start.weightsA().numRows);
        if (!(start.source() instanceof PairModel)) {
            start.source().crossMoment(); // a run that cannot be measured is refused before its first step
        }
        try (DescentRun run = new DescentRun(this, start, pairs, schedule, steps)) {
            return run.run(keeper);
        }
    }
}
