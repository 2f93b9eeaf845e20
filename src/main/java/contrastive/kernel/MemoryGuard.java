package contrastive.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Optional;
import javax.management.NotificationEmitter;

/**
 * Keeps some of the heap for the kernel, so that a cell that fills it is stopped and reported instead of taking the
 * kernel along. A cell is stopped when a collection leaves the heap nearly full; should it run the heap dry before
 * that, a reserve is let go to report it and to run the cell that releases memory.
 */
final class MemoryGuard {
    private static final int LEAST = 8 << 20;
    private static final int MOST = 24 << 20;

    private final int size = (int) Math.min(MOST, Math.max(LEAST, Runtime.getRuntime().maxMemory() / 10));
    private byte[] reserve = new byte[size];

    /** @param stopCell called when a collection leaves the heap nearly full */
    void watch(Runnable stopCell) {
        Optional<MemoryPoolMXBean> oldest = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isCollectionUsageThresholdSupported())
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
        if (oldest.isEmpty()) {
            return;
        }
        MemoryPoolMXBean pool = oldest.get();
        pool.setCollectionUsageThreshold(pool.getUsage().getMax() - size / 2);
        NotificationEmitter emitter = (NotificationEmitter) ManagementFactory.getMemoryMXBean();
        emitter.addNotificationListener((notification, none) -> {
            if (notification.getType().equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
                stopCell.run();
            }
        }, null, null);
    }

    /** Called when the heap has run dry. */
    synchronized void makeRoom() {
        reserve = null;
    }

    /** Called before each cell: takes the reserve back once there is room for it. */
    synchronized void refill() {
        Runtime heap = Runtime.getRuntime();
        if (reserve == null && heap.maxMemory() - heap.totalMemory() + heap.freeMemory() > 3L * size) {
            reserve = new byte[size];
        }
    }
}
