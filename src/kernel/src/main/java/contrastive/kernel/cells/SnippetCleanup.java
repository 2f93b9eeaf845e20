package contrastive.kernel.cells;

import contrastive.kernel.loading.JvmAccess;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.VarSnippet;

/**
 * What JShell keeps of snippets that are over: about 20 kB of each, for the source and class files of all that ever ran. This
 * clears it away, some cells later, so that an error in code that a statement left behind can still be traced to its line.
 *
 * <p>JShell offers no way to ask for that. Its fields are reached by reflection, for which the agent opens its package; where
 * that fails, in a future JDK perhaps, memory grows as in any JShell, and nothing else changes.
 */
final class SnippetCleanup {
    private static final int SNIPPETS_KEPT = 200;
    // a new compiler takes a tenth of a second; so many snippets take some ten seconds
    private static final int SNIPPETS_A_COMPILER = 1000;

    private final ArrayDeque<Snippet> waiting = new ArrayDeque<>();
    private final JShell shell;
    private final Consumer<String> forgotten;
    private boolean works = JvmAccess.isGranted();
    private int cleared;

    /** @param forgotten told the id of each snippet that was cleared away with its classes */
    SnippetCleanup(JShell shell, Consumer<String> forgotten) {
        this.shell = shell;
        this.forgotten = forgotten;
        JvmAccess.openJShell();
    }

    /** Adds a snippet that was replaced by another of the same name, rejected, or has run without declaring anything. */
    void add(Snippet snippet) {
        waiting.add(snippet);
        if (waiting.size() > SNIPPETS_KEPT) {
            Snippet oldest = waiting.poll();
            try {
                if (works) {
                    clear(oldest);
                }
            } catch (ReflectiveOperationException | RuntimeException otherwiseBuilt) {
                works = false;
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void clear(Snippet snippet) throws ReflectiveOperationException {
        Object maps = get(shell, "maps");
        ((Collection<?>) get(maps, "snippets")).remove(snippet);
        List<?> byIndex = (List<?>) get(maps, "keyIndexToSnippet");
        int index = Integer.parseInt(snippet.id());
        if (byIndex.get(index) != snippet) {
            // its successor goes by the same number and is in use
            return;
        }
        byIndex.set(index, null);
        if (snippet instanceof VarSnippet unnamed) {
            ((Map<?, ?>) get(get(shell, "keyMap"), "varMap")).remove(unnamed.name());
        }
        ((Map<?, ?>) get(get(shell, "outerMap"), "classOuters")).remove("$JShell$" + index);
        String outermost = "REPL.$JShell$" + index;
        Map<?, ?> tracked = (Map<?, ?>) get(get(shell, "classTracker"), "map");
        SortedMap<String, ?> compiled = (SortedMap<String, ?>) get(get(get(shell, "taskFactory"), "fileManager"), "classObjects");
        tracked.remove(outermost);
        compiled.remove(outermost);
        SortedMap<String, ?> inner = compiled.subMap(outermost + "$", outermost + "%");
        tracked.keySet().removeAll(inner.keySet());
        inner.clear();
        forgotten.accept(snippet.id());
        if (++cleared % SNIPPETS_A_COMPILER == 0) {
            // a compiler that is used again remembers each class it ever saw, by name
            Object factory = get(shell, "taskFactory");
            Method initialise = factory.getClass().getDeclaredMethod("initTaskPool");
            initialise.setAccessible(true);
            initialise.invoke(factory);
        }
    }

    private static Object get(Object holder, String field) throws ReflectiveOperationException {
        Field found = holder.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return found.get(holder);
    }
}
