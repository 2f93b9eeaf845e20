package contrastive.flow;

import contrastive.dynamics.Flow;
import contrastive.objective.Objective;

/** What a Jacobian is compared with. */
final class CentralDifferences {

    private static final double STEP = 1e-5;

    private CentralDifferences() {
    }

    /** The derivative of a flow's derivative, component by component (i, j), shape (dimension, dimension); good to about 1e-9. */
    static double[][] jacobian(Flow flow, Objective objective, double[] state) {
        int dimension = flow.dimension();
        double[][] jacobian = new double[dimension][dimension];
        double[] above = new double[dimension];
        double[] below = new double[dimension];
        for (int j = 0; j < dimension; j++) {
            double[] moved = state.clone();
            moved[j] = state[j] + STEP;
            flow.derivative(objective, moved, above);
            moved[j] = state[j] - STEP;
            flow.derivative(objective, moved, below);
            for (int i = 0; i < dimension; i++) {
                jacobian[i][j] = (above[i] - below[i]) / (2 * STEP);
            }
        }
        return jacobian;
    }
}
