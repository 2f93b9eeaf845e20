package contrastive.lab;

import java.util.List;

/** What a Jupyter must have for one of our commands. The pip versions are those of environment.yml. */
enum Part {
    SERVER("a notebook server", List.of("jupyterlab", "notebook"), "jupyterlab==4.6.4", "jupyter-notebook"),
    CONVERTER("nbconvert", List.of("nbconvert"), "nbconvert==7.17.1", "jupyter-nbconvert"),
    CONFORMANCE_SUITE("jupyter_kernel_test", List.of("jupyter_kernel_test"), "jupyter_kernel_test==0.7.0",
            "python3-jupyter-kernel-test");

    private final String title;
    private final List<String> modules;
    private final String pipPackage;
    private final String debianPackage;

    Part(String title, List<String> modules, String pipPackage, String debianPackage) {
        this.title = title;
        this.modules = modules;
        this.pipPackage = pipPackage;
        this.debianPackage = debianPackage;
    }

    String title() {
        return title;
    }

    /** Python modules of which one is enough. */
    List<String> modules() {
        return modules;
    }

    String pipPackage() {
        return pipPackage;
    }

    String debianPackage() {
        return debianPackage;
    }
}
