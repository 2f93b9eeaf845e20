package contrastive.kernel.stopping;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Tells from the stack of a stopped cell's thread why it does not end: where it is, neither an interrupt nor a check may reach it. */
public final class StuckThread {
    /** The names of the loaders whose classes have checks. */
    public static final String CELL_LOADER = "cells";
    public static final String STATEMENT_LOADER = "statement";

    // shows the values of cells, by code of theirs
    private static final String RENDERER = "org.dflib.jjava.jupyter.kernel.display.";

    private StuckThread() {
    }

    /** Whether it waits for the system or for a monitor, where it costs nothing. */
    static boolean isHeld(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        String where = stack.length == 0 ? "" : stack[0].getClassName();
        return thread.getState() == Thread.State.BLOCKED || stack.length > 0 && stack[0].isNativeMethod()
                && (where.startsWith("sun.nio.") || where.startsWith("java.io.") || where.startsWith("java.net."));
    }

    /**
     * The call by which a cell, or a library of its, went into Java's own code, where there are no checks.
     *
     * @return for example "Matcher.matches()"; empty if it is in code with checks, or in the kernel, which would be left in disorder
     */
    static Optional<String> callOfJava(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        int caller = 0;
        while (caller < stack.length && stack[caller].getModuleName() != null) {
            caller++;
        }
        return caller > 0 && caller < stack.length && isReaders(stack[caller]) ? Optional.of(name(stack[caller - 1])) : Optional.empty();
    }

    /** The processor time that it has used so far. */
    static long nanosWorked(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(StopSignal.idOf(thread));
    }

    private static boolean isReaders(StackTraceElement frame) {
        return CELL_LOADER.equals(frame.getClassLoaderName()) || STATEMENT_LOADER.equals(frame.getClassLoaderName())
                || frame.getClassName().startsWith(RENDERER);
    }

    private static String name(StackTraceElement frame) {
        String type = frame.getClassName().replaceFirst(".*[.$]", "");
        return frame.getMethodName().equals("<init>") ? "new " + type + "()" : type + "." + frame.getMethodName() + "()";
    }
}
