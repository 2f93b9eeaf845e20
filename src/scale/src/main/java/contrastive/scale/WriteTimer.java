package contrastive.scale;

import java.time.Duration;

/** Lets something be written at once, and then again after an interval has passed. */
final class WriteTimer {

    private final Duration interval;
    private long next = System.nanoTime();

    WriteTimer(Duration interval) {
        this.interval = interval;
    }

    /** @param last whether there is no later call, so that this one must write */
    void ifDue(boolean last, Runnable write) {
        if (last || System.nanoTime() - next >= 0) {
            write.run();
            next = System.nanoTime() + interval.toNanos();
        }
    }
}
