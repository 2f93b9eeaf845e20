package contrastive.kernel.loading;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The classes of cells whose static initialization has begun and did not end well: it threw, or its cell was stopped in the middle.
 * To the JVM such a class is lost for good. Public only because the classes of cells call it.
 */
public final class Initialization {
    private static final Set<Class<?>> UNFINISHED = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Initialization() {
    }

    /** Called where a static initializer begins. */
    public static void begin(Class<?> type) {
        UNFINISHED.add(type);
    }

    /** Called where a static initializer returns. */
    public static void end(Class<?> type) {
        UNFINISHED.remove(type);
    }

    /** Whether the initialization of a class or of one inside it did not end well. */
    public static boolean isUnfinished(Class<?> outermost) {
        return outermost != null && List.copyOf(UNFINISHED).stream().anyMatch(type -> type.getNestHost() == outermost);
    }
}
