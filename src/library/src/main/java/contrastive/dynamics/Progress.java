package contrastive.dynamics;

import contrastive.data.Require;
import java.util.function.Supplier;

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

    /**
     * Called with a sentence that a reader should see, such as that a run is slower than it could be; goes to the error stream unless overridden.
     */
    default void say(String sentence) {
        System.err.println(sentence);
    }

    /** Sends the reports of all runs that start from now on to the listener. */
    static void install(Progress listener) {
        InstalledProgress.listener = Require.notNull("listener", listener);
    }

    /** Does a part of a larger task, which reports for all its parts: runs of this thread report to the listener until work ends. */
    static <T> T during(Progress listener, Supplier<T> work) {
        Require.notNull("work", work);
        Progress before = InstalledProgress.OF_THREAD.get();
        InstalledProgress.OF_THREAD.set(Require.notNull("listener", listener));
        try {
            return work.get();
        } finally {
            InstalledProgress.OF_THREAD.set(before);
        }
    }

    /** The current listener; until one is installed, progress is ignored. */
    static Progress installed() {
        Progress ofThread = InstalledProgress.OF_THREAD.get();
        return ofThread == null ? InstalledProgress.listener : ofThread;
    }
}
