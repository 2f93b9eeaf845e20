package contrastive.kernel.cells;

import contrastive.kernel.help.LibrarySources;
import contrastive.kernel.source.SnippetPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** The lines that begin with a percent sign: {@code %classpath}, {@code %maven}, and what a cell registers itself. */
record Magics(MagicsRegistry registry, Consumer<String> addToClasspath, LibrarySources sources) {
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\S)+");

    Magics {
        registry.registerLineMagic("classpath", (kernel, patterns) -> classpath(patterns))
                .registerLineMagic("maven", (kernel, coordinates) -> maven(coordinates));
    }

    Object run(String line, SnippetPlace place) throws CellFailure {
        // a path with a blank in it stands in quotes, as in a shell; a backslash is a character of Windows' paths
        List<String> words = WORD.matcher(line.replaceFirst("^%+", "")).results().map(word -> word.group().replace("\"", "")).toList();
        try {
            if (line.startsWith("%%") || !registry.getLineMagicNames().contains(words.get(0))) {
                throw new IllegalArgumentException("there is no magic " + line.split("\\s")[0] + "; known are "
                        + registry.getLineMagicNames().stream().sorted().map(name -> "%" + name).collect(Collectors.joining(", ")));
            }
            return registry.evalLineMagic(BaseKernel.notebookKernel(), words.get(0), words.subList(1, words.size()));
        } catch (InterruptedException e) {
            throw CellFailure.stopped();
        } catch (Exception e) {
            throw CellFailure.magic(e.getMessage() == null ? e.toString() : e.getMessage(), place);
        }
    }

    private Object classpath(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("%classpath needs a jar, a folder of classes or a pattern such as ../target/lab/*.jar");
        }
        return add(patterns.stream().flatMap(pattern -> matches(pattern).stream()).toList());
    }

    private static List<Path> matches(String pattern) {
        List<Path> matches = List.of();
        try {
            matches = PathsHandler.resolveGlobs(pattern).stream().map(path -> path.toAbsolutePath().normalize()).sorted().toList();
        } catch (RuntimeException noSuchFolder) {
            // nothing matches
        }
        if (matches.isEmpty()) {
            String built = Arrays.asList(pattern.split("[/\\\\]")).contains("target")
                    ? "; what lies below target/ is built by `mvn -Plab` or `mvn package`, run in the project's folder" : "";
            Path here = Path.of("").toAbsolutePath();
            throw new IllegalArgumentException("nothing matches " + pattern + ", seen from the folder " + here + built);
        }
        return matches;
    }

    private Object maven(List<String> coordinates) throws IOException, InterruptedException {
        if (coordinates.isEmpty() || !coordinates.stream().allMatch(c -> c.matches("[\\w.-]+:[\\w.-]+:[\\w.-]+"))) {
            throw new IllegalArgumentException("%maven needs group:artifact:version, such as org.ejml:ejml-simple:0.44.0,"
                    + " not " + String.join(" ", coordinates));
        }
        List<Path> found = MavenResolver.resolve(coordinates);
        add(found);
        System.out.println("On the class path now: " + String.join(", ", coordinates) + " (" + found.size() + (found.size() == 1 ? " file)" : " files)"));
        return null;
    }

    /** @return the value of such a line, which is none */
    private Object add(List<Path> entries) {
        List<Path> classes = entries.stream().filter(entry -> !LibrarySources.isSources(entry)).toList();
        if (!classes.isEmpty()) {
            addToClasspath.accept(PathsHandler.joinPaths(classes));
        }
        entries.forEach(sources::addFor);
        return null;
    }
}
