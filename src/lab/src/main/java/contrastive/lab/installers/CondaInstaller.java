package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An environment below target/, made by conda, mamba or micromamba from the project's environment.yml. */
record CondaInstaller(Machine machine, Path project) implements JupyterInstaller {

    // read by conda and by mamba: neither may stop to ask
    private static final Map<String, String> ALWAYS_YES = Map.of("CONDA_ALWAYS_YES", "true", "MAMBA_ALWAYS_YES", "true");

    @Override
    public Optional<Jupyter> install(Set<JupyterComponent> components) {
        return complete(components).or(() -> Stream.of("mamba", "conda", "micromamba").flatMap(machine::programs)
                .flatMap(tool -> create(tool, components).stream()).findFirst());
    }

    @Override
    public Stream<Jupyter> installed() {
        Path python = environment().resolve(machine.isWindows() ? "python.exe" : "bin/python");
        return Files.isExecutable(python) ? Jupyter.probe(machine, python).stream() : Stream.empty();
    }

    private Optional<Jupyter> create(Path tool, Set<JupyterComponent> components) {
        machine.say("Making an environment with Jupyter in " + environment() + " by " + tool + " (some minutes, the first time).");
        boolean micromamba = tool.getFileName().toString().startsWith("micromamba");
        Command command = (micromamba ? Command.of(tool, "create") : Command.of(tool, "env", "create"))
                .with(List.of("--prefix", environment().toString(), "--file", project.resolve("environment.yml").toString()))
                .with(ALWAYS_YES);
        CommandResult result = machine.run(command);
        if (!result.succeeded()) {
            machine.say(tool.getFileName() + " could not make it: " + result.lastLine());
        }
        return complete(components);
    }

    private Path environment() {
        return project.resolve("target/conda");
    }
}
