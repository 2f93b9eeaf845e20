package contrastive.step;

/**
 * How many threads the next step takes: those with which steps were fastest. Beside another program that keeps a core busy, a phase waits for the thread
 * that shares that core, and one thread may be faster than two. So once in a while some steps are taken with half or twice as many threads, and
 * those threads stay if their steps took clearly less time. It changes no result.
 */
final class ThreadChoice {

    /** Of a trial: longer than the slices of time that an operating system gives to one program after another. */
    private static final long NANOSECONDS = 20_000_000;
    /** So long as so many trials, nothing else is tried, so that trials cost some hundredths of the time at most. */
    private static final int TRIALS_BETWEEN = 50;
    private static final double CLEARLY_LESS = 0.95;

    private final int most;
    private int chosen;
    private int tried;
    private boolean downNext = true;
    private long nanoseconds;
    private long steps;
    /** Of a step with the chosen threads. */
    private double mean;

    /** @param most threads, with which it begins */
    ThreadChoice(int most) {
        this.most = most;
        chosen = most;
        tried = most;
    }

    /** For the next step. */
    int threads() {
        return tried;
    }

    /** Hears the time of a step with {@link #threads()}. */
    void took(long time) {
        nanoseconds += time;
        steps++;
        if (tried != chosen && nanoseconds >= NANOSECONDS) {
            double other = (double) nanoseconds / steps;
            chosen = other < CLEARLY_LESS * mean ? tried : chosen;
            begin(chosen);
        } else if (tried == chosen && nanoseconds >= TRIALS_BETWEEN * NANOSECONDS) {
            mean = (double) nanoseconds / steps;
            begin(next());
        }
    }

    private void begin(int threads) {
        tried = threads;
        nanoseconds = 0;
        steps = 0;
    }

    /** Half and twice as many by turns, where there are so many. */
    private int next() {
        boolean down = chosen == most || downNext && chosen > 1;
        downNext = !down;
        return down ? Math.max(1, chosen / 2) : Math.min(most, 2 * chosen);
    }
}
