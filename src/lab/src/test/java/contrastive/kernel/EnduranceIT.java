package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only many starts and many cells show. The times are printed for the record. */
@Tag("slow")
class EnduranceIT {
    private static final int STARTS = 200;
    private static final int CELLS = 10_000;
    private static final int CELLS_A_LOOK = 1_000;
    /** A quarter of the aim, which a machine that is at rest keeps: a busy one may be slow, a kernel that waits 100 ms a cell may not. */
    private static final double LEAST_A_SECOND = 10;
    /** Of so many looks the highest counts: a new compiler, which comes every some hundred cells, is 12 MB smaller at first. */
    private static final int LOOKS_COMPARED = 4;

    @Test
    void twoHundredStartsInARowAreAllAnswered() throws IOException {
        List<Long> milliseconds = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            milliseconds.add(startAndRunOneCell());
        }
        Collections.sort(milliseconds);
        System.out.println(STARTS + " kernel starts, to the answer of the first cell: median " + milliseconds.get(STARTS / 2)
                + " ms, longest " + milliseconds.get(STARTS - 1) + " ms");
    }

    private static long startAndRunOneCell() throws IOException {
        long begin = System.nanoTime();
        try (KernelClient kernel = KernelClient.startAsInstalled()) {
            assertThat(kernel.run("6 * 7").value()).isEqualTo("42");
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
    }

    @Test
    void tenThousandCellsLeaveMemoryAsItWas() throws IOException {
        try (KernelClient kernel = KernelClient.startAsInstalled()) {
            runMany(kernel, CELLS_A_LOOK);
            List<Memory> looks = new ArrayList<>(List.of(Memory.of(kernel)));
            double seconds = 0;
            for (int cells = 0; cells < CELLS; cells += CELLS_A_LOOK) {
                long begin = System.nanoTime();
                runMany(kernel, CELLS_A_LOOK);
                seconds += (System.nanoTime() - begin) / 1e9;
                looks.add(Memory.of(kernel));
            }
            System.out.printf("%d cells: %.0f a second; memory %s%n", CELLS, CELLS / seconds, looks);
            assertThat(CELLS / seconds).as("cells a second").isGreaterThan(LEAST_A_SECOND);
            Memory before = Memory.most(looks.subList(0, LOOKS_COMPARED));
            Memory after = Memory.most(looks.subList(looks.size() - LOOKS_COMPARED, looks.size()));
            int cellsBetween = (looks.size() - LOOKS_COMPARED) * CELLS_A_LOOK;
            // JShell itself keeps 20 kB of each snippet, 400 MB of so many; what is allowed is a few words each
            assertThat(after.heap() - before.heap()).isLessThan(cellsBetween * 500L);
            assertThat(after.classes() - before.classes()).isLessThan(cellsBetween * 500L);
        }
    }

    private static void runMany(KernelClient kernel, int cells) {
        for (int i = 0; i < cells; i++) {
            assertThat(kernel.run("int small = " + i + ";\nsmall * 2").value()).isEqualTo(String.valueOf(2 * i));
        }
    }

    /** Bytes in use for objects and for classes, after a collection. */
    private record Memory(long heap, long classes) {
        static Memory of(KernelClient kernel) {
            kernel.run("System.gc();");
            return new Memory(
                    Long.parseLong(kernel.run("Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()").value()),
                    Long.parseLong(kernel.run("java.lang.management.ManagementFactory.getMemoryPoolMXBeans().stream()"
                            + ".filter(p -> p.getName().equals(\"Metaspace\")).mapToLong(p -> p.getUsage().getUsed()).sum()").value()));
        }

        static Memory most(List<Memory> looks) {
            return new Memory(looks.stream().mapToLong(Memory::heap).max().orElseThrow(),
                    looks.stream().mapToLong(Memory::classes).max().orElseThrow());
        }

        @Override
        public String toString() {
            return "%.1f MB of objects and %.1f MB of classes".formatted(heap / 1e6, classes / 1e6);
        }
    }
}
