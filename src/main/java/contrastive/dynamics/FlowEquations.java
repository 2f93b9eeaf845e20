package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.objective.InfoNce;
import contrastive.objective.NegativeWeight;
import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The flow of the infinite-width limit (theory, section 5), in logarithms.
 *
 * <p>Its 2 r + 1 equations d log U_k = 4 w sigma_k^2 (theta_k - q) / M, d log V_k = -4 w sigma_k^2 (theta_k + q) / M and
 * d log a = -4 w sigma_xi^2 q / M have only r + 1 different integrals in them: with
 * <pre>Theta_k' = 4 w theta_k / M,   Q' = 4 w q / M,   all 0 at the start,</pre>
 * U_k = U_k(0) e^(sigma_k^2 (Theta_k - Q)), V_k = V_k(0) e^(-sigma_k^2 (Theta_k + Q)), a = a(0) e^(-sigma_xi^2 Q). These are what is
 * integrated, in units of the largest variance, so that the integrator's tolerance does not depend on the units of the data; a
 * mass that starts at 0 stays 0 without a logarithm of it. Directions with equal variance and equal start stay equal and are one
 * group with a multiplicity.
 */
final class FlowEquations implements OrdinaryDifferentialEquation {

    private record Group(double variance, double aligned, double misaligned) {
    }

    private final Schedule schedule;
    /** The largest variance of all: Theta_k and Q are integrated times it, and the variances below are divided by it. */
    private final double unit;
    private final double noiseVariance;
    private final double noiseStart;
    private final int[] groupOf;
    private final double[] variance;
    private final double[] alignedStart;
    private final double[] misalignedStart;
    private final int[] multiplicity;

    // the state's masses, recomputed at each evaluation; one run is one thread
    private final double[] aligned;
    private final double[] misaligned;
    private final double[] strength;
    private double noise;
    private double total;

    FlowEquations(PairModel model, Masses start, Schedule schedule) {
        this.schedule = schedule;
        double[] variances = model.signalVariances();
        this.unit = Math.max(model.noiseVariance(), Arrays.stream(variances).max().orElseThrow());
        this.noiseVariance = model.noiseVariance() / unit;
        this.noiseStart = start.noise();
        double[] startAligned = start.aligned();
        double[] startMisaligned = start.misaligned();
        Map<Group, Integer> groups = new LinkedHashMap<>();
        groupOf = new int[variances.length];
        for (int k = 0; k < variances.length; k++) {
            Group group = new Group(variances[k], startAligned[k], startMisaligned[k]);
            groupOf[k] = groups.computeIfAbsent(group, g -> groups.size());
        }
        int count = groups.size();
        variance = new double[count];
        alignedStart = new double[count];
        misalignedStart = new double[count];
        multiplicity = new int[count];
        groups.forEach((group, index) -> {
            variance[index] = group.variance() / unit;
            alignedStart[index] = group.aligned();
            misalignedStart[index] = group.misaligned();
        });
        for (int index : groupOf) {
            multiplicity[index]++;
        }
        aligned = new double[count];
        misaligned = new double[count];
        strength = new double[count];
    }

    /** One Theta for each group, and Q last. */
    @Override
    public int getDimension() {
        return variance.length + 1;
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        Objective objective = objectiveAt(time);
        takeMasses(state);
        double tauSquared = objective.tauSquared();
        double[] derivative = new double[state.length];
        double q = 0;
        for (int g = 0; g < strength.length; g++) {
            double theta = 1 - Math.tanh(tauSquared * strength[g]);
            derivative[g] = theta;
            q += multiplicity[g] * strength[g] * theta;
        }
        derivative[strength.length] = q;
        double pace = 4 * weight(objective) * (unit / total);
        for (int g = 0; g < derivative.length; g++) {
            derivative[g] *= pace;
        }
        return derivative;
    }

    private Objective objectiveAt(double time) {
        Objective objective = schedule.at(time);
        if (objective instanceof InfoNce infoNce) {
            throw new IllegalArgumentException("the infinite-width flow needs a number of negatives, and that of InfoNce is its"
                    + " batch's less one; use new Contrastive(" + infoNce.tauSquared() + ", batch - 1)");
        }
        return objective;
    }

    private double weight(Objective objective) {
        // no objective of the flow asks for the size of a batch: those that do are refused above
        return NegativeWeight.of(objective.tauSquared(), objective.negatives(0), strength, multiplicity);
    }

    private void takeMasses(double[] state) {
        double integralOfQ = state[variance.length];
        noise = grown(noiseStart, -noiseVariance * integralOfQ);
        total = noise;
        for (int g = 0; g < variance.length; g++) {
            aligned[g] = grown(alignedStart[g], variance[g] * (state[g] - integralOfQ));
            misaligned[g] = grown(misalignedStart[g], -variance[g] * (state[g] + integralOfQ));
            total += multiplicity[g] * (aligned[g] + misaligned[g]);
        }
        for (int g = 0; g < variance.length; g++) {
            strength[g] = (aligned[g] - misaligned[g]) / total;
        }
    }

    /** A mass that starts at 0 stays 0, also where the exponential overflows. */
    private static double grown(double start, double logGrowth) {
        return start == 0 ? 0 : start * Math.exp(logGrowth);
    }

    /** What is measured in a state (theory, section 4). */
    Snapshot snapshot(double time, double[] state) {
        takeMasses(state);
        double alignment = 0;
        double signal = 0;
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int g = 0; g < variance.length; g++) {
            double mass = aligned[g] + misaligned[g];
            alignment += multiplicity[g] * strength[g];
            signal += multiplicity[g] * mass;
            largest = Math.max(largest, mass);
            smallest = Math.min(smallest, mass);
        }
        double entropy = 0;
        for (int g = 0; g < variance.length; g++) {
            double share = (aligned[g] + misaligned[g]) / signal;
            entropy -= share == 0 ? 0 : multiplicity[g] * share * Math.log(share);
        }
        TowerState tower = new TowerState(Math.sqrt(largest / smallest), noise / total, Math.exp(entropy));
        return new ModelSnapshot(time, alignment, tower, tower, weight(objectiveAt(time)), spread(strength),
                new Masses(spread(aligned), spread(misaligned), noise));
    }

    /** From one value a group to one a direction. */
    private double[] spread(double[] ofGroups) {
        double[] ofDirections = new double[groupOf.length];
        for (int k = 0; k < groupOf.length; k++) {
            ofDirections[k] = ofGroups[groupOf[k]];
        }
        return ofDirections;
    }
}
