package contrastive.lab.jupyter;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Jupyter, identified by the Python it runs in: {@code python -m …} starts each of its programs on every platform.
 *
 * @param versions version of each Jupyter module found there, by module name
 */
public record Jupyter(Path python, Map<String, String> versions) {

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

    /** Asks a Python which components of Jupyter it has; empty if it does not run or has no Jupyter. */
    public static Optional<Jupyter> probe(Machine machine, Path python) {
        CommandResult result = machine.run(Command.of(python, "-c", PROBE, CORE, "jupyterlab", "notebook", "nbconvert",
                "jupyter_kernel_test"));
        if (!result.succeeded()) {
            return Optional.empty();
        }
        Map<String, String> answers = result.text().lines().filter(line -> line.indexOf('=') > 0)
                .map(line -> line.split("=", 2)).collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
        if (!answers.containsKey(CORE) || !answers.containsKey("executable")) {
            return Optional.empty();
        }
        return Optional.of(new Jupyter(Path.of(answers.remove("executable")), Map.copyOf(answers)));
    }

    public boolean has(JupyterComponent component) {
        return component.modules.stream().anyMatch(versions::containsKey);
    }

    /** Those of the components that it lacks. */
    public Set<JupyterComponent> missing(Collection<JupyterComponent> components) {
        return components.stream().filter(component -> !has(component)).collect(Collectors.toUnmodifiableSet());
    }

    /** The jupyter command beside that Python, where there is one. */
    public Optional<Path> script() {
        return Stream.of("jupyter", "jupyter.exe", "Scripts/jupyter.exe").map(python::resolveSibling).filter(Files::isExecutable)
                .findFirst();
    }

    /** For example "JupyterLab 4.6.4 (/usr/bin/python3)". */
    public String title() {
        String name = versions.containsKey("jupyterlab") ? "JupyterLab " + versions.get("jupyterlab")
                : versions.containsKey("notebook") ? "Notebook " + versions.get("notebook") : "Jupyter";
        return name + " (" + python + ")";
    }
}
