package contrastive.kernel.loading;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Map;
import java.util.Set;
import jdk.jshell.JShell;

/** What the java agent lets the kernel do: change the code of classes in use, and reach by reflection what JShell offers no method for. */
public final class JvmAccess {
    private static Instrumentation instrumentation;

    private JvmAccess() {
    }

    /** Called once, by the agent, before the kernel starts. */
    public static void grant(Instrumentation given) {
        instrumentation = given;
    }

    /** Whether the kernel was started with its agent. */
    public static boolean isGranted() {
        return instrumentation != null;
    }

    /** Opens JShell's package to the kernel, if the agent is there. */
    public static void openJShell() {
        if (isGranted()) {
            instrumentation.redefineModule(JShell.class.getModule(), Set.of(), Map.of(),
                    Map.of(JShell.class.getPackageName(), Set.of(JvmAccess.class.getModule())), Set.of(), Map.of());
        }
    }

    static void redefine(ClassDefinition... definitions) throws ClassNotFoundException, UnmodifiableClassException {
        instrumentation.redefineClasses(definitions);
    }
}
