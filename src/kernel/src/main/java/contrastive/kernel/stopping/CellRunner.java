package contrastive.kernel.stopping;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The thread on which cells are compiled and run, one after the other, and the means to stop it.
 *
 * <p>{@link Thread#interrupt} reaches the thread only while code of a cell runs: it would close the files the compiler holds open.
 * Sockets are never touched from here for the same reason.
 *
 * <p>Some calls heed no interrupt: a read from a socket or from another process, which costs nothing while it is held, and long work
 * of Java's own, where there are no {@link StopChecks}. A stopped cell that does not come back from one is abandoned: another thread
 * takes the next cell, and this one ends when it comes back.
 */
public final class CellRunner {
    private static final long STACK_BYTES = 4L << 20;
    /** Until a thread is abandoned that waits for the system: longer than {@link StopSignal} leaves a library to stop by itself. */
    private static final int PATIENCE_MILLISECONDS = 600;
    /** From then until one is abandoned that may work: after a pause of the JVM it must have had the time to come to a check. */
    private static final int MORE_PATIENCE_MILLISECONDS = 600;

    private final LinkedBlockingQueue<Task<?>> work = new LinkedBlockingQueue<>();
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
    private volatile ClassLoader contextLoader;
    private Task<?> running;
    private boolean busy;
    private int depth;

    /** Thrown in a thread that the kernel no longer waits for, once it comes back from the call that held it. */
    public static final class ThreadAbandoned extends Error {
        private static final long serialVersionUID = 1;

        ThreadAbandoned() {
            super("the cell of this thread was stopped long ago");
        }
    }

    /** Something to run, of which one need not wait for the end. */
    private static final class Task<T> extends FutureTask<T> {
        Task(Callable<T> code) {
            super(code);
        }

        void abandon(Throwable why) {
            setException(why);
        }
    }

    public void start() {
        memory.watch(() -> stop(CellStopped.Cause.MEMORY));
        startThread();
    }

    /** From the next task on, and in all threads that cells start, the context class loader is this. */
    public void setContextLoader(ClassLoader loader) {
        contextLoader = loader;
        thread.setContextClassLoader(loader);
    }

    private void startThread() {
        thread = new Thread(group, this::work, "cell", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(contextLoader);
        thread.start();
    }

    private boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void work() {
        while (isCurrent()) {
            try {
                Task<?> next = work.take();
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
     * @throws ExecutionException with what it threw; if it was abandoned, with a {@link CellStopped}
     */
    public <T> T call(Callable<T> code) throws ExecutionException, InterruptedException {
        Task<T> task = new Task<>(() -> {
            begin();
            try {
                return code.call();
            } catch (OutOfMemoryError | InternalError e) {
                // the second is what JShell makes of the first
                memory.makeRoom();
                throw e;
            } finally {
                end();
            }
        });
        work.add(task);
        return task.get();
    }

    /** Runs a task on the cell thread some time. */
    public void submit(Runnable code) {
        work.add(new Task<>(Executors.callable(code)));
    }

    /** Runs code of a reader, inside {@link #call}: the part that an interrupt may reach. */
    public <T> T runCode(Callable<T> code) throws Exception {
        synchronized (this) {
            depth++;
        }
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
    public synchronized void stop(CellStopped.Cause cause) {
        if (busy) {
            StopSignal.raise(cause);
        }
        if (!busy || depth == 0) {
            return;
        }
        Thread[] threads = new Thread[group.activeCount() + 16];
        Stream.of(threads).limit(group.enumerate(threads)).filter(StopSignal::concerns).forEach(Thread::interrupt);
        Thread stuck = thread;
        Task<?> task = running;
        after(PATIENCE_MILLISECONDS, () -> {
            abandonIfHeld(stuck, task);
            // what fills the heap ends by itself, and must not go on filling it beside the next cell
            if (cause == CellStopped.Cause.READER) {
                long worked = StuckThread.nanosWorked(stuck);
                after(MORE_PATIENCE_MILLISECONDS, () -> abandonIfInJavaOrIdle(stuck, task, worked));
            }
        });
    }

    // on a thread of its own: those of the common pool may be what is stuck
    private static void after(int milliseconds, Runnable look) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, code -> new Thread(code, "patience").start()).execute(look);
    }

    private synchronized void abandonIfHeld(Thread stuck, Task<?> task) {
        if (isStillIn(stuck, task) && StuckThread.isHeld(stuck)) {
            abandon(stuck, task, null);
        }
    }

    private synchronized void abandonIfInJavaOrIdle(Thread stuck, Task<?> task, long workedBefore) {
        if (isStillIn(stuck, task)) {
            Optional<String> call = StuckThread.callOfJava(stuck);
            // at rest in code that has checks: it waits for a class that another thread initializes
            if (call.isPresent() || StuckThread.nanosWorked(stuck) == workedBefore) {
                abandon(stuck, task, call.orElse(null));
            }
        }
    }

    private boolean isStillIn(Thread stuck, Task<?> task) {
        return thread == stuck && running == task && depth > 0;
    }

    private void abandon(Thread stuck, Task<?> task, String unstoppableCall) {
        StopSignal.abandon(stuck);
        busy = false;
        depth = 0;
        startThread();
        task.abandon(new CellStopped(CellStopped.Cause.READER, unstoppableCall));
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

    private synchronized void leave() {
        Thread.interrupted();
        if (!isCurrent()) {
            throw new ThreadAbandoned();
        }
        depth--;
    }
}
