package contrastive.kernel.stopping;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/**
 * What the checks inserted into a cell's classes ask: has the reader stopped this cell? Public only because those classes call it.
 *
 * <p>A raised signal concerns the cell's own thread, the threads started since the cell began, and the workers of the fork-join pools
 * (parallel streams); a thread that an earlier cell left running goes on. It stays raised until the next cell begins, so that a stopped
 * cell's helpers stop as well.
 */
public final class StopSignal {
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static volatile boolean raised;
    private static volatile long raisedAt;
    private static volatile Thread cellThread;
    private static volatile long newestThreadBefore;
    private static volatile CellStopped.Cause cause;
    private static final Set<Thread> ABANDONED = ConcurrentHashMap.newKeySet();
    private static volatile boolean anyAbandoned;

    private StopSignal() {
    }

    /** Called at every jump backwards and every method entry of a cell's classes. */
    public static void check() {
        if (raised && concerns(Thread.currentThread())) {
            throw new CellStopped(cause, null);
        }
        if (anyAbandoned) {
            endIfAbandoned();
        }
    }

    private static void endIfAbandoned() {
        if (ABANDONED.contains(Thread.currentThread())) {
            throw new CellRunner.ThreadAbandoned();
        }
    }

    /** Called in the loops of a library's classes. One that heeds {@link Thread#interrupt} and returns what it has is left time to do so. */
    public static void checkPatiently() {
        if (raised && System.nanoTime() - raisedAt > GRACE_NANOS) {
            check();
        }
        if (anyAbandoned) {
            endIfAbandoned();
        }
    }

    /**
     * Called in place of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}.
     *
     * @throws SecurityException always
     */
    public static void exit(int status) {
        throw new SecurityException("exit(" + status + ") is not carried out: it would end the kernel and lose every"
                + " variable. To end the kernel, use its menu in the notebook.");
    }

    /** The same for the two methods of {@link Runtime}, whose receiver is on the stack. */
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    static void lower(Thread cell) {
        cellThread = cell;
        newestThreadBefore = idOf(new Thread(() -> { }));
        raised = false;
    }

    static void raise(CellStopped.Cause why) {
        cause = why;
        raisedAt = System.nanoTime();
        raised = true;
    }

    /** From now on, whatever else runs, this thread is to end. */
    static void abandon(Thread thread) {
        ABANDONED.add(thread);
        anyAbandoned = true;
    }

    static void forget(Thread ended) {
        ABANDONED.remove(ended);
        anyAbandoned = !ABANDONED.isEmpty();
    }

    public static boolean isForMemory() {
        return raised && cause == CellStopped.Cause.MEMORY;
    }

    public static boolean isRaised() {
        return raised;
    }

    static boolean concerns(Thread thread) {
        return isOfCell(thread) || thread instanceof ForkJoinWorkerThread;
    }

    /** Whether it is the thread of the cell or was started since the cell began. */
    public static boolean isOfCell(Thread thread) {
        return thread == cellThread || idOf(thread) > newestThreadBefore;
    }

    // threadId() replaces getId() from JDK 19 on; the floor is 17
    @SuppressWarnings("deprecation")
    static long idOf(Thread thread) {
        return thread.getId();
    }
}
