package contrastive.scale;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.data.SignSource;
import contrastive.dynamics.Accelerator;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Flow;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Masses;
import contrastive.flow.AnyLossFlow;
import contrastive.flow.FastFlow;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import contrastive.step.FastPairDescent;
import contrastive.step.FastModelDescent;
import java.util.Optional;

/** The library's runs, faster; META-INF/services names this class. */
public final class FastRuns implements Accelerator {

    /** On the signs where the source deals pairs of the towers' own model, on the inputs where the towers are not those of a model. */
    @Override
    public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
        Require.notNull("start", start);
        Require.notNull("pairs", pairs);
        Require.notNull("settings", settings);
        if (pairs instanceof SignSource source && source.model() == start.source() && FastModelDescent.follows(objective)) {
            return Optional.of(new FastModelDescent(start, source, settings.batch(), settings.learningRate()));
        }
        if (!(start.source() instanceof PairModel) && FastPairDescent.follows(objective)) {
            return Optional.of(new FastPairDescent(start, pairs, settings.batch(), settings.learningRate()));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
        int r = Require.notNull("model", model).signalDirections();
        if (Require.notNull("start", start).aligned().length != r) {
            throw new IllegalArgumentException("start must have r = " + r + " directions, got " + start.aligned().length);
        }
        return FastFlow.of(model, start, objective);
    }

    @Override
    public Flow overPlain(Flow plain, PairModel model) {
        return AnyLossFlow.over(Require.notNull("plain", plain), Require.notNull("model", model));
    }
}
