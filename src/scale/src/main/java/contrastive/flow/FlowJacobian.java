package contrastive.flow;

import contrastive.objective.Contrastive;
import contrastive.objective.Objective;

/**
 * The Jacobian of {@link FastFlow#derivative}: a diagonal plus four ranks, since the directions know of each other only by d log M, dQ, dq and
 * d log(4 w / M). With alpha_k = sigma_k^2 (U_k + V_k) / M, beta_k = 2 sigma_k^2 V_k / M and t_k = tau^2 sech^2(tau^2 p_k) it is
 * <pre>d p_k = alpha_k dG_k + beta_k dQ - p_k d log M,   d theta_k = -t_k d p_k.</pre>
 */
final class FlowJacobian {

    static final int RANK = 4;
    private static final int LOG_M = 0;
    private static final int Q = 1;
    private static final int MEAN = 2;
    private static final int LOG_PACE = 3;

    final double[] diagonal;
    /** Of dG' and dQ' by each of the four, and each of the four by dG and dQ. */
    final double[][] columns;
    final double[][] rows;
    private final FlowNodes nodes;
    private final double noiseVariance;

    /** @param noiseVariance in the units of the nodes' variances */
    FlowJacobian(FlowNodes nodes, double noiseVariance) {
        this.nodes = nodes;
        this.noiseVariance = noiseVariance;
        int dimension = nodes.variance.length + 1;
        diagonal = new double[dimension];
        columns = new double[RANK][dimension];
        rows = new double[RANK][dimension];
        rows[Q][dimension - 1] = 1;
    }

    /**
     * @param state computed under the objective
     * @param pace 4 w / M, in the units of the nodes' variances
     */
    void compute(FlowState state, Objective objective, double pace) {
        double tauSquared = objective instanceof Contrastive contrastive ? contrastive.tauSquared() : 0;
        int last = diagonal.length - 1;
        // d log w = (1 - w) d(log Z - tau^2 sum p) = -(1 - w) tau^2 sum theta_k d p_k
        double damping = (1 - state.negativeWeight) * tauSquared;
        double logMByQ = -noiseVariance * state.noise / state.total;
        double meanByQ = 0;
        double meanByLogM = 0;
        double thetaByQ = 0;
        for (int g = 0; g < last; g++) {
            double theta = state.force[g] + state.q;
            double slope = tauSquared * theta * (2 - theta);
            double alpha = nodes.variance[g] * (state.mass(g) / state.total);
            double beta = 2 * nodes.variance[g] * (state.misaligned[g] / state.total);
            double ofMean = nodes.weight[g] * (theta - state.strength[g] * slope);
            diagonal[g] = -pace * slope * alpha;
            columns[LOG_M][g] = pace * slope * state.strength[g];
            columns[Q][g] = -pace * slope * beta;
            columns[MEAN][g] = -pace;
            columns[LOG_PACE][g] = pace * state.force[g];
            rows[LOG_M][g] = nodes.weight[g] * nodes.variance[g] * state.strength[g];
            rows[MEAN][g] = ofMean * alpha;
            rows[LOG_PACE][g] = -damping * nodes.weight[g] * theta * alpha;
            logMByQ -= nodes.weight[g] * beta;
            meanByQ += ofMean * beta;
            meanByLogM -= ofMean * state.strength[g];
            thetaByQ += nodes.weight[g] * theta * beta;
        }
        columns[MEAN][last] = pace;
        columns[LOG_PACE][last] = pace * state.q;
        rows[LOG_M][last] = logMByQ;
        rows[MEAN][last] = meanByQ;
        rows[LOG_PACE][last] = -damping * thetaByQ;
        for (int g = 0; g <= last; g++) {
            rows[MEAN][g] += meanByLogM * rows[LOG_M][g];
            rows[LOG_PACE][g] += (damping * state.q - 1) * rows[LOG_M][g];
        }
    }

    /** The rate of the fastest direction, by which an explicit step is limited. */
    double fastest() {
        double fastest = 0;
        for (double rate : diagonal) {
            fastest = Math.max(fastest, -rate);
        }
        return fastest;
    }
}
