package contrastive.theory;

import contrastive.data.Require;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import java.util.List;
import java.util.function.Predicate;

/** How long a training run takes until something holds for good. */
public final class SettlingTime {

    /** Halvings of the last interval between recorded points: enough for the last digit of a double. */
    private static final int HALVINGS = 60;

    private SettlingTime() {
    }

    /**
     * The first time from which a condition holds up to the end of the run, found between recorded points by halving.
     *
     * @param condition for example that the condition number is at most 1.05
     * @return 0 if it holds throughout; +Infinity if it does not hold at the end, so that a run which was too short is the slowest
     */
    public static double of(Trajectory run, Predicate<Snapshot> condition) {
        List<Snapshot> recorded = Require.notNull("run", run).snapshots();
        Require.notNull("condition", condition);
        int first = recorded.size();
        while (first > 0 && condition.test(recorded.get(first - 1))) {
            first--;
        }
        if (first == recorded.size()) {
            return Double.POSITIVE_INFINITY;
        } else if (first == 0) {
            return 0;
        }
        double no = recorded.get(first - 1).time();
        double yes = recorded.get(first).time();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = no + (yes - no) / 2;
            if (condition.test(run.at(middle))) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }
}
