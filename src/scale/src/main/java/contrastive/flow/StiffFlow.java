package contrastive.flow;

import contrastive.dynamics.Flow;
import contrastive.dynamics.Schedule;
import contrastive.objective.Objective;

/** A flow that knows its Jacobian, so that an implicit method can integrate it. */
interface StiffFlow extends Flow {

    /** Writes the derivative as {@link #derivative}, and computes the Jacobian there. */
    void derivativeAndJacobian(Objective objective, double[] state, double[] derivative);

    /** Equations with the Jacobian computed last. */
    ShiftedSystem newSystem();

    /** About the rate by which the steps of an explicit integrator are limited. */
    double fastestRate(Schedule stage, double time, double[] state);

    /** Explicit steps between two looks at the fastest rate, so that looking takes a few hundredths of the time at most. */
    int stepsBetweenLooks();

    /** Explicit steps that take as long as a whole implicit run. */
    int stepsOfImplicitRun();

    /** Size of the terms whose difference a component of the derivative is: it is no more exact than their round-off. */
    double sizeOfTerms(double[] derivative, int component);
}
