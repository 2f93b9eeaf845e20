package pabeles.concurrency;

import java.util.function.IntConsumer;

/** EJML's loops, one turn after the other: a page has one thread. */
public class ConcurrencyOps {

    public static void loopFor(int start, int end, IntConsumer turn) {
        loopFor(start, end, 1, turn);
    }

    public static void loopFor(int start, int end, int step, IntConsumer turn) {
        for (int i = start; i < end; i += step) {
            turn.accept(i);
        }
    }

    public static void loopBlocks(int start, int end, int least, IntRangeConsumer block) {
        loopBlocks(start, end, block);
    }

    public static void loopBlocks(int start, int end, IntRangeConsumer block) {
        if (end > start) {
            block.accept(start, end);
        }
    }

    public static <T> void loopBlocks(int start, int end, GrowArray<T> workspaces, IntRangeObjectConsumer<T> block) {
        if (end > start) {
            workspaces.reset();
            block.accept(workspaces.grow(), start, end);
        }
    }

    public static <T> void loopBlocks(int start, int end, int least, GrowArray<T> workspaces, IntRangeObjectConsumer<T> block) {
        loopBlocks(start, end, workspaces, block);
    }
}
