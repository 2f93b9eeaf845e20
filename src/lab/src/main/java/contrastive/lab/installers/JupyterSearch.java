package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.AptGet;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The search for a Jupyter: the installers in the order in which they are tried, the reader's own Jupyter first. */
public record JupyterSearch(Machine machine, List<Installer> installers) {

    /** PATH, then conda, then apt where we run as root, then venv and pip. */
    public static JupyterSearch on(Machine machine, Path project) {
        return new JupyterSearch(machine, List.of(new OnPath(machine), new Conda(machine, project),
                new Debian(machine), new Venv(machine, project)));
    }

    /**
     * The first Jupyter with all these components, installed if needed.
     *
     * @throws SetupException if no installer provides one; the message says what to type
     */
    public Jupyter findOrInstall(Set<JupyterComponent> components) {
        return installers.stream()
                .flatMap(installer -> installer.complete(components).or(() -> installer.install(components)).stream()).findFirst()
                .orElseThrow(() -> new SetupException("I found no Jupyter with " + JupyterComponent.titles(components)
                        + " and could not install one: " + advice(components)));
    }

    /** The Jupyters that are already there, the one to be used first. */
    public Stream<Jupyter> installed() {
        return installers.stream().flatMap(Installer::installed);
    }

    private String advice(Set<JupyterComponent> components) {
        return (machine.program("apt-get").isPresent()
                ? "type \"sudo apt-get install " + String.join(" ", JupyterComponent.debianPackages(components))
                : "install Python 3 with pip, type \"python -m pip install " + String.join(" ", JupyterComponent.pipPackages(components)))
                + "\" and then the same Maven command again.";
    }

    /** One way to get a Jupyter; tells the reader what takes time or fails. */
    public sealed interface Installer {

        /** The Jupyters that are already there, whatever they lack, the preferred one first; installs nothing. */
        Stream<Jupyter> installed();

        /** Installs a Jupyter with all these components; empty if this machine does not offer this way, or if the installation failed. */
        Optional<Jupyter> install(Set<JupyterComponent> components);

        /** A Jupyter that is already there and has all these components. */
        default Optional<Jupyter> complete(Set<JupyterComponent> components) {
            return installed().filter(jupyter -> jupyter.missing(components).isEmpty()).findFirst();
        }
    }

    /** The Jupyter that the reader already has on the PATH; nothing is installed. */
    record OnPath(Machine machine) implements Installer {

        @Override
        public Optional<Jupyter> install(Set<JupyterComponent> components) {
            installed().findFirst().map(found -> JupyterComponent.titles(found.missing(components)))
                    .ifPresent(missing -> machine.say("The Jupyter on the PATH has no " + missing + ", so I look further."));
            return Optional.empty();
        }

        @Override
        public Stream<Jupyter> installed() {
            return machine.programs("jupyter").flatMap(script -> new JupyterScript(machine, script).jupyter().stream());
        }
    }

    /** An environment below target/, made by conda, mamba or micromamba from the project's environment.yml. */
    record Conda(Machine machine, Path project) implements Installer {

        // read by conda and by mamba: neither may stop to ask
        private static final Map<String, String> ALWAYS_YES = Map.of("CONDA_ALWAYS_YES", "true", "MAMBA_ALWAYS_YES", "true");

        @Override
        public Optional<Jupyter> install(Set<JupyterComponent> components) {
            return Stream.of("mamba", "conda", "micromamba").flatMap(machine::programs)
                    .flatMap(tool -> create(tool, components).stream()).findFirst();
        }

        @Override
        public Stream<Jupyter> installed() {
            Path python = environment().resolve(machine.isWindows() ? "python.exe" : "bin/python");
            return Files.isExecutable(python) ? Jupyter.probe(machine, python).stream() : Stream.empty();
        }

        private Optional<Jupyter> create(Path tool, Set<JupyterComponent> components) {
            machine.say("Making an environment with Jupyter in " + environment() + ", using " + tool + " (this takes some minutes).");
            boolean micromamba = tool.getFileName().toString().startsWith("micromamba");
            CommandResult result = machine.run((micromamba ? Command.of(tool, "create") : Command.of(tool, "env", "create"))
                    .with(List.of("--prefix", environment().toString(), "--file", project.resolve("environment.yml").toString()))
                    .with(ALWAYS_YES));
            if (!result.succeeded()) {
                machine.say(tool.getFileName() + " could not make it: " + result.lastLine());
            }
            return complete(components);
        }

        private Path environment() {
            return project.resolve("target/conda");
        }
    }

    /** Debian's own Jupyter, installed where we run as root: in a container or in CI. */
    record Debian(Machine machine) implements Installer {

        private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

        @Override
        public Optional<Jupyter> install(Set<JupyterComponent> components) {
            // the fonts come along, so that one run of apt-get is enough for a bare machine
            List<String> packages = Stream.concat(JupyterComponent.debianPackages(components).stream(), Fonts.PACKAGES.stream()).toList();
            return new AptGet(machine).install(packages) ? complete(components) : Optional.empty();
        }

        @Override
        public Stream<Jupyter> installed() {
            return new AptGet(machine).isUsable() ? Jupyter.probe(machine, SYSTEM_PYTHON).stream() : Stream.empty();
        }
    }

    /**
     * A virtual environment below target/, filled by pip. Where the reader's Jupyter only lacks a component, the environment sees that
     * Jupyter and gets only what is missing; the reader's Jupyter stays as it is.
     */
    record Venv(Machine machine, Path project) implements Installer {

        /** A reader's settings of where pip installs, which would lead out of the environment; an empty one is as good as none. */
        private static final Map<String, String> INTO_THE_ENVIRONMENT =
                Map.of("PIP_USER", "0", "PIP_TARGET", "", "PIP_PREFIX", "", "PIP_ROOT", "");

        @Override
        public Optional<Jupyter> install(Set<JupyterComponent> components) {
            Optional<Path> readers = new OnPath(machine).installed().findFirst().map(Jupyter::python);
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
            CommandResult result = machine.run(Command.of(base, "-m", "venv")
                    .with(seesReaders ? List.of("--system-site-packages") : List.of()).with(List.of(environment().toString())));
            if (!result.succeeded()) {
                machine.say(base + " has no working venv (on Debian it is the package python3-venv): " + result.lastLine());
            }
            return result.succeeded();
        }

        private void pipInstall(Set<JupyterComponent> missing) {
            List<String> packages = JupyterComponent.pipPackages(missing);
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
}
