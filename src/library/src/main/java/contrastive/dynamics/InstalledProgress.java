package contrastive.dynamics;

/** The one listener of this process; apart, because a field of an interface cannot change. */
final class InstalledProgress {

    static volatile Progress listener = (task, fraction) -> { };
    /** The listener for a thread that works on part of a larger task: the task reports its progress, not each part. */
    static final ThreadLocal<Progress> OF_THREAD = new ThreadLocal<>();

    private InstalledProgress() {}
}
