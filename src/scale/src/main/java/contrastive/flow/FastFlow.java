package contrastive.flow;

import contrastive.data.PairModel;
import contrastive.dynamics.Flow;
import contrastive.dynamics.FlowSnapshot;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Optional;
import org.hipparchus.ode.ODEIntegrator;

/**
 * The flow of the infinite-width limit (theory, section 5) in fewer numbers.
 *
 * <p>Its 2 r + 1 equations d log U_k = 4 w sigma_k^2 (theta_k - q) / M, d log V_k = -4 w sigma_k^2 (theta_k + q) / M and
 * d log a = -4 w sigma_xi^2 q / M have only r + 1 different integrals in them: with
 * <pre>G_k' = 4 w (theta_k - q) / M,   Q' = 4 w q / M,   all 0 at the start,</pre>
 * U_k = U_k(0) e^(sigma_k^2 G_k), V_k = V_k(0) e^(-sigma_k^2 (G_k + 2 Q)), a = a(0) e^(-sigma_xi^2 Q). These are what is integrated
 * (and not the integrals of theta_k, which grow with Q without limit and whose differences would be lost to round-off), in units of the
 * largest variance, so that the integrator's tolerance does not depend on the units of the data. {@link FlowNodes} stand for the directions
 * and are fewer where many behave alike.
 */
public final class FastFlow implements StiffFlow {

    private final FlowNodes nodes;
    private final PairModel model;
    private final Masses start;
    /** The largest variance of all: G_k and Q are integrated times it, and the variances of the nodes are divided by it. */
    private final double unit;
    /** For the run itself, which is one thread; snapshots may be read by others. */
    private final FlowState running;
    private final FlowJacobian jacobian;

    /** Empty for an objective that this flow does not know. */
    public static Optional<Flow> of(PairModel model, Masses start, Objective objective) {
        boolean known = objective instanceof Contrastive || objective instanceof PositivesOnly;
        return known ? Optional.of(new FastFlow(model, start, FlowNodes.of(model, start))) : Optional.empty();
    }

    private FastFlow(PairModel model, Masses start, FlowNodes nodes) {
        this.model = model;
        this.start = start;
        this.nodes = nodes;
        unit = FlowNodes.unit(model);
        running = newState();
        jacobian = new FlowJacobian(nodes, model.noiseVariance() / unit);
    }

    /** One G for each node, and Q last. */
    @Override
    public int dimension() {
        return nodes.variance.length + 1;
    }

    @Override
    public void derivative(Objective objective, double[] state, double[] derivative) {
        running.compute(state, objective);
        double pace = pace();
        for (int g = 0; g < running.force.length; g++) {
            derivative[g] = pace * running.force[g];
        }
        derivative[running.force.length] = pace * running.q;
    }

    /** 4 w / M in units of the largest variance. */
    private double pace() {
        return 4 * running.negativeWeight * (unit / running.total);
    }

    /** Explicit, and implicit from where the flow turns out to be stiff. */
    @Override
    public ODEIntegrator integrator(Schedule stage, double duration, double tolerance) {
        return new StiffIntegrator(this, stage, duration, tolerance);
    }

    /** That of the last {@link #derivativeAndJacobian}; overwritten by the next. */
    FlowJacobian jacobian() {
        return jacobian;
    }

    @Override
    public void derivativeAndJacobian(Objective objective, double[] state, double[] derivative) {
        derivative(objective, state, derivative);
        jacobian.compute(running, objective, pace());
    }

    @Override
    public ShiftedSystem newSystem() {
        return new ShiftedJacobian(jacobian);
    }

    @Override
    public double fastestRate(Schedule stage, double time, double[] state) {
        derivativeAndJacobian(Schedule.objectiveAt(stage, time), state, new double[state.length]);
        return jacobian.fastest();
    }

    @Override
    public int stepsBetweenLooks() {
        return 8;
    }

    @Override
    public int stepsOfImplicitRun() {
        return 400;
    }

    /** Near balance theta_k and q agree to round-off, and G_k' is their difference times Q' / q. */
    @Override
    public double sizeOfTerms(double[] derivative, int component) {
        return Math.abs(derivative[derivative.length - 1]);
    }

    private FlowState newState() {
        return new FlowState(nodes, start.noise(), model.noiseVariance() / unit);
    }

    private FlowState at(Objective objective, double[] state) {
        FlowState computed = newState();
        computed.compute(state, objective);
        return computed;
    }

    @Override
    public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
        FlowState computed = at(objective, state);
        return new FlowSnapshot(time, 1 - computed.gap, Math.sqrt(nodes.massRatio(computed)), computed.noise / computed.total,
                computed.negativeWeight, () -> at(objective, state).effectiveRank(), () -> masses(state));
    }

    @Override
    public Masses masses(double[] state) {
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

    @Override
    public boolean resolves(double[] state) {
        running.computeMasses(state);
        return nodes.resolve(running);
    }

    @Override
    public Optional<Flow> finer() {
        return nodes.finer().map(more -> new FastFlow(model, start, more));
    }
}
