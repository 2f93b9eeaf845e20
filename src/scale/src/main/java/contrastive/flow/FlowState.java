package contrastive.flow;

import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;

/** The masses of the flow's nodes in one state, and the sums over directions made of them; each {@link #compute} overwrites the last. */
final class FlowState {

    /** A product of halves that is not below it can take another. */
    private static final double LEAST_PRODUCT = 1e-300;
    /** Up to here four terms of the series of tanh are exact to round-off. */
    private static final double SMALL = 0.02;

    /** Below it exp underflows to 0; skip the slow call. */
    private static final double UNDERFLOW = -746;

    private final FlowNodes nodes;
    private final double noiseStart;
    private final double noiseVariance;

    /** G of each node, then Q: the state computed last. */
    double[] integrals;
    double integralOfQ;
    /** U, V and p of each node; a and M; 1 - sum p, which is exact also where it is tiny. */
    final double[] aligned;
    final double[] misaligned;
    final double[] strength;
    double noise;
    double total;
    double gap;
    /** theta - q of each node, q and w under an objective. */
    final double[] force;
    double q;
    double negativeWeight;

    /** @param noiseVariance in the units of the nodes' variances */
    FlowState(FlowNodes nodes, double noiseStart, double noiseVariance) {
        this.nodes = nodes;
        this.noiseStart = noiseStart;
        this.noiseVariance = noiseVariance;
        int count = nodes.variance.length;
        aligned = new double[count];
        misaligned = new double[count];
        strength = new double[count];
        force = new double[count];
    }

    /**
     * @param state G of each node, then Q; not modified, and kept until the next call
     * @throws UnsupportedOperationException if the objective is none that this flow knows
     */
    void compute(double[] state, Objective objective) {
        computeMasses(state);
        if (objective instanceof Contrastive contrastive) {
            computeForces(contrastive.tauSquared(), contrastive.negatives());
        } else if (objective instanceof PositivesOnly) {
            // the contrastive dynamics at tau = 0 with w = 1
            computeForces(0, Double.POSITIVE_INFINITY);
        } else {
            throw new UnsupportedOperationException("objective must be Contrastive or PositivesOnly here, got " + objective);
        }
    }

    void computeMasses(double[] state) {
        integrals = state;
        integralOfQ = state[aligned.length];
        noise = grown(noiseStart, -noiseVariance * integralOfQ);
        double sumAligned = 0;
        double sumMisaligned = 0;
        for (int g = 0; g < aligned.length; g++) {
            double variance = nodes.variance[g];
            aligned[g] = grown(nodes.alignedStart[g], variance * state[g]);
            misaligned[g] = grown(nodes.misalignedStart[g], -variance * (state[g] + 2 * integralOfQ));
            sumAligned += nodes.weight[g] * aligned[g];
            sumMisaligned += nodes.weight[g] * misaligned[g];
        }
        total = sumAligned + sumMisaligned + noise;
        gap = (2 * sumMisaligned + noise) / total;
        for (int g = 0; g < aligned.length; g++) {
            strength[g] = (aligned[g] - misaligned[g]) / total;
        }
    }

    /** A mass that starts at 0 stays 0, also where the exponential overflows. */
    static double grown(double start, double logGrowth) {
        return start == 0 || logGrowth < UNDERFLOW ? 0 : start * Math.exp(logGrowth);
    }

    private void computeForces(double tauSquared, double negatives) {
        double largest = 0;
        for (double p : strength) {
            largest = Math.max(largest, Math.abs(p));
        }
        // log K + sum_k (log cosh(tau^2 p_k) - tau^2 p_k)
        double exponent = Math.log(negatives);
        boolean small = tauSquared * largest <= SMALL;
        exponent += small ? smallLogits(tauSquared) : logits(tauSquared);
        // w = 1 / (1 + e^(-x)), with Java's own exp: Hipparchus's takes a twentieth of the run
        negativeWeight = 1 / (1 + Math.exp(-exponent));
        // theta_k - q = theta_k - c - sum_j p_j (theta_j - c) + c (1 - sum_j p_j): with c near them all, little round-off is left at balance
        double near = 1;
        if (!small) {
            near = mean();
            for (int g = 0; g < force.length; g++) {
                force[g] -= near;
            }
        }
        double beyond = mean() - near * gap;
        for (int g = 0; g < force.length; g++) {
            force[g] -= beyond;
        }
        q = near + beyond;
    }

    /** Of the forces over all directions: sum_k p_k force_k. */
    private double mean() {
        double mean = 0;
        for (int g = 0; g < force.length; g++) {
            mean += nodes.weight[g] * strength[g] * force[g];
        }
        return mean;
    }

    /** Writes theta into the forces. */
    private double logits(double tauSquared) {
        double sum = 0;
        // of what the nodes of weight 1 have inside of their logarithms: one each would take a fifth of a stiff run
        double product = 1;
        for (int g = 0; g < strength.length; g++) {
            double logit = tauSquared * strength[g];
            // one exponential for both: with e = e^(-2|x|), 1 - tanh x = 2e / (1 + e) and log cosh x = |x| + log((1 + e) / 2)
            double e = Math.exp(-2 * Math.abs(logit));
            force[g] = (logit < 0 ? 2 : 2 * e) / (1 + e);
            double weight = nodes.weight[g];
            sum += weight * (Math.abs(logit) - logit);
            if (weight == 1 && product > LEAST_PRODUCT) {
                product *= (1 + e) / 2;
            } else {
                sum += weight * Math.log((1 + e) / 2);
            }
        }
        return sum + Math.log(product);
    }

    /** Writes theta - 1 = -tanh into the forces, by the series of tanh and log cosh: the next terms are below a rounding. */
    private double smallLogits(double tauSquared) {
        double sum = 0;
        for (int g = 0; g < strength.length; g++) {
            double x = tauSquared * strength[g];
            double y = x * x;
            force[g] = -x * (1 - y * (1.0 / 3 - y * (2.0 / 15 - y * (17.0 / 315))));
            sum += nodes.weight[g] * (y * (0.5 - y * (1.0 / 12 - y * (1.0 / 45 - y * (17.0 / 2520)))) - x);
        }
        return sum;
    }

    /** U + V of a node. */
    double mass(int node) {
        return aligned[node] + misaligned[node];
    }

    /** exp of the entropy of the shares (U_k + V_k) / sum (U + V). */
    double effectiveRank() {
        double signal = 0;
        for (int g = 0; g < strength.length; g++) {
            signal += nodes.weight[g] * mass(g);
        }
        double entropy = 0;
        for (int g = 0; g < strength.length; g++) {
            double share = mass(g) / signal;
            entropy -= share == 0 ? 0 : nodes.weight[g] * share * Math.log(share);
        }
        return Math.exp(entropy);
    }
}
