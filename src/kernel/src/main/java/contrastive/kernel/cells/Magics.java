package contrastive.kernel.cells;

import contrastive.kernel.help.LibrarySources;
import contrastive.kernel.source.SnippetPlace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.magic.LineMagic;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** The lines that begin with a percent sign: {@code %classpath}, {@code %maven}, and what a cell registers itself. */
final class Magics {
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\S)+");

    private final MagicsRegistry registry;
    private final Consumer<String> addToClasspath;
    private final LibrarySources sources;

    Magics(MagicsRegistry registry, Consumer<String> addToClasspath, LibrarySources sources) {
        this.registry = registry;
        this.addToClasspath = addToClasspath;
        this.sources = sources;
        LineMagic<Object, BaseKernel> classpath = (kernel, patterns) -> classpath(patterns);
        LineMagic<Object, BaseKernel> maven = (kernel, coordinates) -> maven(coordinates);
        registry.registerLineMagic("classpath", classpath).registerLineMagic("maven", maven);
    }

    Object run(String line, SnippetPlace place) throws CellFailure {
        List<String> words = words(line.replaceFirst("^%+", ""));
        try {
            if (line.startsWith("%%") || !registry.getLineMagicNames().contains(words.get(0))) {
                throw new IllegalArgumentException("there is no magic " + line.split("\\s")[0] + "; known are "
                        + new TreeSet<>(registry.getLineMagicNames()).stream()
                                .map(name -> "%" + name).collect(Collectors.joining(", ")));
            }
            return registry.evalLineMagic(BaseKernel.notebookKernel(), words.get(0), words.subList(1, words.size()));
        } catch (InterruptedException e) {
            throw CellFailure.stopped();
        } catch (Exception e) {
            throw CellFailure.magic(e.getMessage() == null ? e.toString() : e.getMessage(), place);
        }
    }

    // a path with a blank in it stands in quotes, as in a shell; a backslash is a character of Windows' paths
    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(word -> word.group().replace("\"", "")).toList();
    }

    private Object classpath(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("%classpath needs a jar, a folder of classes or a pattern such as"
                    + " ../target/lab/*.jar");
        }
        List<Path> found = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> matches = matches(pattern);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException(nothingMatches(pattern));
            }
            found.addAll(matches);
        }
        add(found);
        return null;
    }

    private static List<Path> matches(String pattern) {
        try {
            return PathsHandler.resolveGlobs(pattern).stream()
                    .map(path -> path.toAbsolutePath().normalize()).sorted().toList();
        } catch (RuntimeException noSuchFolder) {
            return List.of();
        }
    }

    private static String nothingMatches(String pattern) {
        String built = Arrays.asList(pattern.split("[/\\\\]")).contains("target")
                ? "; what lies below target/ is built by `mvn -Plab` or `mvn package`, run in the project's folder"
                : "";
        return "nothing matches " + pattern + ", seen from the folder " + Path.of("").toAbsolutePath() + built;
    }

    private Object maven(List<String> coordinates) throws IOException, InterruptedException {
        if (coordinates.isEmpty() || !coordinates.stream().allMatch(c -> c.matches("[\\w.-]+:[\\w.-]+:[\\w.-]+"))) {
            throw new IllegalArgumentException("%maven needs group:artifact:version, such as org.ejml:ejml-simple:0.44.0,"
                    + " not " + String.join(" ", coordinates));
        }
        add(MavenResolver.resolve(coordinates));
        return null;
    }

    private void add(List<Path> entries) {
        String classes = entries.stream().filter(entry -> !LibrarySources.isSources(entry)).map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        if (!classes.isEmpty()) {
            addToClasspath.accept(classes);
        }
        entries.forEach(sources::addFor);
    }
}
