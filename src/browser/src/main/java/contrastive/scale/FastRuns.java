package contrastive.scale;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.dynamics.Accelerator;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Flow;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Masses;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Optional;

/** Nothing is faster in a page: there the plain formulas train. */
public final class FastRuns implements Accelerator {

    @Override
    public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
        return Optional.empty();
    }

    @Override
    public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
        return Optional.empty();
    }
}
