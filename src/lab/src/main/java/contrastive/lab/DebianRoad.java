package contrastive.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Debian's own Jupyter, installed where we are root: in a container or in CI. */
record DebianRoad(Machine machine) implements Road {

    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    @Override
    public Optional<Jupyter> take(Set<Part> parts) {
        Apt apt = new Apt(machine);
        if (!apt.isUsable()) {
            return Optional.empty();
        }
        return complete(parts).or(() -> {
            // the fonts come with it, so that a bare machine is served by one run of apt
            List<String> packages = Stream.concat(parts.stream().sorted().map(Part::debianPackage), Fonts.PACKAGES.stream()).toList();
            return apt.install(packages) ? complete(parts) : Optional.empty();
        });
    }

    @Override
    public Optional<Jupyter> existing() {
        return new Apt(machine).isUsable() ? Jupyter.probe(machine, SYSTEM_PYTHON) : Optional.empty();
    }

    private Optional<Jupyter> complete(Set<Part> parts) {
        return existing().filter(jupyter -> jupyter.missing(parts).isEmpty());
    }
}
