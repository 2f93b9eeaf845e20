package contrastive.dynamics;

import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Random;

/**
 * The state of a run of gradient descent, one step after another: {@link #compute}, then {@link #update}. Good for one run, not for several threads.
 */
public interface Descent extends AutoCloseable {

    /**
     * Computes the objective and its gradient over the next batch.
     *
     * @param random advanced as by a draw of the source
     * @return the value, as the objective's own
     * @throws IllegalArgumentException as {@link Objective#gradient}
     */
    double compute(Objective objective, Random random);

    /** One step down the gradient that was computed last. */
    void update();

    /** A sum of squares, of all weights or of the maps that they give: not finite once a run has diverged. */
    double size();

    /** The towers with the current weights; the next step may change them. */
    TwoTower tower();

    /** What {@link Measurement#of} measures of the towers with the current weights. */
    Snapshot measure(Objective objective, double time);

    /** Whether an objective is one that this descent can follow. */
    boolean accepts(Objective objective);

    /** What {@link #compute} and {@link #update} need to continue with bit-identical results; a copy. */
    double[][] state();

    /** Continues from a state that {@link #state} gave for the same start. */
    void restore(double[][] state);

    /** Ends the threads of its own, if it has any. */
    @Override
    default void close() {
    }
}
