package contrastive.kernel;

import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * The java agent that the kernel's description names: it hands over the JVM's means of changing the code of a class that
 * is in use. Public only because the JVM calls it.
 */
public final class KernelAgent {
    private static Instrumentation instrumentation;

    private KernelAgent() {
    }

    /** Called by the JVM before {@link KernelMain#main} where an option names the agent. */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Called by the JVM before {@link KernelMain#main} where the kernel is started as a jar. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** Empty if the kernel was started without the agent. */
    static Optional<Instrumentation> instrumentation() {
        return Optional.ofNullable(instrumentation);
    }
}
