package contrastive.kernel;

/** Thrown in a thread that the kernel no longer waits for, once it comes back from the call that held it. */
final class GivenUp extends Error {
    private static final long serialVersionUID = 1;

    GivenUp() {
        super("the cell of this thread was stopped long ago");
    }
}
