package contrastive.dynamics;

import contrastive.data.HadamardDesign;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.function.ToDoubleFunction;

/**
 * Gradient descent without sampling noise, made by {@link GradientDescent#exact}: the batch of every step is the same design, and the
 * start is the orthogonal one unless another is given. Immutable.
 *
 * @param descent learning rate, the design's number of pairs, and quantities of one's own
 * @param design the batch
 * @param start not modified
 */
public record ExactDescent(GradientDescent descent, HadamardDesign design, TwoTower start) {

    /** @throws IllegalArgumentException if something is missing, or the batch is not the whole design */
    public ExactDescent {
        Require.notNull("descent", descent);
        Require.notNull("design", design);
        Require.notNull("start", start);
        if (descent.batch() != design.pairs()) {
            throw new IllegalArgumentException("descent must have the design's batch of " + design.pairs() + ", got " + descent.batch());
        }
    }

    /** The same from other towers, for example random ones; the batches stay without sampling noise. */
    public ExactDescent from(TwoTower otherStart) {
        return new ExactDescent(descent, design, otherStart);
    }

    /** The same, which also measures a quantity of one's own; see {@link GradientDescent#measuring}. */
    public ExactDescent measuring(String name, ToDoubleFunction<TwoTower> quantity) {
        return new ExactDescent(descent.measuring(name, quantity), design, start);
    }

    /** Trains with one objective throughout; see {@link GradientDescent#run(TwoTower, contrastive.data.PairSource, Schedule, int)}. */
    public Trajectory run(Objective objective, int steps) {
        return run(Schedule.constant(objective), steps);
    }

    /** Trains with the objectives of a schedule. */
    public Trajectory run(Schedule schedule, int steps) {
        return descent.run(start, design, schedule, steps);
    }
}
