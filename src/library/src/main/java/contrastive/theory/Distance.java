package contrastive.theory;

import contrastive.data.Require;
import contrastive.dynamics.Trajectory;

/** How far a training run is from its limit (theory, T7). */
public final class Distance {

    private static final int TIMES = 20;

    private Distance() {
    }

    /**
     * Root mean square difference of the logarithms of the two condition numbers, at 20 evenly spread times of the run: 0.01 says that
     * they differ by about one per cent.
     *
     * @param run ends at or before the end of the limit
     * @param limit for example the infinite-width flow of the same model
     * @return at least 0; +Infinity where one of the two has lost a direction
     * @throws IllegalArgumentException if the limit ends before the run
     */
    public static double between(Trajectory run, Trajectory limit) {
        double duration = Require.notNull("run", run).last().time();
        Require.notNull("limit", limit);
        // steps times learning rate may pass the flow's end by a last bit
        double end = Math.min(duration, limit.last().time());
        if (duration > end * (1 + 1e-9)) {
            throw new IllegalArgumentException("limit must last as long as the run, " + duration + ", got " + end);
        }
        double sum = 0;
        for (int i = 1; i <= TIMES; i++) {
            double time = end * i / TIMES;
            sum += Math.pow(Math.log(run.at(time).conditionNumber() / limit.at(time).conditionNumber()), 2);
        }
        return Math.sqrt(sum / TIMES);
    }
}
