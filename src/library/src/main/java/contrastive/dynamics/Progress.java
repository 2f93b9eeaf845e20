package contrastive.dynamics;

import contrastive.data.Require;

/** Hears how far a long run has come. A notebook installs one that draws a bar; without it the library is silent. */
@FunctionalInterface
public interface Progress {

    /**
     * Called from the running thread, often; it should return at once.
     *
     * @param task what is running, for a reader
     * @param fraction how much of it is done, from 0 to 1; the last call of a run has 1, however it ends
     */
    void report(String task, double fraction);

    /** Sends the reports of all runs that start from now on to the listener. */
    static void install(Progress listener) {
        InstalledProgress.listener = Require.notNull("listener", listener);
    }

    /** The listener in force; does nothing unless one was installed, and in the runs of a {@link Sweep}, which reports for them. */
    static Progress installed() {
        Progress ofThread = InstalledProgress.OF_THREAD.get();
        return ofThread == null ? InstalledProgress.listener : ofThread;
    }
}
