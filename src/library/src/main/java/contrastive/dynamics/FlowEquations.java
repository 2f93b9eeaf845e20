package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The flow of the infinite-width limit (theory, section 5), in logarithms.
 *
 * <p>Its 2 r + 1 equations d log U_k = 4 w sigma_k^2 (theta_k - q) / M, d log V_k = -4 w sigma_k^2 (theta_k + q) / M and
 * d log a = -4 w sigma_xi^2 q / M have only r + 1 different integrals in them: with
 * <pre>G_k' = 4 w (theta_k - q) / M,   Q' = 4 w q / M,   all 0 at the start,</pre>
 * U_k = U_k(0) e^(sigma_k^2 G_k), V_k = V_k(0) e^(-sigma_k^2 (G_k + 2 Q)), a = a(0) e^(-sigma_xi^2 Q). These are what is integrated
 * (and not the integrals of theta_k, which grow with Q for ever and whose differences would be lost in rounding), in units of the
 * largest variance, so that the integrator's tolerance does not depend on the units of the data; a mass that starts at 0 stays 0
 * without a logarithm of it. The directions come as {@link FlowNodes}, which are fewer where many go the same way.
 */
final class FlowEquations implements OrdinaryDifferentialEquation {

    private final FlowNodes nodes;
    private final PairModel model;
    private final Masses start;
    private final Schedule schedule;
    /** The largest variance of all: G_k and Q are integrated times it, and the variances of the nodes are divided by it. */
    private final double unit;
    /** The state at hand of the run, which is one thread. */
    private final FlowState running;
    /** Of the state at hand; the integrator copies it. */
    private final double[] derivative;

    FlowEquations(PairModel model, Masses start, FlowNodes nodes, Schedule schedule) {
        this.model = model;
        this.start = start;
        this.nodes = nodes;
        this.schedule = schedule;
        unit = FlowNodes.unit(model);
        running = newState();
        derivative = new double[getDimension()];
    }

    /** One G for each node, and Q last. */
    @Override
    public int getDimension() {
        return nodes.variance.length + 1;
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
        running.take(state, objectiveAt(time));
        double pace = 4 * running.negativeWeight * (unit / running.total);
        for (int g = 0; g < running.force.length; g++) {
            derivative[g] = pace * running.force[g];
        }
        derivative[running.force.length] = pace * running.q;
        return derivative;
    }

    private Objective objectiveAt(double time) {
        Objective objective = schedule.at(time);
        if (objective == null) {
            throw new IllegalArgumentException("schedule must give an objective at each time, got null at time " + time);
        }
        if (objective instanceof InfoNce infoNce) {
            throw new IllegalArgumentException("objective of the schedule must have a number of negatives for the infinite-width flow,"
                    + " and that of InfoNce is its batch's less one; use new Contrastive(" + infoNce.tauSquared() + ", batch - 1)");
        }
        return objective;
    }

    private FlowState newState() {
        return new FlowState(nodes, start.noise(), model.noiseVariance() / unit);
    }

    /** Masses and sums in a state of the run. */
    FlowState at(double time, double[] state) {
        FlowState taken = newState();
        taken.take(state, objectiveAt(time));
        return taken;
    }

    /** What is measured in a state (theory, section 4). */
    Snapshot snapshot(double time, double[] state) {
        FlowState taken = at(time, state);
        return new FlowSnapshot(time, taken.alignment(), Math.sqrt(nodes.massRatio(taken)), taken.noiseShare(), taken.negativeWeight,
                () -> at(time, state).effectiveRank(), () -> masses(state));
    }

    /** U_k, V_k and a of all r directions. */
    private Masses masses(double[] state) {
        double integralOfQ = state[state.length - 1];
        double[] growth = nodes.spread(state);
        double[] variances = model.signalVariances();
        double[] aligned = start.aligned();
        double[] misaligned = start.misaligned();
        for (int k = 0; k < variances.length; k++) {
            double variance = variances[k] / unit;
            aligned[k] = FlowState.grown(aligned[k], variance * growth[k]);
            misaligned[k] = FlowState.grown(misaligned[k], -variance * (growth[k] + 2 * integralOfQ));
        }
        return new Masses(aligned, misaligned, FlowState.grown(start.noise(), -model.noiseVariance() / unit * integralOfQ));
    }
}
