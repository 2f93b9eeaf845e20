package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One way to get a Jupyter. */
public sealed interface JupyterInstaller permits JupyterOnPath, CondaInstaller, AptInstaller, VenvInstaller {

    /** The Jupyters that are already there, whatever they lack, the preferred one first; installs nothing. */
    Stream<Jupyter> installed();

    /**
     * Installs a Jupyter with all these components, unless there is one, and tells the reader what takes time or fails.
     *
     * @return empty if this machine does not offer this way, or if the installation failed
     */
    Optional<Jupyter> install(Set<JupyterComponent> components);

    /** A Jupyter that is already there and has all these components. */
    default Optional<Jupyter> complete(Set<JupyterComponent> components) {
        return installed().filter(jupyter -> jupyter.missing(components).isEmpty()).findFirst();
    }
}
