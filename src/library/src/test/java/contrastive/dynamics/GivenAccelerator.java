package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.util.Optional;

/** The one that META-INF/services names for the library's tests: has nothing faster, unless a test gives it something. */
public final class GivenAccelerator implements Accelerator {

    static Optional<Accelerator> given = Optional.empty();

    @Override
    public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
        return given.flatMap(accelerator -> accelerator.descent(start, pairs, settings, objective));
    }

    @Override
    public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
        return given.flatMap(accelerator -> accelerator.flow(model, start, objective));
    }
}
