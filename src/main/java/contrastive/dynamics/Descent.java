package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.SignSource;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Random;

/** The state of a run of gradient descent, one step after another: {@link #take}, then {@link #update}. */
interface Descent extends AutoCloseable {

    /**
     * On the signs alone where the source is one of the towers' own model, on the inputs where the towers are not those of a model, by the
     * plain formulas otherwise: the same numbers up to round-off.
     */
    static Descent of(TwoTower start, PairSource pairs, GradientDescent settings) {
        if (pairs instanceof SignSource source && source.model() == start.source()) {
            return new DescentOnSigns(start, source, settings);
        }
        return start.source() instanceof PairModel ? new PlainDescent(start, pairs, settings) : new DescentOnInputs(start, pairs, settings);
    }

    /** Draws a batch and takes the objective and its gradient over it; gives the value. */
    double take(Objective objective, Random random);

    /** One step down the gradient that was taken last. */
    void update();

    /** A sum of squares of all weights, or of what they make of the data: not finite once a run has diverged. */
    double size();

    /** The state of now, as {@link Measurement#of} measures the towers. */
    Snapshot measure(Objective objective, double time);

    /** The towers with the weights of now; may be the ones that the next step changes. */
    TwoTower tower();

    /** All that {@link #take} and {@link #update} go on from, to the last bit; a copy. */
    double[][] state();

    /** Goes on from a state that {@link #state} gave for the same start. */
    void restore(double[][] state);

    @Override
    default void close() {
    }
}
