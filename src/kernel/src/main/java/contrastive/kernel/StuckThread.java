package contrastive.kernel;

import java.util.Optional;

/** Tells from the stack of a stopped cell's thread why it does not end: where it is, neither an interrupt nor a check may reach it. */
final class StuckThread {
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

    private static boolean isReaders(StackTraceElement frame) {
        return CellLoader.NAME.equals(frame.getClassLoaderName()) || PassingLoader.NAME.equals(frame.getClassLoaderName())
                || frame.getClassName().startsWith(RENDERER);
    }

    private static String name(StackTraceElement frame) {
        String type = frame.getClassName().replaceFirst(".*[.$]", "");
        return frame.getMethodName().equals("<init>") ? "new " + type + "()" : type + "." + frame.getMethodName() + "()";
    }
}
