package contrastive.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread on which cells are compiled and run, one after the other, and the means to stop it.
 *
 * <p>{@link Thread#interrupt} reaches the thread only while code of a cell runs: it would close the files the compiler
 * holds open. Sockets are never touched from here for the same reason.
 */
final class CellRunner {
    private static final long STACK_BYTES = 4L << 20;

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final ThreadGroup group = new ThreadGroup("cells") {
        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            if (!(e instanceof CellStopped)) {
                super.uncaughtException(thread, e);
            }
        }
    };
    private final Thread thread = new Thread(group, this::work, "cell", STACK_BYTES);
    private final MemoryGuard memory = new MemoryGuard();
    private boolean busy;
    private int depth;

    void start() {
        memory.watch(() -> stop(CellStopped.Cause.MEMORY));
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (true) {
            try {
                work.take().run();
            } catch (InterruptedException late) {
                // an interrupt that arrived as its cell ended has nothing left to stop
                Thread.interrupted();
            }
        }
    }

    /** Runs a task on the cell thread and waits for it. */
    <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
        FutureTask<T> future = new FutureTask<>(() -> {
            begin();
            try {
                return task.call();
            } catch (OutOfMemoryError | InternalError e) {
                // the second is what JShell makes of the first
                memory.makeRoom();
                throw e;
            } finally {
                end();
            }
        });
        work.add(future);
        return future.get();
    }

    /** Runs a task on the cell thread some time. */
    void submit(Runnable task) {
        work.add(new FutureTask<>(task, null));
    }

    /** Runs code of a reader, inside {@link #call}: the part that an interrupt may reach. */
    <T> T runCode(Callable<T> code) throws Exception {
        enter();
        try {
            StopSignal.check();
            return code.call();
        } catch (Throwable e) {
            if (e instanceof OutOfMemoryError || e.getCause() instanceof OutOfMemoryError) {
                memory.makeRoom();
            }
            throw e;
        } finally {
            leave();
        }
    }

    /** Stops what runs now, if anything does; a second call tries again. */
    synchronized void stop(CellStopped.Cause cause) {
        if (!busy) {
            return;
        }
        StopSignal.raise(cause);
        if (depth > 0) {
            Thread[] threads = new Thread[group.activeCount() + 16];
            int count = group.enumerate(threads);
            for (int i = 0; i < count; i++) {
                if (StopSignal.concerns(threads[i])) {
                    threads[i].interrupt();
                }
            }
        }
    }

    private synchronized void begin() {
        memory.beginCell();
        StopSignal.lower(thread);
        busy = true;
    }

    private synchronized void end() {
        busy = false;
    }

    private synchronized void enter() {
        depth++;
    }

    private synchronized void leave() {
        depth--;
        Thread.interrupted();
    }
}
