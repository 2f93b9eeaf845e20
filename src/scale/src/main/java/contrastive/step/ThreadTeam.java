package contrastive.step;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * The caller's thread and some helpers, who share the tasks of one phase after another. A phase lasts less than a millisecond, so helpers look
 * for the next one for a while before they sleep. Who does a task never matters: tasks write to places of their own. But each thread begins
 * with the same share of the tasks in every phase, because what its core wrote in the phase before is near to it, and helps others after that.
 */
final class ThreadTeam implements AutoCloseable {

    private static final int LOOKS = 5_000;
    /** Multiplications of a step from which on a second thread pays for its hand-over of some microseconds a phase. */
    private static final double WORTH_SHARING = 2e6;
    private static final int MOST_THREADS = 8;

    private final Thread[] helpers;
    private final double[] ownBuffer;
    private volatile Phase current;
    private volatile boolean closed;

    /**
     * @param threads how many in all, at least 1
     * @param buffer numbers that each thread has for itself, handed to its tasks
     */
    ThreadTeam(int threads, int buffer) {
        ownBuffer = new double[buffer];
        helpers = new Thread[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            int member = i + 1;
            helpers[i] = new Thread(() -> help(member, new double[buffer]), "training step helper " + member);
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
    }

    /** How many threads a step of so many multiplications is worth on this machine. */
    static int threads(double work) {
        return work < WORTH_SHARING ? 1 : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /** What is done for each index; buffer is the thread's own. */
    interface Task {
        void run(int index, double[] buffer);
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

        private int first(int member) {
            return (int) ((long) tasks * member / next.length());
        }

        private void work(int member, double[] buffer) {
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

    int size() {
        return helpers.length + 1;
    }

    /** Runs the task for all indices below tasks, and returns when all are done. */
    void run(int tasks, Task task) {
        Phase phase = new Phase(tasks, task, size());
        if (helpers.length > 0 && tasks > 1) {
            current = phase;
            for (Thread helper : helpers) {
                LockSupport.unpark(helper);
            }
        }
        phase.work(0, ownBuffer);
        for (int looks = 0; phase.done.get() < tasks; looks++) {
            if (looks < LOOKS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        if (phase.failure != null) {
            throw new IllegalStateException("a part of a training step failed", phase.failure);
        }
    }

    private void help(int member, double[] buffer) {
        Phase last = null;
        int looks = 0;
        while (!closed) {
            Phase phase = current;
            if (phase != last) {
                phase.work(member, buffer);
                last = phase;
                looks = 0;
            } else if (++looks < LOOKS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
                looks = 0;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
