package contrastive.flow;

import contrastive.dynamics.Masses;
import contrastive.objective.Objective;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The Jacobian of the plain equations in log U_k, log V_k and log a (theory, section 9). With f_k = -l_k / 2 and q = sum_k p_k f_k they are
 * <pre>log U_k' = sigma_k^2 G_k',   log V_k' = -sigma_k^2 (G_k' + 2 Q'),   log a' = -sigma_xi^2 Q',   G_k' = 4 (f_k - q) / M,   Q' = 4 q / M,</pre>
 * G_k and Q as in {@link FastFlow}, but for w, which is in f_k here.
 * Each logarithm moves M by its share mu of it, d log M = mu, and p by dp_k = mu (s [k = i] - p_k), with s = 1 for U_i, -1 for V_i and 0 for a.
 * Only d f_k / dp_i is not a formula: it is a difference of the loss's own slopes, at r further strengths.
 */
final class AnyLossJacobian {

    /** Of a direction's share of M: what is truncated is as small as the round-off. */
    private static final double STEP = Math.sqrt(Math.ulp(1.0));

    final DMatrixRMaj matrix;
    private final double[] variances;
    private final int r;
    private final DMatrixRMaj square;
    private final double[] strengths;
    private final double[] moved;
    private final double[] force;
    private final double[] slopes;
    /** d f_k / dp_i at [k][i]. */
    private final double[][] forceByStrength;
    /** sum_i p_i d f_k / dp_i. */
    private final double[] forceAlong;
    /** dq / dp_i. */
    private final double[] ofQ;

    /** @param variances of the U_k, of the V_k and of the noise: 2 r + 1 numbers */
    AnyLossJacobian(double[] variances) {
        this.variances = variances;
        r = variances.length / 2;
        matrix = new DMatrixRMaj(variances.length, variances.length);
        square = matrix.createLike();
        strengths = new double[r];
        moved = new double[r];
        force = new double[r];
        slopes = new double[r];
        forceByStrength = new double[r][r];
        forceAlong = new double[r];
        ofQ = new double[r];
    }

    void compute(Objective objective, Masses masses) {
        double[] aligned = masses.aligned();
        double[] misaligned = masses.misaligned();
        double total = masses.total();
        for (int k = 0; k < r; k++) {
            strengths[k] = (aligned[k] - misaligned[k]) / total;
        }
        computeForce(objective, strengths);
        System.arraycopy(slopes, 0, force, 0, r);
        double q = 0;
        for (int i = 0; i < r; i++) {
            q += strengths[i] * force[i];
            forceByStrength(objective, i, (aligned[i] + misaligned[i]) / total);
        }
        double qAlong = 0;
        for (int k = 0; k < r; k++) {
            forceAlong[k] = 0;
            ofQ[k] = force[k];
            for (int i = 0; i < r; i++) {
                forceAlong[k] += strengths[i] * forceByStrength[k][i];
                ofQ[k] += strengths[i] * forceByStrength[i][k];
            }
            qAlong += strengths[k] * ofQ[k];
        }
        double pace = 4 / total;
        for (int i = 0; i < r; i++) {
            column(i, i, 1, aligned[i] / total, pace, q, qAlong);
            column(r + i, i, -1, misaligned[i] / total, pace, q, qAlong);
        }
        column(2 * r, 0, 0, masses.noise() / total, pace, q, qAlong);
    }

    /** Towards 0, since a loss need not be defined further out than the flow goes; of what it refuses even there, nothing is known. */
    private void forceByStrength(Objective objective, int i, double share) {
        System.arraycopy(strengths, 0, moved, 0, r);
        moved[i] -= Math.copySign(STEP * share, strengths[i]);
        double step = moved[i] - strengths[i];
        boolean known = step != 0 && computeForce(objective, moved);
        for (int k = 0; k < r; k++) {
            double quotient = known ? (slopes[k] - force[k]) / step : 0;
            forceByStrength[k][i] = Double.isFinite(quotient) ? quotient : 0;
        }
    }

    /** Writes the forces into the slopes. @return whether the objective has some at these strengths */
    private boolean computeForce(Objective objective, double[] at) {
        try {
            objective.ofStrengths(at, slopes);
        } catch (IllegalArgumentException refused) {
            return false;
        }
        for (int k = 0; k < r; k++) {
            slopes[k] /= -2;
        }
        return true;
    }

    private void column(int column, int i, double sign, double share, double pace, double q, double qAlong) {
        double byQ = sign * ofQ[i] - qAlong;
        double ofIntegralOfQ = share * pace * (byQ - q);
        for (int k = 0; k < r; k++) {
            double ofGrowth = share * pace * (sign * forceByStrength[k][i] - forceAlong[k] - byQ - (force[k] - q));
            matrix.set(k, column, variances[k] * ofGrowth);
            matrix.set(r + k, column, -variances[k] * (ofGrowth + 2 * ofIntegralOfQ));
        }
        matrix.set(2 * r, column, -variances[2 * r] * ofIntegralOfQ);
    }

    /**
     * The fourth root of the sum of the fourth powers of all rates, which is the fastest rate or up to (2 r + 1)^(1/4) times that: a rate is an
     * eigenvalue, and the sum is the trace of J^4.
     */
    double fastest() {
        CommonOps_DDRM.mult(matrix, matrix, square);
        double trace = 0;
        for (int i = 0; i < square.numRows; i++) {
            for (int j = 0; j < square.numCols; j++) {
                trace += square.get(i, j) * square.get(j, i);
            }
        }
        return Math.sqrt(Math.sqrt(trace));
    }
}
