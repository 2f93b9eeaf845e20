package contrastive.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The search for a Jupyter: the roads in their order, the reader's own first. */
record JupyterSearch(Machine machine, List<Road> roads) {

    /** PATH, then conda, then apt where we are root, then venv and pip. */
    static JupyterSearch on(Machine machine, Path project) {
        return new JupyterSearch(machine, List.of(new PathRoad(machine), new CondaRoad(machine, project), new DebianRoad(machine),
                new VenvRoad(machine, project)));
    }

    /**
     * The first Jupyter with all these parts.
     *
     * @throws SetupException if no road leads to one; the message says what to type
     */
    Jupyter find(Set<Part> parts) {
        return roads.stream()
                .flatMap(road -> road.take(parts).stream())
                .findFirst()
                .orElseThrow(() -> new SetupException("I found no Jupyter with " + Jupyter.titles(parts) + " and could not make one: "
                        + advice(parts)));
    }

    /** The Jupyters that are there already, the one to be used first. */
    Stream<Jupyter> existing() {
        return roads.stream().flatMap(road -> road.existing().stream());
    }

    private String advice(Set<Part> parts) {
        if (machine.program("apt-get").isPresent()) {
            String packages = String.join(" ", parts.stream().sorted().map(Part::debianPackage).toList());
            return "type \"sudo apt-get install " + packages + "\" and then the same Maven command again.";
        }
        String packages = String.join(" ", parts.stream().sorted().map(Part::pipPackage).toList());
        return "install Python 3 with pip, type \"python -m pip install " + packages
                + "\" and then the same Maven command again.";
    }
}
