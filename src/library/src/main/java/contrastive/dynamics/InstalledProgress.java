package contrastive.dynamics;

/** The one listener of this process; apart, because a field of an interface cannot change. */
final class InstalledProgress {

    static volatile Progress listener = (task, fraction) -> { };
    /** What a thread that works for a larger task reports to instead: the task says how far it is, not each of its parts. */
    static final ThreadLocal<Progress> OF_THREAD = new ThreadLocal<>();

    private InstalledProgress() {}
}
