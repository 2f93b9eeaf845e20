package contrastive.kernel;

import contrastive.kernel.loading.JvmAccess;
import java.lang.instrument.Instrumentation;

/** The java agent that the kernel's description names. Public only because the JVM calls it. */
public final class KernelAgent {
    private KernelAgent() {
    }

    /** Called by the JVM before {@link KernelMain#main}. */
    public static void premain(String arguments, Instrumentation given) {
        JvmAccess.grant(given);
    }
}
