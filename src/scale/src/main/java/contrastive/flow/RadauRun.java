package contrastive.flow;

import static contrastive.flow.RadauMethod.STAGES;
import static contrastive.flow.RadauMethod.SYSTEMS;

import contrastive.data.NotFiniteException;
import contrastive.dynamics.Schedule;
import java.util.Arrays;

/** An integration of the flow by the implicit method: each step's equations are solved by Newton's method with the Jacobian at its start. */
final class RadauRun {

    private static final int MOST_ITERATIONS = 12;
    /** Of the tolerance, what may be left of the stages' equations. */
    private static final double SOLVED = 1e-2;
    private static final double LARGEST_GROWTH = 6;
    private static final double ROUND_OFF = 4 * Math.ulp(1.0);
    private static final double SAFETY = 0.8;

    private final StiffFlow flow;
    private final Schedule stage;
    private final double tolerance;
    private final ShiftedSystem[] shifted = new ShiftedSystem[SYSTEMS];
    private final double[][] derivatives;
    private final double[][] parts;
    private final double[][] partsIm;
    private final double[] scale;
    private final double[] stageState;
    private final double[] slope;
    private final double[] error;
    private double time;
    private double[] state;
    private double step;
    private RadauStep last;
    private int iterations;
    private boolean acrossJump;
    /** Of a loss at the strengths of a stage that was only guessed at. */
    private IllegalArgumentException refusal;

    RadauRun(StiffFlow flow, Schedule stage, double tolerance, double time, double[] state, double step) {
        this.flow = flow;
        this.stage = stage;
        this.tolerance = tolerance;
        this.time = time;
        this.state = state;
        this.step = step;
        int dimension = state.length;
        for (int i = 0; i < SYSTEMS; i++) {
            shifted[i] = flow.newSystem();
        }
        derivatives = new double[STAGES][dimension];
        parts = new double[SYSTEMS][dimension];
        partsIm = new double[SYSTEMS][dimension];
        scale = new double[dimension];
        stageState = new double[dimension];
        slope = new double[dimension];
        error = new double[dimension];
    }

    double time() {
        return time;
    }

    /**
     * One step, at most to a time.
     *
     * @throws NotFiniteException if no step however small can be taken, but one across a jump of slopes
     * @throws IllegalArgumentException if the loss refuses the strengths that the smallest step leads to
     */
    RadauStep advance(double end) {
        flow.derivativeAndJacobian(Schedule.objectiveAt(stage, time), state, slope);
        while (true) {
            boolean reaches = time + step * 1.01 >= end;
            double h = reaches ? end - time : step;
            if (!(time + h > time)) {
                return acrossJump(h);
            }
            setScale(h);
            double[][] increments = solve(h);
            if (increments == null) {
                step = h / 4;
                continue;
            }
            double off = error(h, increments);
            // the error grows like the step to the power 8; slow convergence asks for smaller steps as well
            double growth = SAFETY * (2.0 * MOST_ITERATIONS + 1) / (2.0 * MOST_ITERATIONS + iterations) * Math.pow(off, -1.0 / (STAGES + 1));
            step = h * Math.min(LARGEST_GROWTH, Math.max(0.1, growth));
            if (off < 1) {
                acrossJump = false;
                last = new RadauStep(time, reaches ? end : time + h, state, increments);
                time = last.to();
                state = last.end();
                return last;
            }
        }
    }

    /**
     * Where a loss's slopes jump, the equations of the stages may have no solution. The shortest step that time can resolve, by the slope at
     * its start, leads across; not where the flow stays at the jump, since its slopes on both sides lead there.
     */
    private RadauStep acrossJump(double h) {
        if (refusal != null) {
            throw refusal;
        }
        if (acrossJump || !Double.isFinite(size(slope))) {
            throw new NotFiniteException("the loss's slopes (do they jump here?)", "step", h);
        }
        acrossJump = true;
        double shortest = 2 * Math.ulp(time);
        double[][] increments = new double[STAGES][state.length];
        for (int i = 0; i < STAGES; i++) {
            add(RadauMethod.POINTS[i] * shortest, slope, increments[i]);
        }
        RadauStep across = new RadauStep(time, time + shortest, state, increments);
        time = across.to();
        state = across.end();
        step = shortest;
        // its polynomial does not go on
        last = null;
        return across;
    }

