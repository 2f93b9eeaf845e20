package contrastive.dynamics;

import java.util.Optional;

/** Keeps one run of gradient descent as it goes, so that it can go on when something has stopped it. */
public interface Keeper {

    /** How far an earlier start of the same run came; empty if there was none. */
    Optional<Checkpoint> left();

    /**
     * Called after each recorded step.
     *
     * @param last whether the run is over, so that this one must be kept
     */
    void keep(Checkpoint checkpoint, boolean last);
}
