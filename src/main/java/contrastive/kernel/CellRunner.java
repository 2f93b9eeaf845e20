package contrastive.kernel;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The thread on which cells are compiled and run, one after the other, and the means to stop it.
 *
 * <p>{@link Thread#interrupt} reaches the thread only while code of a cell runs: it would close the files the compiler
 * holds open. Sockets are never touched from here for the same reason.
 *
 * <p>Some calls heed no interrupt, such as a read from a socket or from another process. A stopped cell that is held by one is
 * given up: its thread costs nothing while it is held, and ends when it comes back; another one takes the next cell.
 */
final class CellRunner {
    private static final long STACK_BYTES = 4L << 20;
    private static final int PATIENCE_MILLISECONDS = 600;

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final ThreadGroup group = new ThreadGroup("cells") {
        @Override
        public void uncaughtException(Thread thread, Throwable e) {
            if (!(e instanceof CellStopped)) {
                super.uncaughtException(thread, e);
            }
        }
    };
    private final MemoryGuard memory = new MemoryGuard();
    private volatile Thread thread;
    private Runnable running;
    private boolean busy;
    private int depth;

    void start() {
        memory.watch(() -> stop(CellStopped.Cause.MEMORY));
        startThread();
    }

    private void startThread() {
        thread = new Thread(group, this::work, "cell", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void work() {
        while (isCurrent()) {
            try {
                Runnable next = work.take();
                synchronized (this) {
                    running = next;
                }
                next.run();
            } catch (InterruptedException late) {
                // an interrupt that arrived as its cell ended has nothing left to stop
                Thread.interrupted();
            }
        }
        StopSignal.forget(Thread.currentThread());
    }

    /**
     * Runs a task on the cell thread and waits for it.
     *
     * @throws ExecutionException with what it threw, or with a {@link CellStopped} if it was given up
     */
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
        try {
            return future.get();
        } catch (CancellationException e) {
            throw new ExecutionException(new CellStopped(CellStopped.Cause.READER));
        }
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
            Thread stuck = thread;
            Runnable task = running;
            CompletableFuture.delayedExecutor(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)
                    .execute(() -> giveUpIfHeld(stuck, task));
        }
    }

    private synchronized void giveUpIfHeld(Thread stuck, Runnable task) {
        if (thread == stuck && running == task && depth > 0 && isHeld(stuck)) {
            StopSignal.giveUp(stuck);
            busy = false;
            depth = 0;
            startThread();
            ((FutureTask<?>) task).cancel(false);
        }
    }

    /** Whether a thread waits for the system or for a monitor, where no interrupt reaches it. */
    private static boolean isHeld(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        String where = stack.length == 0 ? "" : stack[0].getClassName();
        return thread.getState() == Thread.State.BLOCKED || stack.length > 0 && stack[0].isNativeMethod()
                && (where.startsWith("sun.nio.") || where.startsWith("java.io.") || where.startsWith("java.net."));
    }

    private synchronized void begin() {
        memory.beginCell();
        StopSignal.lower(thread);
        busy = true;
    }

    private synchronized void end() {
        if (isCurrent()) {
            busy = false;
        }
    }

    private synchronized void enter() {
        depth++;
    }

    private synchronized void leave() {
        Thread.interrupted();
        if (!isCurrent()) {
            throw new GivenUp();
        }
        depth--;
    }
}
