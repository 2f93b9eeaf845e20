package contrastive.dynamics;

import contrastive.data.Require;

/** A run that met a NaN or an infinity; carries what was recorded until then. */
public final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long step;
    private final transient Trajectory trajectory;

    /**
     * @param what it met, for a reader
     * @param step the one in which it met it
     * @param trajectory all that was recorded before
     * @param hint what to try
     */
    public DivergedException(String what, long step, Trajectory trajectory, String hint) {
        super(what + " at step " + step + "; last finite values: " + Require.notNull("trajectory", trajectory).last() + ". " + hint);
        this.step = step;
        this.trajectory = trajectory;
    }

    /** The step, from 1 on, in which the first value that is not finite appeared. */
    public long step() {
        return step;
    }

    /** All that was recorded before. */
    public Trajectory trajectory() {
        return trajectory;
    }
}
