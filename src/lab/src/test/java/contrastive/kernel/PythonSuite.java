package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A suite of tests in Python, run in the Jupyter that the set-up found, with the kernel as it is installed for the reader. */
final class PythonSuite {
    private static final Path PROPERTIES = Path.of("target/jupyter/jupyter.properties");

    private PythonSuite() {
    }

    /**
     * Runs a suite that must pass.
     *
     * @param name of the resource beside this class
     * @param folder for the suite and what it writes
     * @return what it said
     */
    static String pass(String name, Path folder) throws IOException, InterruptedException {
        assertThat(PROPERTIES).as("written by the set-up, which runs before").exists();
        Properties jupyter = new Properties();
        try (InputStream in = Files.newInputStream(PROPERTIES)) {
            jupyter.load(in);
        }
        Path suite = folder.resolve(name);
        try (InputStream in = PythonSuite.class.getResourceAsStream(name)) {
            Files.copy(in, suite);
        }
        ProcessBuilder python = new ProcessBuilder(jupyter.getProperty("python"), suite.toString())
                .directory(folder.toFile()).redirectErrorStream(true);
        python.environment().put("JUPYTER_PATH", Path.of(jupyter.getProperty("jupyterPath")).toAbsolutePath().toString());
        python.environment().put("LIBRARY", Path.of("target/lab").toAbsolutePath().toString());
        Process process = python.start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(report).isZero();
        return report;
    }
}
