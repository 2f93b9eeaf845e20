package contrastive.scale;

import contrastive.dynamics.Progress;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Runs the points of a sweep one after the other: a page has one thread, and keeps no file of them. */
final class SweepWorkers {

    private final double[][] rows;

    SweepWorkers(double[][] rows, BiConsumer<double[][], Boolean> keeper) {
        this.rows = rows;
    }

    double[][] all(IntFunction<double[]> row) {
        Progress progress = Progress.installed();
        for (int i = 0; i < rows.length; i++) {
            int point = i;
            // the sweep reports its progress, not each of its runs
            rows[i] = Progress.during((task, fraction) -> { }, () -> row.apply(point));
            progress.report("sweep", (i + 1.0) / rows.length);
        }
        return rows;
    }
}
