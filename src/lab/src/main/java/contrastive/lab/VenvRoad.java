package contrastive.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A virtual environment below target/, filled by pip. Where the reader's Jupyter only lacks a part, the environment sees that
 * Jupyter and gets the part alone; the reader's Jupyter stays as it is.
 */
record VenvRoad(Machine machine, Path project) implements Road {

    @Override
    public Optional<Jupyter> take(Set<Part> parts) {
        return existing().filter(jupyter -> jupyter.missing(parts).isEmpty()).or(() -> make(parts));
    }

    private Optional<Jupyter> make(Set<Part> parts) {
        Optional<Path> readers = new PathRoad(machine).existing().map(Jupyter::python);
        Optional<Path> base = readers.or(() -> Stream.of("python3", "python").map(machine::program).flatMap(Optional::stream).findFirst());
        if (base.isEmpty() || !created(base.get(), readers.isPresent())) {
            return Optional.empty();
        }
        Set<Part> missing = existing().map(jupyter -> jupyter.missing(parts)).orElse(parts);
        if (!missing.isEmpty()) {
            install(missing);
        }
        return existing().filter(jupyter -> jupyter.missing(parts).isEmpty());
    }

    private boolean created(Path base, boolean seesReaders) {
        machine.say("Making a Python environment in " + folder() + " with " + base + ".");
        List<String> arguments = new ArrayList<>(List.of("-m", "venv"));
        if (seesReaders) {
            arguments.add("--system-site-packages");
        }
        arguments.add(folder().toString());
        Outcome outcome = machine.run(Command.of(base).with(arguments));
        if (!outcome.succeeded()) {
            machine.say(base + " has no working venv (on Debian it is the package python3-venv): " + outcome.lastLine());
        }
        return outcome.succeeded();
    }

    private void install(Set<Part> missing) {
        List<String> packages = missing.stream().sorted().map(Part::pipPackage).toList();
        machine.say("Installing into it by pip: " + String.join(" ", packages));
        Outcome outcome = machine.run(Command.of(python(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
                .with(packages));
        if (!outcome.succeeded()) {
            machine.say("pip could not install them: " + outcome.lastLine());
        }
    }

    @Override
    public Optional<Jupyter> existing() {
        return Files.isExecutable(python()) ? Jupyter.probe(machine, python()) : Optional.empty();
    }

    private Path python() {
        return folder().resolve(machine.isWindows() ? "Scripts/python.exe" : "bin/python");
    }

    private Path folder() {
        return project.resolve("target/venv");
    }
}
