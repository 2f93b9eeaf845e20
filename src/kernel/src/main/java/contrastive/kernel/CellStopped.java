package contrastive.kernel;

/** Thrown inside a cell that was stopped; an Error, so that the usual {@code catch (Exception e)} lets it pass. */
final class CellStopped extends Error {
    private static final long serialVersionUID = 1;

    /** Who stopped it. */
    enum Cause { READER, MEMORY }

    CellStopped(Cause cause) {
        super(cause.toString());
    }
}
