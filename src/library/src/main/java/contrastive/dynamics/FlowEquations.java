package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.model.Spectrum;
import contrastive.objective.Objective;

/**
 * The flow of the infinite-width limit by the plain formulas (theory, sections 5 and 9), for any objective that is a function of the
 * direction strengths. A state holds 2 r + 1 logarithms, of the factors by which U_k, V_k and a have grown: they never overflow, and a
 * mass that starts at 0 stays 0.
 */
final class FlowEquations implements Flow {

    private final double[] variances;
    private final double noiseVariance;
    private final double[] alignedStart;
    private final double[] misalignedStart;
    private final double noiseStart;
    private final int r;

    FlowEquations(PairModel model, Masses start) {
        variances = model.signalVariances();
        noiseVariance = model.noiseVariance();
        alignedStart = start.aligned();
        misalignedStart = start.misaligned();
        noiseStart = start.noise();
        r = variances.length;
    }

    @Override
    public int dimension() {
        return 2 * r + 1;
    }

    @Override
    public void derivative(Objective objective, double[] state, double[] derivative) {
        Point point = new Point(state);
        double m = point.total;
        double[] p = point.strengths;
        double[] l = new double[r];
        objective.ofStrengths(p, l);
        // section 9: l_k = dL/dp_k; section 5 is l_k = -2 w theta_k, and then force_k = w theta_k and q = w times its q
        double[] force = new double[r];
        double q = 0;
        for (int k = 0; k < r; k++) {
            force[k] = -l[k] / 2;
            q += p[k] * force[k];
        }
        for (int k = 0; k < r; k++) {
            derivative[k] = 4 * variances[k] * (force[k] - q) / m;          // d/dt log U_k =  4 w sigma_k^2 (theta_k - q) / M
            derivative[r + k] = -4 * variances[k] * (force[k] + q) / m;     // d/dt log V_k = -4 w sigma_k^2 (theta_k + q) / M
        }
        derivative[2 * r] = -4 * noiseVariance * q / m;                     // d/dt log a   = -4 w sigma_xi^2 q / M
    }

    /** The masses in a state, M and p_k. */
    private final class Point {
        private final double[] aligned = new double[r];
        private final double[] misaligned = new double[r];
        private final double[] strengths = new double[r];
        private final double noise;
        private final double total;

        Point(double[] state) {
            noise = grown(noiseStart, state[2 * r]);
            double sum = noise;
            for (int k = 0; k < r; k++) {
                aligned[k] = grown(alignedStart[k], state[k]);
                misaligned[k] = grown(misalignedStart[k], state[r + k]);
                sum += aligned[k] + misaligned[k];
            }
            total = sum;                                                    // M = sum_k (U_k + V_k) + a
            for (int k = 0; k < r; k++) {
                strengths[k] = (aligned[k] - misaligned[k]) / total;        // p_k = (U_k - V_k) / M
            }
        }
    }

    /** A mass that starts at 0 stays 0, also where the exponential overflows. */
    private static double grown(double start, double logGrowth) {
        return start == 0 ? 0 : start * Math.exp(logGrowth);
    }

    @Override
    public Masses masses(double[] state) {
        Point point = new Point(state);
        return new Masses(point.aligned, point.misaligned, point.noise);
    }

    @Override
    public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
        Point point = new Point(state);
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double alignment = 0;
        double[] singularValues = new double[r];
        for (int k = 0; k < r; k++) {
            double mass = point.aligned[k] + point.misaligned[k];
            largest = Math.max(largest, mass);
            smallest = Math.min(smallest, mass);
            alignment += point.strengths[k];
            singularValues[k] = Math.sqrt(mass);
        }
        return new FlowSnapshot(time, alignment, Math.sqrt(largest / smallest), point.noise / point.total,
                objective.negativeWeight(point.strengths, 0), () -> Spectrum.effectiveRank(singularValues), () -> masses(state));
    }
}
