package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.AptGet;
import contrastive.lab.machine.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Debian's own Jupyter, installed where we run as root: in a container or in CI. */
record AptInstaller(Machine machine) implements JupyterInstaller {

    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    @Override
    public Optional<Jupyter> install(Set<JupyterComponent> components) {
        AptGet apt = new AptGet(machine);
        if (!apt.isUsable()) {
            return Optional.empty();
        }
        return complete(components).or(() -> {
            // the fonts come along, so that one run of apt-get is enough for a bare machine
            List<String> packages = Stream.concat(components.stream().sorted().map(JupyterComponent::debianPackage),
                    Fonts.PACKAGES.stream()).toList();
            return apt.install(packages) ? complete(components) : Optional.empty();
        });
    }

    @Override
    public Stream<Jupyter> installed() {
        return new AptGet(machine).isUsable() ? Jupyter.probe(machine, SYSTEM_PYTHON).stream() : Stream.empty();
    }
}
