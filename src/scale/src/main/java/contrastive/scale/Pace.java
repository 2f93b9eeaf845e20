package contrastive.scale;

import java.time.Duration;

/** How often something is written that might be written all the time: at once, and then not before an interval has passed. */
final class Pace {

    private final Duration interval;
    private long next = System.nanoTime();

    Pace(Duration interval) {
        this.interval = interval;
    }

    /** @param last there is no later time, so that it must not be left out */
    void when(boolean last, Runnable write) {
        if (last || System.nanoTime() - next >= 0) {
            write.run();
            next = System.nanoTime() + interval.toNanos();
        }
    }
}
