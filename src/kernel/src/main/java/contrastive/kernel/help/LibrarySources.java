package contrastive.kernel.help;

import contrastive.kernel.loading.JvmAccess;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Where the Javadoc of the libraries on the class path is: in their sources, which lie beside a jar under Maven's name for them, or in a folder
 * "sources" beside it, where a compiler that is given all jars does not take them for classes. JShell reads the JDK's sources alone and has no
 * method to name others, so they are added to the list that it keeps; where a JDK keeps none of that name, help stays with the signatures.
 */
public final class LibrarySources {
    private static final String ENDING = "-sources.jar";

    private final SourceCodeAnalysis analysis;
    private final Set<Path> jars = new LinkedHashSet<>();

    public LibrarySources(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    public static boolean isSources(Path entry) {
        return entry.toString().endsWith(ENDING);
    }

    /** Takes note of what lies beside an entry of the class path. */
    public synchronized void addFor(Path entry) {
        Path sources = Path.of(entry.toString().replaceFirst("(?<!-sources)\\.jar$", ENDING));
        if (isSources(sources)) {
            Stream.of(sources, sources.resolveSibling("sources").resolve(sources.getFileName())).filter(Files::isRegularFile).forEach(jars::add);
        }
    }

    /** Adds what is new; to be called before documentation is asked for, because JShell's own list takes some time to make. */
    synchronized void provide() {
        if (jars.isEmpty()) {
            return;
        }
        try {
            JvmAccess.openJShell();
            Method find = analysis.getClass().getDeclaredMethod("findSources");
            Field found = analysis.getClass().getDeclaredField("availableSources");
            find.setAccessible(true);
            found.setAccessible(true);
            found.set(analysis, Stream.concat(((List<?>) find.invoke(analysis)).stream(), jars.stream()).toList());
        } catch (ReflectiveOperationException | InaccessibleObjectException otherwiseThere) {
            // signatures without Javadoc are what JShell gives by itself
        }
        jars.clear();
    }
}
