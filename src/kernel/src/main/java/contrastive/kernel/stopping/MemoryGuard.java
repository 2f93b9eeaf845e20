package contrastive.kernel.stopping;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import javax.management.NotificationEmitter;

/**
 * Keeps some of the heap for the kernel, so that a cell that fills it is stopped and reported instead of taking the kernel along. A cell is
 * stopped when a collection leaves the heap nearly full. A part of the reserve is let go then, or when the heap has run dry before that, in
 * which to report it and to run the cell that releases memory; the rest is for readers who fill the heap again before they release any.
 */
final class MemoryGuard {
    private static final int PARTS = 3;
    private static final int LEAST = 6 << 20;
    private static final int MOST = 12 << 20;

    private final int size = (int) Math.min(MOST, Math.max(LEAST, Runtime.getRuntime().maxMemory() / 20));
    private final MemoryPoolMXBean oldest = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
            .orElseThrow(() -> new IllegalStateException("this garbage collector does not report how full the heap is;"
                    + " start the kernel with -XX:+UseSerialGC"));
    private final Deque<byte[]> reserve = new ArrayDeque<>();
    private volatile boolean watching;

    /** @param stopCell called when a collection leaves the heap nearly full */
    void watch(Runnable stopCell) {
        oldest.setCollectionUsageThreshold(oldest.getUsage().getMax() - size);
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean()).addNotificationListener((notification, none) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED) && watching) {
                makeRoom();
                stopCell.run();
            }
        }, null, null);
    }

    synchronized void makeRoom() {
        reserve.poll();
    }

    /**
     * Takes back what was let go, once there is plenty of room among what lives long. While there is not, the cell is
     * not stopped for memory: it may be the one that releases some, and the heap was not filled by it.
     */
    synchronized void beginCell() {
        while (reserve.size() < PARTS && oldest.getUsage().getMax() - oldest.getUsage().getUsed() > 4L * size) {
            reserve.add(new byte[size]);
        }
        watching = reserve.size() == PARTS;
    }
}
