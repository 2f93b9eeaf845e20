package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A virtual environment below target/, filled by pip. Where the reader's Jupyter only lacks a component, the environment sees that
 * Jupyter and gets only what is missing; the reader's Jupyter stays as it is.
 */
record VenvInstaller(Machine machine, Path project) implements JupyterInstaller {

    /** A reader's settings of where pip installs, which would lead out of the environment; an empty one is as good as none. */
    private static final Map<String, String> INTO_THE_ENVIRONMENT =
            Map.of("PIP_USER", "0", "PIP_TARGET", "", "PIP_PREFIX", "", "PIP_ROOT", "");

    @Override
    public Optional<Jupyter> install(Set<JupyterComponent> components) {
        return complete(components).or(() -> create(components));
    }

    private Optional<Jupyter> create(Set<JupyterComponent> components) {
        Optional<Path> readers = new JupyterOnPath(machine).installed().findFirst().map(Jupyter::python);
        // the first Python may be a shim that fails, or lack venv: the next one may do
        Stream<Path> bases = readers.map(Stream::of).orElseGet(() -> Stream.of("python3", "python").flatMap(machine::programs));
        if (bases.noneMatch(base -> createEnvironment(base, readers.isPresent()))) {
            return Optional.empty();
        }
        Set<JupyterComponent> missing = installed().findFirst().map(jupyter -> jupyter.missing(components)).orElse(components);
        if (!missing.isEmpty()) {
            pipInstall(missing);
        }
        return complete(components);
    }

    private boolean createEnvironment(Path base, boolean seesReaders) {
        machine.say("Making a Python environment in " + environment() + " with " + base + ".");
        List<String> arguments = new ArrayList<>(List.of("-m", "venv"));
        if (seesReaders) {
            arguments.add("--system-site-packages");
        }
        arguments.add(environment().toString());
        CommandResult result = machine.run(Command.of(base).with(arguments));
        if (!result.succeeded()) {
            machine.say(base + " has no working venv (on Debian it is the package python3-venv): " + result.lastLine());
        }
        return result.succeeded();
    }

    private void pipInstall(Set<JupyterComponent> missing) {
        List<String> packages = missing.stream().sorted().map(JupyterComponent::pipPackage).toList();
        machine.say("Installing with pip: " + String.join(" ", packages));
        CommandResult result = machine.run(Command.of(python(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
                .with(packages).with(INTO_THE_ENVIRONMENT));
        if (!result.succeeded()) {
            machine.say("pip could not install them: " + result.lastLine());
        }
    }

    @Override
    public Stream<Jupyter> installed() {
        return Files.isExecutable(python()) ? Jupyter.probe(machine, python()).stream() : Stream.empty();
    }

    private Path python() {
        return environment().resolve(machine.isWindows() ? "Scripts/python.exe" : "bin/python");
    }

    private Path environment() {
        return project.resolve("target/venv");
    }
}
