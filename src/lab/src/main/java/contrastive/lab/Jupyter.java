package contrastive.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Jupyter, known by the Python it runs in: {@code python -m …} reaches all of it on every platform.
 *
 * @param python that Python's executable
 * @param versions version of each Jupyter module found there, by module name
 */
record Jupyter(Path python, Map<String, String> versions) {

    private static final String PROBE = """
            import importlib.metadata, importlib.util, sys
            print('executable=' + sys.executable)
            for name in sys.argv[1:]:
                try:
                    if importlib.util.find_spec(name):
                        print(name + '=' + importlib.metadata.version(name))
                except importlib.metadata.PackageNotFoundError:
                    print(name + '=unknown')
            """;
    private static final String CORE = "jupyter_core";

    /** Asks a Python which parts of Jupyter it has; empty if that is no Python or one without Jupyter. */
    static Optional<Jupyter> probe(Machine machine, Path python) {
        Outcome outcome = machine.run(Command.of(python, "-c", PROBE, CORE, "jupyterlab", "notebook", "nbconvert",
                "jupyter_kernel_test"));
        if (!outcome.succeeded()) {
            return Optional.empty();
        }
        Map<String, String> answers = outcome.text().lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1), (first, second) -> second));
        if (!answers.containsKey(CORE) || !answers.containsKey("executable")) {
            return Optional.empty();
        }
        return Optional.of(new Jupyter(Path.of(answers.remove("executable")), Map.copyOf(answers)));
    }

    boolean has(Part part) {
        return part.modules().stream().anyMatch(versions::containsKey);
    }

    /** Those of the parts that it lacks. */
    Set<Part> missing(Collection<Part> parts) {
        return parts.stream().filter(part -> !has(part)).collect(Collectors.toUnmodifiableSet());
    }

    /** The jupyter command beside that Python, where there is one. */
    Optional<Path> script() {
        return Stream.of("jupyter", "jupyter.exe", "Scripts/jupyter.exe")
                .map(python::resolveSibling)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** For example "JupyterLab 4.6.4 (/usr/bin/python3)". */
    String title() {
        String name = versions.containsKey("jupyterlab") ? "JupyterLab " + versions.get("jupyterlab")
                : versions.containsKey("notebook") ? "Notebook " + versions.get("notebook")
                : "Jupyter";
        return name + " (" + python + ")";
    }

    /** The sentence's end that names parts: "nbconvert and jupyter_kernel_test". */
    static String titles(Collection<Part> parts) {
        return parts.stream().sorted().map(Part::title).collect(Collectors.joining(" and "));
    }
}
