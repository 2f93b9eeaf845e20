package contrastive.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folders of the project, and the environment variables that keep everything Jupyter reads and writes below target/. */
public record LabFolders(Path project) {

    public LabFolders {
        project = project.toAbsolutePath().normalize();
    }

    public Path notebooks() {
        return project.resolve("notebooks");
    }

    /** Every notebook, in reading order. */
    public List<Path> notebookFiles() {
        return files(notebooks(), ".ipynb");
    }

    /** The files of a folder whose names end so, sorted. */
    public static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + folder, failure);
        }
    }

    /** Notebooks with the outputs of a fresh run. */
    public Path executed() {
        return project.resolve("target/notebooks");
    }

    /** The worked answers, and the notebooks that show them. */
    public Path solutions() {
        return project.resolve("target/solutions");
    }

    /** The decks for a lecture, and the notebooks that they are made from. */
    public Path slides() {
        return project.resolve("target/slides");
    }

    public Path site() {
        return project.resolve("target/site");
    }

    /** Put on JUPYTER_PATH: holds the description of our kernel. */
    public Path jupyter() {
        return project.resolve("target/jupyter");
    }

    public Path kernelSpec() {
        return jupyter().resolve("kernels/java");
    }

    public Path kernelSpecFile() {
        return kernelSpec().resolve("kernel.json");
    }

    public Path kernelJars() {
        return project.resolve("target/kernel");
    }

    public Path kernelJar() {
        return kernelJars().resolve("contrastive-balance-kernel.jar");
    }

    public Path classArchive() {
        return kernelSpec().resolve("classes.jsa");
    }

    public Path libraryJars() {
        return project.resolve("target/lab");
    }

    public Path properties() {
        return jupyter().resolve("jupyter.properties");
    }

    public Path log() {
        return jupyter().resolve("setup.log");
    }

    /** Variables for a Jupyter process, which then finds our kernel first and leaves the reader's settings and trust records alone. */
    public Map<String, String> environment() {
        return Map.of(
                // the machine's own settings, such as a token or a base_url, would keep us out of our server
                "JUPYTER_NO_CONFIG", "1",
                // a gateway runs kernels on another machine
                "JUPYTER_GATEWAY_URL", "",
                "JUPYTER_PATH", jupyter().toString(),
                "JUPYTER_CONFIG_DIR", jupyter().resolve("config").toString(),
                "JUPYTER_DATA_DIR", jupyter().resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", jupyter().resolve("runtime").toString(),
                "JUPYTERLAB_SETTINGS_DIR", jupyter().resolve("settings").toString(),
                "JUPYTERLAB_WORKSPACES_DIR", jupyter().resolve("workspaces").toString(),
                "IPYTHONDIR", jupyter().resolve("ipython").toString());
    }
}
