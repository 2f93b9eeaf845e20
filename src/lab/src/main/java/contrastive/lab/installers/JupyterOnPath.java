package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Machine;
import java.util.Optional;
import java.util.Set;

/** The Jupyter that the reader already has on the PATH; nothing is installed. */
record JupyterOnPath(Machine machine) implements JupyterInstaller {

    @Override
    public Optional<Jupyter> install(Set<JupyterComponent> components) {
        Optional<Jupyter> jupyter = installed();
        jupyter.map(found -> found.missing(components)).filter(missing -> !missing.isEmpty()).ifPresent(missing ->
                machine.say("The Jupyter on the PATH has no " + JupyterComponent.titles(missing) + ", so I look further."));
        return jupyter.filter(found -> found.missing(components).isEmpty());
    }

    @Override
    public Optional<Jupyter> installed() {
        return machine.program("jupyter").flatMap(script -> new JupyterScript(machine, script).jupyter());
    }
}
