package contrastive.kernel;

/** What became of a cell that was stopped in the middle of a call that nothing can stop. */
final class LeftBehind extends Exception {
    private static final long serialVersionUID = 1;

    /** @param call the call that may go on, as a reader would name it */
    LeftBehind(String call) {
        super(call);
    }
}
