package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many starts and many cells show. The times are printed for the record and asserted nowhere. */
@Tag("slow")
class EnduranceIT {
    private static final int STARTS = 100;
    private static final int CELLS = 1000;

    @Test
    void aHundredStartsAreAllAnswered() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<Long>> starts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            starts.add(two.submit(EnduranceIT::startAndRunOneCell));
        }
        List<Long> milliseconds = new ArrayList<>();
        for (Future<Long> start : starts) {
            milliseconds.add(start.get());
        }
        two.shutdown();
        Collections.sort(milliseconds);
        System.out.println(STARTS + " kernel starts, two at a time, to the answer of the first cell: median "
                + milliseconds.get(STARTS / 2) + " ms, longest " + milliseconds.get(STARTS - 1) + " ms");
    }

    private static long startAndRunOneCell() throws IOException {
        long begin = System.nanoTime();
        try (KernelClient kernel = KernelClient.start()) {
            assertThat(kernel.run("6 * 7").value()).isEqualTo("42");
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
    }

    @Test
    void aThousandCellsLeaveTheHeapAsItWas() throws IOException {
        try (KernelClient kernel = KernelClient.start()) {
            runMany(kernel, 200);
            long before = usedHeap(kernel);
            long begin = System.nanoTime();
            runMany(kernel, CELLS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            long after = usedHeap(kernel);
            System.out.printf("%d cells: %.0f a second; heap in use %.1f MB before, %.1f MB after%n", CELLS,
                    CELLS / seconds, before / 1e6, after / 1e6);
            // JShell itself keeps about 20 kB of each snippet; a kept value, class loader or buffer would be 500 kB, as in other kernels
            assertThat(after - before).isLessThan(CELLS * 50_000L);
        }
    }

    private static void runMany(KernelClient kernel, int cells) {
        for (int i = 0; i < cells; i++) {
            assertThat(kernel.run("int small = " + i + ";\nsmall * 2").value()).isEqualTo(String.valueOf(2 * i));
        }
    }

    private static long usedHeap(KernelClient kernel) {
        return Long.parseLong(kernel.run("System.gc();\nRuntime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()").value());
    }
}
