package contrastive.dynamics;

/** The one listener of this process; apart, because a field of an interface cannot change. */
final class InstalledProgress {

    static volatile Progress listener = (task, fraction) -> { };

    private InstalledProgress() {
    }
}