    /** No step is more exact than its derivatives. */
    private void setScale(double h) {
        for (int g = 0; g < scale.length; g++) {
            scale[g] = tolerance * (1 + Math.abs(state[g])) + ROUND_OFF * h * flow.sizeOfTerms(slope, g);
        }
    }

    /** The stages' increments; null where Newton's method does not converge. */
    private double[][] solve(double h) {
        refusal = null;
        for (int i = 0; i < SYSTEMS; i++) {
            if (!shifted[i].shift(RadauMethod.EIGENVALUES[i].getRealPart() / h, RadauMethod.EIGENVALUES[i].getImaginaryPart() / h)) {
                return null;
            }
        }
        double[][] increments = guess(h);
        double before = Double.POSITIVE_INFINITY;
        for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
            double change = improvedOrInfinite(h, increments);
            if (change == Double.POSITIVE_INFINITY) {
                return null;
            }
            double rate = change / before;
            if (change <= SOLVED / 10 || iterations > 1 && rate < 1 && change * rate / (1 - rate) <= SOLVED) {
                return increments;
            }
            if (!(rate < 0.9 || iterations == 1)) {
                // round-off
                return change < 1 ? increments : null;
            }
            before = change;
        }
        return null;
    }

    /** The last step's polynomial goes on. */
    private double[][] guess(double h) {
        double[][] increments = new double[STAGES][state.length];
        if (last != null) {
            for (int i = 0; i < STAGES; i++) {
                increments[i] = last.at(1 + RadauMethod.POINTS[i] * h / (last.to() - last.from()));
                for (int g = 0; g < state.length; g++) {
                    increments[i][g] -= state[g];
                }
            }
        }
        return increments;
    }

    private double improvedOrInfinite(double h, double[][] increments) {
        try {
            return improve(h, increments);
        } catch (IllegalArgumentException refused) {
            refusal = refused;
            return Double.POSITIVE_INFINITY;
        }
    }

    /** One step of Newton's method. @return the size of the change, over the tolerance */
    private double improve(double h, double[][] increments) {
        for (int i = 0; i < STAGES; i++) {
            for (int g = 0; g < state.length; g++) {
                stageState[g] = state[g] + increments[i][g];
            }
            flow.derivative(Schedule.objectiveAt(stage, time + RadauMethod.POINTS[i] * h), stageState, derivatives[i]);
            for (int j = 0; j < STAGES; j++) {
                add(-RadauMethod.INVERSE[i][j] / h, increments[j], derivatives[i]);
            }
        }
        for (int s = 0; s < SYSTEMS; s++) {
            Arrays.fill(parts[s], 0);
            Arrays.fill(partsIm[s], 0);
            for (int i = 0; i < STAGES; i++) {
                add(RadauMethod.TO_RE[s][i], derivatives[i], parts[s]);
                add(RadauMethod.TO_IM[s][i], derivatives[i], partsIm[s]);
            }
            shifted[s].solve(parts[s], partsIm[s]);
        }
        double largest = 0;
        for (int i = 0; i < STAGES; i++) {
            double[] change = derivatives[i];
            Arrays.fill(change, 0);
            for (int s = 0; s < SYSTEMS; s++) {
                add(RadauMethod.FROM_RE[i][s], parts[s], change);
                add(-RadauMethod.FROM_IM[i][s], partsIm[s], change);
            }
            add(1, change, increments[i]);
            largest = Math.max(largest, size(change));
        }
        return largest;
    }

    private static void add(double factor, double[] what, double[] to) {
        for (int g = 0; g < to.length; g++) {
            to[g] += factor * what[g];
        }
    }

    /** Over the tolerance; NaN counts as infinite. */
    private double size(double[] change) {
        double largest = 0;
        for (int g = 0; g < change.length; g++) {
            double over = Math.abs(change[g]) / scale[g];
            largest = over <= largest ? largest : over < Double.POSITIVE_INFINITY ? over : Double.POSITIVE_INFINITY;
        }
        return largest;
    }

    /** (1 - h J / lambda)^-1 times the difference from a formula of order 7, which so stays small where the flow is stiff. */
    private double error(double h, double[][] increments) {
        double shift = RadauMethod.EIGENVALUES[0].getRealPart() / h;
        System.arraycopy(slope, 0, error, 0, error.length);
        for (int i = 0; i < STAGES; i++) {
            add(shift * RadauMethod.ERROR[i], increments[i], error);
        }
        Arrays.fill(partsIm[0], 0);
        shifted[0].solve(error, partsIm[0]);
        return Math.max(1e-10, size(error));
    }
}
