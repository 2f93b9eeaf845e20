package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The search for a Jupyter: the installers in the order in which they are tried, the reader's own Jupyter first. */
public record JupyterSearch(Machine machine, List<JupyterInstaller> installers) {

    /** PATH, then conda, then apt where we run as root, then venv and pip. */
    public static JupyterSearch on(Machine machine, Path project) {
        return new JupyterSearch(machine, List.of(new JupyterOnPath(machine), new CondaInstaller(machine, project),
                new AptInstaller(machine), new VenvInstaller(machine, project)));
    }

    /**
     * The first Jupyter with all these components, installed if needed.
     *
     * @throws SetupException if no installer provides one; the message says what to type
     */
    public Jupyter findOrInstall(Set<JupyterComponent> components) {
        return installers.stream()
                .flatMap(installer -> installer.install(components).stream())
                .findFirst()
                .orElseThrow(() -> new SetupException("I found no Jupyter with " + JupyterComponent.titles(components)
                        + " and could not install one: " + advice(components)));
    }

    /** The Jupyters that are already there, the one to be used first. */
    public Stream<Jupyter> installed() {
        return installers.stream().flatMap(JupyterInstaller::installed);
    }

    private String advice(Set<JupyterComponent> components) {
        if (machine.program("apt-get").isPresent()) {
            String packages = String.join(" ", components.stream().sorted().map(JupyterComponent::debianPackage).toList());
            return "type \"sudo apt-get install " + packages + "\" and then the same Maven command again.";
        }
        String packages = String.join(" ", components.stream().sorted().map(JupyterComponent::pipPackage).toList());
        return "install Python 3 with pip, type \"python -m pip install " + packages
                + "\" and then the same Maven command again.";
    }
}
