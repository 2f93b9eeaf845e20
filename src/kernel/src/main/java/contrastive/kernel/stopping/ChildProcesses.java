package contrastive.kernel.stopping;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The processes that cells start: what they would print to the kernel's terminal is printed as by the cell, and they end with the
 * kernel. Public only because the classes of cells call it.
 */
public final class ChildProcesses {
    private static final Map<Thread, Process> COPYING = new ConcurrentHashMap<>();
    private static final int MOST_MILLISECONDS = 1000;

    private ChildProcesses() {
    }

    /** Called in place of {@link ProcessBuilder#start}. */
    public static Process start(ProcessBuilder builder) throws IOException {
        boolean out = builder.redirectOutput() == Redirect.INHERIT;
        boolean error = builder.redirectError() == Redirect.INHERIT;
        builder.redirectOutput(out ? Redirect.PIPE : builder.redirectOutput());
        builder.redirectError(error ? Redirect.PIPE : builder.redirectError());
        try {
            Process process = builder.start();
            if (out) {
                copy(process, process.getInputStream(), System.out);
            }
            if (error) {
                copy(process, process.getErrorStream(), System.err);
            }
            return process;
        } finally {
            builder.redirectOutput(out ? Redirect.INHERIT : builder.redirectOutput());
            builder.redirectError(error ? Redirect.INHERIT : builder.redirectError());
        }
    }

    private static void copy(Process process, InputStream from, PrintStream to) {
        Thread thread = new Thread(() -> {
            try (from) {
                from.transferTo(to);
            } catch (IOException closed) {
                // by the cell, which wants no more of it
            } finally {
                COPYING.remove(Thread.currentThread());
            }
        }, "output of process " + process.pid());
        thread.setDaemon(true);
        COPYING.put(thread, process);
        thread.start();
    }

    /** Waits until all is printed that ended processes have said; what their own children may still say is not waited for. */
    public static void awaitOutput() throws InterruptedException {
        for (Map.Entry<Thread, Process> copying : COPYING.entrySet()) {
            if (!copying.getValue().isAlive()) {
                copying.getKey().join(MOST_MILLISECONDS);
                COPYING.remove(copying.getKey());
            }
        }
    }

    /** Ends all that still run. */
    public static void end() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }
}
