package contrastive.flow;

import contrastive.data.PairModel;
import contrastive.dynamics.Masses;
import java.util.Optional;

/**
 * What the flow integrates in place of the model's r directions: nodes, each with a variance and a start of its own, and with a
 * weight that says for how many directions it stands. A sum over directions is the weighted sum over nodes. Immutable.
 */
abstract sealed class FlowNodes permits GroupNodes, SpectrumNodes {

    /** Variance of each node, over the model's largest, so that nothing depends on the units of the data. */
    final double[] variance;
    /** How many directions each node stands for; a node of a quadrature has a fraction, which may be below 0. */
    final double[] weight;
    /** U and V of each node at time 0. */
    final double[] alignedStart;
    final double[] misalignedStart;

    FlowNodes(double[] variance, double[] weight, double[] alignedStart, double[] misalignedStart) {
        this.variance = variance;
        this.weight = weight;
        this.alignedStart = alignedStart;
        this.misalignedStart = misalignedStart;
    }

    /** The fewest nodes that may do for a start; whether they did is known only from the run ({@link #resolve}). */
    static FlowNodes of(PairModel model, Masses start) {
        double[] variances = model.signalVariances();
        double[] aligned = start.aligned();
        double[] misaligned = start.misaligned();
        boolean standard = true;
        for (int k = 0; k < variances.length && standard; k++) {
            standard = aligned[k] == variances[k] / 2 && misaligned[k] == variances[k] / 2;
        }
        double unit = unit(model);
        for (int k = 0; k < variances.length; k++) {
            variances[k] /= unit;
        }
        return standard ? SpectrumNodes.of(variances, unit) : GroupNodes.of(variances, aligned, misaligned);
    }

    /** The largest variance of all, that of the noise included. */
    static double unit(PairModel model) {
        double largest = model.noiseVariance();
        for (double variance : model.signalVariances()) {
            largest = Math.max(largest, variance);
        }
        return largest;
    }

    /** From a smooth quantity of the nodes to that of the r directions, in the order of the model. */
    abstract double[] spread(double[] ofNodes);

    /** max over min of U + V over all directions (not over nodes) in a state. */
    abstract double massRatio(FlowState state);

    /** Whether the nodes still stand for their directions to round-off in a state. */
    abstract boolean resolve(FlowState state);

    /** More nodes for a run that these did not resolve; empty when each direction has its own. */
    abstract Optional<FlowNodes> finer();
}
