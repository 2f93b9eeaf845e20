package contrastive.theory;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import java.util.function.ToDoubleFunction;

/** How fast something dies out in a training run, to hold against a predicted rate (theory, T1 and T3). */
public final class DecayRate {

    private DecayRate() {
    }

    /**
     * The mean rate of a quantity that goes to 0 as e^(-rate t): log(quantity(from) / quantity(to)) / (to - from).
     *
     * @param quantity positive at both times, for example the alignment's distance from 1
     * @param from earlier time, within the run
     * @param to later time, within the run
     * @return per unit of flow time; negative where the quantity grows
     * @throws IllegalArgumentException if the times are not in order or outside of the run, or the quantity is not positive there
     */
    public static double of(Trajectory run, ToDoubleFunction<Snapshot> quantity, double from, double to) {
        Require.notNull("run", run);
        Require.notNull("quantity", quantity);
        Require.positive("to - from", to - from);
        if (!(from >= 0 && to <= run.last().time())) {
            throw new IllegalArgumentException("from and to must lie within the run, 0 to " + run.last().time() + ", got " + from + " and " + to);
        }
        double before = Require.positive("quantity at time " + from, quantity.applyAsDouble(run.at(from)));
        double after = Require.positive("quantity at time " + to, quantity.applyAsDouble(run.at(to)));
        return NotFiniteException.unless("quantity, from and to", "rate", Math.log(before / after) / (to - from));
    }
}
