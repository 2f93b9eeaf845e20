package contrastive.kernel.help;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jshell.SourceCodeAnalysis;

/**
 * JShell's list of the packages that an import may name. JShell makes it in the background, more than a second of a core's work,
 * while the first cells wait for the same cores; only completion and errors ask for it. So it is put off until they do, or no cell
 * has run for a while.
 *
 * <p>JShell puts it off itself while it evaluates, and offers no way to ask for more. Its methods are reached by reflection; where
 * that fails the list is made at once.
 */
public final class PackageIndex {
    private static final int QUIET_SECONDS = 2;

    private final SourceCodeAnalysis analysis;
    private boolean putOff;
    private int cells;

    public PackageIndex(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
        putOff = call("suspendIndexing");
    }

    public synchronized void cellBegins() {
        cells++;
    }

    /** A cell is over; if it stays the last for a while, the list is made. */
    public synchronized void cellEnds() {
        int last = cells;
        if (putOff) {
            CompletableFuture.delayedExecutor(QUIET_SECONDS, TimeUnit.SECONDS).execute(() -> makeIfQuietSince(last));
        }
    }

    private synchronized void makeIfQuietSince(int last) {
        if (cells == last) {
            make();
        }
    }

    /** The list is asked for, or will be. */
    public synchronized void make() {
        if (putOff) {
            putOff = false;
            call("resumeIndexing");
        }
    }

    /** Makes the list and waits until it is made. */
    public void await() {
        make();
        call("waitBackgroundTaskFinished");
    }

    /** The full names of the types with a simple name, Java's own first. */
    public List<String> holding(String type) {
        await();
        return analysis.listQualifiedNames(type, type.length()).getNames().stream()
                .sorted(Comparator.comparing((String name) -> !name.startsWith("java")).thenComparing(Comparator.naturalOrder())).toList();
    }

    private boolean call(String method) {
        try {
            Method found = analysis.getClass().getDeclaredMethod(method);
            found.setAccessible(true);
            found.invoke(analysis);
            return true;
        } catch (ReflectiveOperationException | RuntimeException otherwiseBuilt) {
            return false;
        }
    }
}
