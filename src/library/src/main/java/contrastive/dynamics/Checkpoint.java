package contrastive.dynamics;

import contrastive.data.Require;
import java.util.List;
import java.util.Random;

/**
 * What gradient descent needs to continue after a step with bit-identical results.
 *
 * @param step the last one taken, 0 at the start
 * @param state of the {@link Descent} after it
 * @param random deals the next batch; advanced as the run goes on
 * @param recorded what was measured so far; copied
 */
public record Checkpoint(long step, double[][] state, Random random, List<Snapshot> recorded) {

    /** @throws IllegalArgumentException if something is missing, or step is negative */
    public Checkpoint {
        Require.notNegative("step", step);
        Require.notNull("state", state);
        Require.notNull("random", random);
        recorded = Require.allGiven("recorded", recorded);
    }
}
