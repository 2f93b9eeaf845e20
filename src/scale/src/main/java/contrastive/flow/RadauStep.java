package contrastive.flow;

import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/** A finished implicit step, readable anywhere by its polynomial. */
record RadauStep(double from, double to, double[] start, double[][] increments) implements ODEStateInterpolator {

    /** The state at a position, 0 at the start and 1 at the end; beyond it an extrapolation. */
    double[] at(double position) {
        double[] basis = RadauMethod.basis(position);
        double[] state = start.clone();
        for (int i = 0; i < basis.length; i++) {
            for (int g = 0; g < state.length; g++) {
                state[g] += basis[i] * increments[i][g];
            }
        }
        return state;
    }

    /** The derivative is left out: nobody reads it. */
    @Override
    public ODEStateAndDerivative getInterpolatedState(double time) {
        double[] state = time == to ? end() : at((time - from) / (to - from));
        return new ODEStateAndDerivative(time, state, new double[state.length]);
    }

    double[] end() {
        double[] end = start.clone();
        for (int g = 0; g < end.length; g++) {
            end[g] += increments[increments.length - 1][g];
        }
        return end;
    }

    @Override
    public ODEStateAndDerivative getPreviousState() {
        return new ODEStateAndDerivative(from, start, new double[start.length]);
    }

    @Override
    public ODEStateAndDerivative getCurrentState() {
        return getInterpolatedState(to);
    }

    @Override
    public boolean isPreviousStateInterpolated() {
        return false;
    }

    @Override
    public boolean isCurrentStateInterpolated() {
        return false;
    }

    @Override
    public boolean isForward() {
        return true;
    }

    @Override
    public ODEStateInterpolator restrictStep(ODEStateAndDerivative previous, ODEStateAndDerivative current) {
        throw new UnsupportedOperationException("events are not looked for");
    }
}
