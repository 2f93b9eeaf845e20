package contrastive.flow;

import contrastive.data.PairModel;
import contrastive.dynamics.Flow;
import contrastive.dynamics.Masses;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Optional;

/** The fast flow for the objectives that it knows. */
public final class FlowAcceleration {

    private FlowAcceleration() {
    }

    /** As {@link contrastive.dynamics.Accelerator#flow}. */
    public static Optional<Flow> of(PairModel model, Masses start, Objective objective) {
        boolean known = objective instanceof Contrastive || objective instanceof PositivesOnly;
        return known ? Optional.of(new FastFlow(model, start, FlowNodes.of(model, start))) : Optional.empty();
    }
}
