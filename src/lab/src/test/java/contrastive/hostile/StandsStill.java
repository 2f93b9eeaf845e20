package contrastive.hostile;

import contrastive.dynamics.Flow;
import contrastive.dynamics.FlowSnapshot;
import contrastive.dynamics.Masses;
import contrastive.objective.Objective;

/** A flow that leaves to the interface what it does not have to say. */
record StandsStill() implements Flow {
    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public void derivative(Objective objective, double[] state, double[] derivative) {
        derivative[0] = 0;
    }

    @Override
    public Masses masses(double[] state) {
        return new Masses(new double[] {1}, new double[] {1}, 0);
    }

    @Override
    public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
        return new FlowSnapshot(time, 0, 1, 0, 1, () -> 1, () -> masses(state));
    }
}
