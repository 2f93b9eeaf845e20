package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Machine;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The Jupyter that the reader already has on the PATH; nothing is installed. */
record JupyterOnPath(Machine machine) implements JupyterInstaller {

    @Override
    public Optional<Jupyter> install(Set<JupyterComponent> components) {
        Optional<Jupyter> complete = complete(components);
        if (complete.isEmpty()) {
            installed().findFirst().map(found -> JupyterComponent.titles(found.missing(components)))
                    .ifPresent(missing -> machine.say("The Jupyter on the PATH has no " + missing + ", so I look further."));
        }
        return complete;
    }

    @Override
    public Stream<Jupyter> installed() {
        return machine.programs("jupyter").flatMap(script -> new JupyterScript(machine, script).jupyter().stream());
    }
}
