package contrastive.kernel.stopping;

import java.util.Optional;

/** Thrown inside a cell that was stopped; an Error, so that the usual {@code catch (Exception e)} lets it pass. */
public final class CellStopped extends Error {
    private static final long serialVersionUID = 1;

    private final String unstoppableCall;

    /** Who stopped it. */
    public enum Cause { READER, MEMORY }

    CellStopped(Cause cause, String unstoppableCall) {
        super(cause.toString());
        this.unstoppableCall = unstoppableCall;
    }

    /** The call into Java's own code that the cell was in and that may go on, as a reader would name it; empty if there is none. */
    public Optional<String> unstoppableCall() {
        return Optional.ofNullable(unstoppableCall);
    }
}
