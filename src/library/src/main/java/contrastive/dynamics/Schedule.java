package contrastive.dynamics;

import contrastive.data.Require;
import contrastive.objective.Objective;

/**
 * Which objective is in force at which time: a temperature that changes during training, or negatives that come in late. Any
 * {@code time -> objective} is one; where the change is a jump, {@link #jumps} lets the integrator stop there.
 */
@FunctionalInterface
public interface Schedule {

    /** The objective in force at a time, time >= 0; at a jump the one that begins there. */
    Objective at(double time);

    /**
     * The objective of a schedule at a time.
     *
     * @throws IllegalArgumentException if the schedule gives none
     */
    static Objective objectiveAt(Schedule schedule, double time) {
        Objective objective = Require.notNull("schedule", schedule).at(time);
        if (objective == null) {
            throw new IllegalArgumentException("schedule must give an objective at each time, got null at time " + time);
        }
        return objective;
    }

    /** Times of jumps, rising; none unless overridden. */
    default double[] jumps() {
        return new double[0];
    }

    /** The same objective throughout. */
    static Schedule constant(Objective objective) {
        Require.notNull("objective", objective);
        return time -> objective;
    }

    /**
     * Two stages (theory, T4): first one objective, from switchTime on the other. Align with a small tau^2, then balance with a larger one.
     *
     * @throws IllegalArgumentException if switchTime is not positive
     */
    static Schedule twoStage(Objective first, double switchTime, Objective second) {
        Require.notNull("first", first);
        Require.notNull("second", second);
        Require.positive("switchTime", switchTime);
        return new Schedule() {
            @Override
            public Objective at(double time) {
                return time < switchTime ? first : second;
            }

            @Override
            public double[] jumps() {
                return new double[] {switchTime};
            }
        };
    }
}
