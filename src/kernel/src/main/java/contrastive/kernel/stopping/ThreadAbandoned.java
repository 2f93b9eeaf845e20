package contrastive.kernel.stopping;

/** Thrown in a thread that the kernel no longer waits for, once it comes back from the call that held it. */
public final class ThreadAbandoned extends Error {
    private static final long serialVersionUID = 1;

    ThreadAbandoned() {
        super("the cell of this thread was stopped long ago");
    }
}
