package contrastive.kernel;

import contrastive.kernel.loading.JvmAccess;
import java.lang.instrument.Instrumentation;

/** The java agent that the kernel's description names. Public only because the JVM calls it. */
public final class KernelAgent {
    private KernelAgent() {
    }

    /** Called by the JVM before {@link KernelMain#main} where an option names the agent. */
    public static void premain(String arguments, Instrumentation given) {
        JvmAccess.grant(given);
    }

    /** Called by the JVM before {@link KernelMain#main} where the kernel is started as a jar. */
    public static void agentmain(String arguments, Instrumentation given) {
        JvmAccess.grant(given);
    }
}
