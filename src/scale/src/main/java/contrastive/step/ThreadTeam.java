package contrastive.step;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/**
 * The caller's thread and helper threads, which share the tasks of each phase of a step. A phase lasts less than a millisecond, so a helper
 * spins for a while before it sleeps. Each task writes to its own part of the result, so any thread may run it; but each thread begins
 * with the same share of the tasks in every phase, because its core's cache holds what it wrote in the last one, and then helps the others.
 */
final class ThreadTeam implements AutoCloseable {

    private static final int SPINS = 5_000;
    /** Multiplications of a phase from which a second thread saves more than handing over to it costs, some microseconds. */
    private static final double WORTH_SHARING = 2e5;
    private static final int MOST_THREADS = 8;

    private final Thread[] helpers;
    private final ThreadBuffer ownBuffer = new ThreadBuffer();
    private final ThreadChoice choice;
    private final double worthSharing;
    private int size;
    private volatile Phase current;
    private volatile boolean closed;

    /** As many threads as this machine has processors, within reason. */
    ThreadTeam() {
        this(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), WORTH_SHARING);
    }

    /**
     * @param threads how many in all, at least 1
     * @param worthSharing multiplications from which they share a phase
     */
    ThreadTeam(int threads, double worthSharing) {
        this.worthSharing = worthSharing;
        choice = new ThreadChoice(threads);
        size = threads;
        helpers = new Thread[threads - 1];
    }

    /** A small step never needs one. */
    private void wake(int helper) {
        if (helpers[helper] == null) {
            helpers[helper] = new Thread(() -> help(helper + 1, new ThreadBuffer()), "training step helper " + (helper + 1));
            helpers[helper].setDaemon(true);
            helpers[helper].start();
        }
        LockSupport.unpark(helpers[helper]);
    }

    /** Called once for each index, with the buffer of the thread. */
    interface Task {
        void run(int index, ThreadBuffer buffer);
    }

    private static final class Phase {
        private final int tasks;
        private final Task task;
        /** The next task of each member's share. */
        private final AtomicIntegerArray next;
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        private Phase(int tasks, Task task, int members) {
            this.tasks = tasks;
            this.task = task;
            next = new AtomicIntegerArray(members);
            for (int member = 1; member < members; member++) {
                next.setPlain(member, first(member));
            }
        }

        private int members() {
            return next.length();
        }

        private int first(int member) {
            return (int) ((long) tasks * member / next.length());
        }

        private void work(int member, ThreadBuffer buffer) {
            for (int i = 0; i < next.length(); i++) {
                int share = (member + i) % next.length();
                int end = first(share + 1);
                for (int index = next.getAndIncrement(share); index < end; index = next.getAndIncrement(share)) {
                    try {
                        task.run(index, buffer);
                    } catch (RuntimeException | Error thrown) {
                        failure = thrown;
                    }
                    done.incrementAndGet();
                }
            }
        }
    }

    /** How many threads share a phase of so many multiplications now. */
    int threads(double work) {
        return work < worthSharing ? 1 : size;
    }

    /** Does the work of a step, whose phases are shared by as many threads as make it fastest. */
    double step(DoubleSupplier work) {
        size = choice.threads();
        long before = System.nanoTime();
        double result = work.getAsDouble();
        choice.took(System.nanoTime() - before);
        return result;
    }

    /**
     * Runs the task for all indices below tasks, and returns when all are done.
     *
     * @param work of all tasks, in multiplications
     */
    void run(int tasks, double work, Task task) {
        Phase phase = new Phase(tasks, task, tasks > 1 ? threads(work) : 1);
        if (phase.members() > 1) {
            current = phase;
            for (int helper = 0; helper < phase.members() - 1; helper++) {
                wake(helper);
            }
        }
        phase.work(0, ownBuffer);
        for (int spins = 0; phase.done.get() < tasks; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        if (phase.failure != null) {
            throw new IllegalStateException("a part of a training step failed", phase.failure);
        }
    }

    private void help(int member, ThreadBuffer buffer) {
        Phase last = null;
        int spins = 0;
        while (!closed) {
            Phase phase = current;
            if (phase != last && member < phase.members()) {
                phase.work(member, buffer);
                last = phase;
                spins = 0;
            } else if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                spins = 0;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            // of null it does nothing
            LockSupport.unpark(helper);
        }
    }
}
