package contrastive.lab.jupyter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a Jupyter must have for one of our commands. The pip versions are those of environment.yml. */
public enum JupyterComponent {
    SERVER("a notebook server", List.of("jupyterlab", "notebook"), "jupyterlab==4.6.4", "jupyter-notebook"),
    CONVERTER("nbconvert", List.of("nbconvert"), "nbconvert==7.17.1", "jupyter-nbconvert"),
    CONFORMANCE_SUITE("jupyter_kernel_test", List.of("jupyter_kernel_test"), "jupyter_kernel_test==0.7.0", "python3-jupyter-kernel-test");

    private final String title;
    /** Python modules of which one is enough. */
    final List<String> modules;
    private final String pipPackage;
    private final String debianPackage;

    JupyterComponent(String title, List<String> modules, String pipPackage, String debianPackage) {
        this.title = title;
        this.modules = modules;
        this.pipPackage = pipPackage;
        this.debianPackage = debianPackage;
    }

    public static List<String> pipPackages(Collection<JupyterComponent> components) {
        return components.stream().sorted().map(component -> component.pipPackage).toList();
    }

    public static List<String> debianPackages(Collection<JupyterComponent> components) {
        return components.stream().sorted().map(component -> component.debianPackage).toList();
    }

    /** Components listed in a sentence: "nbconvert and jupyter_kernel_test". */
    public static String titles(Collection<JupyterComponent> components) {
        return components.stream().sorted().map(component -> component.title).collect(Collectors.joining(" and "));
    }
}
