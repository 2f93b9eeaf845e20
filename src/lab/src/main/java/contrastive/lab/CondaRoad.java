package contrastive.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An environment below target/, made by conda, mamba or micromamba from the project's environment.yml. */
record CondaRoad(Machine machine, Path project) implements Road {

    // read by conda and by mamba: neither may stop to ask
    private static final Map<String, String> ALWAYS_YES = Map.of("CONDA_ALWAYS_YES", "true", "MAMBA_ALWAYS_YES", "true");

    @Override
    public Optional<Jupyter> take(Set<Part> parts) {
        return complete(parts).or(() -> tool().flatMap(tool -> make(tool, parts)));
    }

    @Override
    public Optional<Jupyter> existing() {
        Path python = prefix().resolve(machine.isWindows() ? "python.exe" : "bin/python");
        return Files.isExecutable(python) ? Jupyter.probe(machine, python) : Optional.empty();
    }

    private Optional<Jupyter> complete(Set<Part> parts) {
        return existing().filter(jupyter -> jupyter.missing(parts).isEmpty());
    }

    private Optional<Path> tool() {
        return Stream.of("mamba", "conda", "micromamba").map(machine::program).flatMap(Optional::stream).findFirst();
    }

    private Optional<Jupyter> make(Path tool, Set<Part> parts) {
        machine.say("Making an environment with Jupyter in " + prefix() + " by " + tool + " (some minutes, the first time).");
        boolean micromamba = tool.getFileName().toString().startsWith("micromamba");
        Command command = (micromamba ? Command.of(tool, "create") : Command.of(tool, "env", "create"))
                .with(List.of("--prefix", prefix().toString(), "--file", project.resolve("environment.yml").toString()))
                .with(ALWAYS_YES);
        Outcome outcome = machine.run(command);
        if (!outcome.succeeded()) {
            machine.say(tool.getFileName() + " could not make it: " + outcome.lastLine());
        }
        return complete(parts);
    }

    private Path prefix() {
        return project.resolve("target/conda");
    }
}
