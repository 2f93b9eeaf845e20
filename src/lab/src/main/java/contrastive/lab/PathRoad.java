package contrastive.lab;

import java.util.Optional;
import java.util.Set;

/** The Jupyter that the reader already has on the PATH; nothing is installed. */
record PathRoad(Machine machine) implements Road {

    @Override
    public Optional<Jupyter> take(Set<Part> parts) {
        Optional<Jupyter> jupyter = existing();
        jupyter.map(found -> found.missing(parts)).filter(missing -> !missing.isEmpty()).ifPresent(missing ->
                machine.say("The Jupyter on the PATH has no " + Jupyter.titles(missing) + ", so I look further."));
        return jupyter.filter(found -> found.missing(parts).isEmpty());
    }

    @Override
    public Optional<Jupyter> existing() {
        return machine.program("jupyter").flatMap(script -> new JupyterScript(machine, script).jupyter());
    }
}
