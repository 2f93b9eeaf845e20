package contrastive.scale;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.SignSource;
import contrastive.dynamics.Accelerator;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Flow;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Masses;
import contrastive.flow.FlowAcceleration;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.step.InputDescent;
import contrastive.step.SignDescent;
import java.util.Optional;

/** The library's runs, faster: found by its name in META-INF/services. */
public final class FastRuns implements Accelerator {

    /**
     * On the signs alone where the source deals pairs of the towers' own model, on the inputs where the towers are not those of a model; for
     * InfoNCE and positive pairs, and on signs for the contrastive objective.
     */
    @Override
    public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
        boolean anyPairs = objective instanceof InfoNce || objective instanceof PositivesOnly;
        if (pairs instanceof SignSource source && source.model() == start.source() && (anyPairs || objective instanceof Contrastive)) {
            return Optional.of(new SignDescent(start, source, settings.batch(), settings.learningRate()));
        }
        if (!(start.source() instanceof PairModel) && anyPairs) {
            return Optional.of(new InputDescent(start, pairs, settings.batch(), settings.learningRate()));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
        return FlowAcceleration.of(model, start, objective);
    }
}
