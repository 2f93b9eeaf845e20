package contrastive.notebook;

import contrastive.dynamics.Progress;
import contrastive.plot.Markup;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * A bar under the running cell. Silent for two seconds of one run or of many short ones, then redrawn at most five times a second;
 * emptied when a run is done, so that a saved notebook does not record how long it took.
 */
final class ProgressBar implements Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long SILENCE = 2 * SECOND;
    private static final long BETWEEN_UPDATES = SECOND / 5;
    /** In a loop the next run follows at once; a later one belongs to another cell and starts a bar of its own. */
    private static final long PAUSE = SECOND / 10;
    private static final Rendering EMPTY = Rendering.of("", "");

    private final FrontEnd frontEnd;
    private final LongSupplier nanoseconds;
    private String task;
    private double fraction;
    private long start;
    private long lastReport;
    private long lastUpdate;
    private String displayId;
    private boolean drawn;

    ProgressBar(FrontEnd frontEnd, LongSupplier nanoseconds) {
        this.frontEnd = frontEnd;
        this.nanoseconds = nanoseconds;
        // as if the last run had ended long ago
        lastReport = nanoseconds.getAsLong() - SILENCE;
        lastUpdate = lastReport;
    }

    @Override
    public synchronized void report(String running, double done) {
        long now = nanoseconds.getAsLong();
        if (!Objects.equals(running, task) || done < fraction) {
            begin(running, now - lastReport, now);
        }
        lastReport = now;
        fraction = done;
        if (done >= 1) {
            clear();
            task = null;
        } else if (now - start >= SILENCE && now - lastUpdate >= BETWEEN_UPDATES) {
            draw();
            lastUpdate = now;
        }
    }

    private void begin(String running, long pause, long now) {
        clear();
        task = running;
        if (pause >= PAUSE) {
            start = now;
            displayId = null;
        }
    }

    private void draw() {
        long percent = Math.round(100 * fraction);
        String label = Markup.escape(task);
        Rendering bar = Rendering.of("<progress max=\"100\" value=\"" + percent + "\" aria-label=\"" + label + "\"></progress> "
                + label + ": " + percent + " %", task + ": " + percent + " %");
        if (displayId == null) {
            // random, because a front end keeps the names of an earlier kernel; no notebook file holds it
            displayId = UUID.randomUUID().toString();
            frontEnd.show(displayId, bar);
        } else {
            frontEnd.update(displayId, bar);
        }
        drawn = true;
    }

    private void clear() {
        if (drawn) {
            frontEnd.update(displayId, EMPTY);
            drawn = false;
        }
    }
}
