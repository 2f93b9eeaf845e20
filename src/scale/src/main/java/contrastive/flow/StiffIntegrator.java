package contrastive.flow;

import contrastive.dynamics.Schedule;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/** Explicit for as long as that is fast: once its steps follow the fastest rate, and many of them are left, the rest of the run is implicit. */
final class StiffIntegrator extends DormandPrince853Integrator {

    /** Step times fastest rate, at which accuracy already holds the step back; stability does from about 6 on, hundreds of steps later. */
    private static final double LIMITED = 0.5;
    /** What takes more is far too long to wait for: a stiff run of ours takes some hundred, or a thousand. */
    private static final int MOST_STEPS = 50_000;

    private final StiffFlow flow;
    private final Schedule stage;
    private final double tolerance;

    StiffIntegrator(StiffFlow flow, Schedule stage, double duration, double tolerance) {
        super(0, duration, tolerance, tolerance);
        this.flow = flow;
        this.stage = stage;
        this.tolerance = tolerance;
        addStepHandler(new Look());
    }

    /** Leaves the explicit integration. */
    private static final class TurnedStiff extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient ODEStateAndDerivative reached;
        final double step;

        TurnedStiff(ODEStateInterpolator last) {
            super(null, null, false, false);
            reached = last.getPreviousState();
            step = last.getCurrentState().getTime() - reached.getTime();
        }
    }

    /** It comes before the handler that records, so it leaves one step later and drops that one. */
    private final class Look implements ODEStepHandler {
        private double end;
        private int steps;

        @Override
        public void init(ODEStateAndDerivative initialState, double finalTime) {
            end = finalTime;
        }

        @Override
        public void handleStep(ODEStateInterpolator step) {
            requireFew(++steps);
            if (steps % flow.stepsBetweenLooks() == 0) {
                double from = step.getPreviousState().getTime();
                double taken = step.getCurrentState().getTime() - from;
                if (end - from > flow.stepsOfImplicitRun() * taken
                        && LIMITED < taken * flow.fastestRate(stage, from, step.getPreviousState().getPrimaryState())) {
                    throw new TurnedStiff(step);
                }
            }
        }
    }

    @Override
    public ODEStateAndDerivative integrate(ExpandableODE equations, ODEState initialState, double finalTime) {
        try {
            return super.integrate(equations, initialState, finalTime);
        } catch (TurnedStiff stiff) {
            RadauRun run = new RadauRun(flow, stage, tolerance, stiff.reached.getTime(), stiff.reached.getPrimaryState(), stiff.step);
            RadauStep step = null;
            for (int steps = 1; run.time() < finalTime; steps++) {
                requireFew(steps);
                step = run.advance(finalTime);
                for (ODEStepHandler handler : getStepHandlers()) {
                    if (!(handler instanceof Look)) {
                        handler.handleStep(step);
                    }
                }
            }
            return step.getCurrentState();
        }
    }

    private static void requireFew(int steps) {
        if (steps > MOST_STEPS) {
            throw new MathIllegalStateException(LocalizedCoreFormats.MAX_COUNT_EXCEEDED, MOST_STEPS);
        }
    }
}
