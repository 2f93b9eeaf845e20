package contrastive.kernel.loading;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which class holds a snippet's variable or method now. JShell gives a snippet a new class where the one it had cannot be
 * changed; the value of a variable is carried over if the new class can hold it, and calls of a method are handed on.
 */
public final class CurrentClasses {
    /** Where JShell puts all classes of cells. */
    static final String PACKAGE = "REPL";
    // the names say which snippets a class holds: $JShell$5B holds the third class of snippet 5, $JShell$5_7 two overloads
    private static final Pattern HOLDER = Pattern.compile(PACKAGE + "\\.\\$JShell\\$(\\w+)");
    private static final Set<Class<?>> UNFINISHED = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Map<String, Class<?>> holders = new HashMap<>();
    private final BiPredicate<Class<?>, Class<?>> forward;
    private final List<String> lost = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();

    /** @param forward told of a class and of the one that takes its place; says whether the first is as good as the second */
    CurrentClasses(BiPredicate<Class<?>, Class<?>> forward) {
        this.forward = forward;
    }

    void add(Class<?> loaded) {
        if (loaded.getClassLoader() instanceof CellLoader.StatementLoader) {
            return;
        }
        for (String snippet : snippetsOf(loaded.getName())) {
            Class<?> predecessor = holders.put(snippet, loaded);
            if (predecessor != null && predecessor != loaded) {
                carryOver(predecessor, loaded);
                if (!forward.test(predecessor, loaded)) {
                    moved.add(snippet);
                }
            }
        }
    }

    /** The ids of the snippets that a class holds; none for a class inside another. */
    static List<String> snippetsOf(String className) {
        Matcher name = HOLDER.matcher(className);
        return name.matches() ? Stream.of(name.group(1).split("_")).map(part -> part.replaceAll("\\D", "")).toList() : List.of();
    }

    private void carryOver(Class<?> from, Class<?> to) {
        for (Field field : from.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
                continue;
            }
            try {
                if (!put(field.get(null), to, field)) {
                    lost.add(field.getName());
                }
                // an old lambda fails now instead of reading a value that no longer changes, and the value can be collected
                if (!field.getType().isPrimitive()) {
                    field.set(null, null);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a cell's variable that is not public: " + field, e);
            }
        }
    }

    private static boolean put(Object value, Class<?> holder, Field old) throws IllegalAccessException {
        try {
            Field field = holder.getDeclaredField(old.getName());
            Class<?> type = field.getType();
            boolean fits = type == old.getType() || value == null && !type.isPrimitive() || type.isInstance(value);
            if (fits) {
                field.set(null, value);
            }
            return fits;
        } catch (NoSuchFieldException gone) {
            return false;
        }
    }

    /** The variables whose values could not be carried over since this was asked last. */
    public List<String> takeLost() {
        return take(lost);
    }

    /** The snippets whose old code or variable lives on apart from the new one, since this was asked last. */
    public List<String> takeMoved() {
        return take(moved);
    }

    private static List<String> take(List<String> snippets) {
        List<String> taken = List.copyOf(snippets);
        snippets.clear();
        return taken;
    }

    /** Called, by the classes of cells, where a static initializer begins. */
    public static void beginInitialization(Class<?> type) {
        UNFINISHED.add(type);
    }

    /** Called, by the classes of cells, where a static initializer returns. */
    public static void endInitialization(Class<?> type) {
        UNFINISHED.remove(type);
    }

    /** Whether the initialization of a snippet's class, or of one inside it, threw or was stopped: to the JVM it is lost for good. */
    public boolean isUnfinished(String snippet) {
        Class<?> holder = holders.get(snippet);
        return holder != null && List.copyOf(UNFINISHED).stream().anyMatch(type -> type.getNestHost() == holder);
    }

    /** The value of a variable, or null if it has none or there is no such variable. */
    public Object value(String snippet, String variable) {
        Class<?> holder = holders.get(snippet);
        try {
            return holder == null ? null : holder.getDeclaredField(variable).get(null);
        } catch (ReflectiveOperationException none) {
            return null;
        }
    }
}
