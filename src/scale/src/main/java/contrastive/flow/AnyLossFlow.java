package contrastive.flow;

import contrastive.data.PairModel;
import contrastive.dynamics.Flow;
import contrastive.dynamics.FlowSnapshot;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Schedule;
import contrastive.objective.Objective;
import org.hipparchus.ode.ODEIntegrator;

/**
 * The library's plain flow (theory, section 9), under any loss of the strengths, with an integrator that turns implicit where the flow is
 * stiff. No formula of the flow or of a loss is written here again: the plain flow gives the derivative, whichever method integrates it, and
 * an {@link AnyLossJacobian} only makes Newton's method converge. So a run that is not stiff has the numbers that it has without this class,
 * to the bit. Rejected: the r + 1 integrals of {@link FastFlow}, which are fewer numbers but would be a second formula.
 */
public final class AnyLossFlow implements StiffFlow {

    /** With more directions, dense matrices would take longer than they are worth. */
    public static final int MOST_DIRECTIONS = 64;

    private final Flow plain;
    private final AnyLossJacobian jacobian;
    /** What multiplies the forces in each component of a derivative: variances of the U_k, of the V_k and of the noise. */
    private final double[] variances;
    private final int r;

    /**
     * A plain flow, ready for stiff runs; itself where it has more than {@link #MOST_DIRECTIONS} directions.
     *
     * @param plain its states hold the logarithms of the factors by which U_k, V_k and a have grown, 2 r + 1 numbers
     * @param model whose flow it is
     */
    public static Flow over(Flow plain, PairModel model) {
        return model.signalDirections() <= MOST_DIRECTIONS ? new AnyLossFlow(plain, model) : plain;
    }

    private AnyLossFlow(Flow plain, PairModel model) {
        this.plain = plain;
        r = model.signalDirections();
        variances = new double[2 * r + 1];
        System.arraycopy(model.signalVariances(), 0, variances, 0, r);
        System.arraycopy(model.signalVariances(), 0, variances, r, r);
        variances[2 * r] = model.noiseVariance();
        jacobian = new AnyLossJacobian(variances);
    }

    @Override
    public int dimension() {
        return plain.dimension();
    }

    @Override
    public void derivative(Objective objective, double[] state, double[] derivative) {
        plain.derivative(objective, state, derivative);
    }

    @Override
    public Masses masses(double[] state) {
        return plain.masses(state);
    }

    @Override
    public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
        return plain.snapshot(objective, time, state);
    }

    @Override
    public ODEIntegrator integrator(Schedule stage, double duration, double tolerance) {
        return new StiffIntegrator(this, stage, duration, tolerance);
    }

    @Override
    public void derivativeAndJacobian(Objective objective, double[] state, double[] derivative) {
        derivative(objective, state, derivative);
        jacobian.compute(objective, plain.masses(state));
    }

    @Override
    public ShiftedSystem newSystem() {
        return new DenseSystem(jacobian.matrix);
    }

    @Override
    public double fastestRate(Schedule stage, double time, double[] state) {
        jacobian.compute(Schedule.objectiveAt(stage, time), plain.masses(state));
        return jacobian.fastest();
    }

    /** A look evaluates the loss r + 1 times, an explicit step twelve times. */
    @Override
    public int stepsBetweenLooks() {
        return 4 * r;
    }

    /** By evaluations of the loss; by the dense matrices, of r^3 operations where an explicit step has r, where there are many directions. */
    @Override
    public int stepsOfImplicitRun() {
        return Math.max(1_000, 5 * r * r);
    }

    /** The largest 4 f_j / M, f_j = -l_j / 2, of which log U_j and log V_j have the difference and the sum with 4 q / M. */
    @Override
    public double sizeOfTerms(double[] derivative, int component) {
        double largest = 0;
        for (int j = 0; j < r; j++) {
            largest = Math.max(largest, Math.abs(derivative[j] - derivative[r + j]) / (2 * variances[j]));
        }
        return variances[component] * largest;
    }
}
