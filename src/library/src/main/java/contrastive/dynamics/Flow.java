package contrastive.dynamics;

import contrastive.objective.Objective;
import java.util.Optional;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * The flow of one model from one start, as an integrator sees it. {@link FlowEquations} are the plain formulas; an {@link Accelerator} may
 * bring others, which give the same masses. A state is an array of numbers, all 0 at the start. Used by one thread.
 */
public interface Flow {

    /** How many numbers a state has. */
    int dimension();

    /**
     * Writes the time derivative of a state, {@link #dimension} numbers, under an objective.
     * @throws UnsupportedOperationException if the objective is not one that this flow, or any flow, can follow
     */
    void derivative(Objective objective, double[] state, double[] derivative);

    /** U_k, V_k and a in a state. */
    Masses masses(double[] state);

    /** What is measured in a state (theory, section 4). */
    FlowSnapshot snapshot(Objective objective, double time, double[] state);

    /** Whether a state still represents all directions to round-off; always true, unless a flow works with fewer numbers than directions. */
    default boolean resolves(double[] state) {
        return true;
    }

    /** A flow of more numbers, for a run that this one did not resolve; empty when there is none. */
    default Optional<Flow> finer() {
        return Optional.empty();
    }

    /** Integrates a stage with this relative and absolute error of a state per step: explicit, unless a flow knows where that is slow. */
    default ODEIntegrator integrator(Schedule stage, double duration, double tolerance) {
        return new DormandPrince853Integrator(0, duration, tolerance, tolerance);
    }
}
