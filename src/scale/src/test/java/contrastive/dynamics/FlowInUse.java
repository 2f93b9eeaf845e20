package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.objective.Objective;

/** Tells whether the library runs a fast flow: one that differs from the plain equations gives way to them, and a test would compare those with themselves. */
public final class FlowInUse {

    private FlowInUse() {
    }

    public static boolean isFast(PairModel model, Masses start, Objective objective) {
        return Accelerators.flow(Accelerators.Found.ACCELERATOR, model, start, objective, Progress.installed()).isPresent();
    }

    /** The plain equations from the standard start, for tests of other packages. */
    public static Flow plain(PairModel model) {
        return new FlowEquations(model, Masses.standardStart(model));
    }
}
