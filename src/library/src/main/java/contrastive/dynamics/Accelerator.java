package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Optional;

/**
 * Computes the library's runs faster. One is found by {@link java.util.ServiceLoader}, and used for a run only after it has given the
 * same numbers there as the plain formulas; without one, the plain formulas run.
 */
public interface Accelerator {

    /**
     * A faster descent for a run.
     *
     * @param settings learning rate and batch
     * @param objective the first one of the run
     * @return empty where there is none for such towers, pairs or objectives
     */
    Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective);

    /** A faster flow for a model, a start and a first objective; empty where there is none. */
    Optional<Flow> flow(PairModel model, Masses start, Objective objective);

    /** The plain flow of a model, under any objectives, with an integrator that takes long steps where it is stiff; itself unless overridden. */
    default Flow overPlain(Flow plain, PairModel model) {
        return Require.notNull("plain", plain);
    }
}
