package contrastive.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where things lie, and how a Jupyter that we start is told: all it reads and writes is below target/.
 *
 * @param project the clone's folder, absolute
 */
record LabFolders(Path project) {

    LabFolders {
        project = project.toAbsolutePath().normalize();
    }

    Path notebooks() {
        return project.resolve("notebooks");
    }

    /** Every notebook, in reading order. */
    List<Path> notebookFiles() {
        try (Stream<Path> files = Files.list(notebooks())) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + notebooks(), failure);
        }
    }

    /** Notebooks with the outputs of a fresh run. */
    Path executed() {
        return project.resolve("target/notebooks");
    }

    Path site() {
        return project.resolve("target/site");
    }

    /** On JUPYTER_PATH: holds our kernel's description. */
    Path jupyter() {
        return project.resolve("target/jupyter");
    }

    Path kernelSpec() {
        return jupyter().resolve("kernels/java");
    }

    Path kernelJars() {
        return project.resolve("target/kernel");
    }

    Path classArchive() {
        return kernelSpec().resolve("classes.jsa");
    }

    Path libraryJars() {
        return project.resolve("target/lab");
    }

    Path properties() {
        return jupyter().resolve("jupyter.properties");
    }

    Path log() {
        return jupyter().resolve("setup.log");
    }

    /** Variables for a Jupyter process: it finds our kernel first, and leaves the reader's settings and trust records alone. */
    Map<String, String> environment() {
        return Map.of(
                "JUPYTER_PATH", jupyter().toString(),
                "JUPYTER_CONFIG_DIR", jupyter().resolve("config").toString(),
                "JUPYTER_DATA_DIR", jupyter().resolve("data").toString(),
                "JUPYTER_RUNTIME_DIR", jupyter().resolve("runtime").toString(),
                "JUPYTERLAB_SETTINGS_DIR", jupyter().resolve("settings").toString(),
                "JUPYTERLAB_WORKSPACES_DIR", jupyter().resolve("workspaces").toString(),
                "IPYTHONDIR", jupyter().resolve("ipython").toString());
    }
}
