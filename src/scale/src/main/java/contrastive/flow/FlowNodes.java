package contrastive.flow;

import contrastive.data.PairModel;
import contrastive.dynamics.Masses;
import java.util.Optional;

/**
 * What the flow integrates in place of the model's r directions: nodes, each with a variance, a start and a
 * weight, the number of directions for which it stands. A sum over directions is the weighted sum over nodes. Immutable. There may be a million
 * directions, and streams over them take a third of a whole run: here loops are plain.
 */
abstract sealed class FlowNodes permits GroupNodes, SpectrumNodes {

    /** Variance of each node, over the model's largest, so that nothing depends on the units of the data. */
    final double[] variance;
    /** The number of directions for each node; a fraction for a node of a quadrature, and possibly below 0. */
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

    /** The fewest nodes that may suffice for a start; only the run shows whether they did ({@link #resolve}). */
    static FlowNodes of(PairModel model, Masses start) {
        double[] variances = model.signalVariances();
        double[] aligned = start.aligned();
        double[] misaligned = start.misaligned();
        double unit = unit(model);
        boolean standard = true;
        for (int k = 0; k < variances.length; k++) {
            standard &= aligned[k] == variances[k] / 2 && misaligned[k] == variances[k] / 2;
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
    double massRatio(FlowState state) {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int node = 0; node < variance.length; node++) {
            largest = Math.max(largest, state.mass(node));
            smallest = Math.min(smallest, state.mass(node));
        }
        return largest / smallest;
    }

    /** Whether the nodes still stand for their directions to round-off in a state. */
    boolean resolve(FlowState state) {
        return true;
    }

    /** More nodes for a run that these did not resolve; empty when each direction has its own. */
    Optional<FlowNodes> finer() {
        return Optional.empty();
    }
}
