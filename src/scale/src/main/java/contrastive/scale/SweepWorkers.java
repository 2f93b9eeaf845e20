package contrastive.scale;

import contrastive.dynamics.Progress;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Runs the points of a sweep on all cores; the calling thread only waits, reports, and can be interrupted. */
final class SweepWorkers {

    private static final String TASK = "sweep";
    /** Points queued for each worker, so that none waits for the calling thread. */
    private static final int WAITING = 4;

    private final double[][] rows;
    private final double[][] finished;
    private final BiConsumer<double[][], Boolean> keeper;
    private int next;

    /**
     * @param finished a row for each point that is already done, null for the others; filled
     * @param keeper called with these rows whenever one is added, and whether it is the last time
     */
    SweepWorkers(double[][] finished, BiConsumer<double[][], Boolean> keeper) {
        this.rows = new double[finished.length][];
        this.finished = finished;
        this.keeper = keeper;
    }

    /** @return a row for each point, null for those that an interrupt kept from being done */
    double[][] all(IntFunction<double[]> row) {
        int before = (int) Arrays.stream(finished).filter(Objects::nonNull).count();
        int workers = Math.min(Runtime.getRuntime().availableProcessors(), rows.length);
        // a daemon, so that a point that ignores interrupts does not keep the process alive
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
        CompletionService<Integer> done = new ExecutorCompletionService<>(pool);
        for (int i = 0; i < WAITING * workers; i++) {
            submitNext(done, row);
        }
        Progress progress = Progress.installed();
        try {
            for (int count = before + 1; count <= rows.length; count++) {
                int point = done.take().get();
                finished[point] = rows[point];
                submitNext(done, row);
                keeper.accept(finished, false);
                if (count < rows.length) {
                    progress.report(TASK, (double) count / rows.length);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause().toString(), failure.getCause());
        } finally {
            pool.shutdownNow();
            progress.report(TASK, 1);
            keeper.accept(finished, true);
        }
        return finished;
    }

    private void submitNext(CompletionService<Integer> done, IntFunction<double[]> row) {
        while (next < rows.length && finished[next] != null) {
            next++;
        }
        if (next < rows.length) {
            int point = next++;
            done.submit(() -> {
                // the sweep reports its progress, not each of its runs
                double[] measured = Progress.during((task, fraction) -> { }, () -> row.apply(point));
                // an interrupted run ended early: its quantities are not those of the point
                rows[point] = Thread.currentThread().isInterrupted() ? null : measured;
                return point;
            });
        }
    }
}
