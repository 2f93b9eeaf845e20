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
        return existing(parts).or(() -> {
            // the fonts come with it, so that a bare machine is served by one run of apt
            List<String> packages = Stream.concat(parts.stream().sorted().map(Part::debianPackage), Fonts.PACKAGES.stream()).toList();
            return apt.install(packages) ? existing(parts) : Optional.empty();
        });
    }

    private Optional<Jupyter> existing(Set<Part> parts) {
        return Jupyter.probe(machine, SYSTEM_PYTHON).filter(jupyter -> jupyter.missing(parts).isEmpty());
    }
}
