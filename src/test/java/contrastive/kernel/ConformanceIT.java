package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's own conformance suite against the kernel as it is installed for the reader. */
class ConformanceIT {
    private static final Path PROPERTIES = Path.of("target/jupyter/jupyter.properties");
    // the suite's test of payloads, which the protocol no longer wants, and of clear_output, which is a kernel's extra
    private static final int SKIPPED_ON_PURPOSE = 2;

    @TempDir
    private Path folder;

    @Test
    void theKernelPassesJupytersOwnConformanceSuite() throws IOException, InterruptedException {
        assertThat(PROPERTIES).as("written by the set-up, which runs before").exists();
        Properties jupyter = new Properties();
        try (InputStream in = Files.newInputStream(PROPERTIES)) {
            jupyter.load(in);
        }
        Path suite = folder.resolve("conformance.py");
        try (InputStream in = ConformanceIT.class.getResourceAsStream("conformance.py")) {
            Files.copy(in, suite);
        }
        ProcessBuilder python = new ProcessBuilder(jupyter.getProperty("python"), suite.toString())
                .directory(folder.toFile()).redirectErrorStream(true);
        python.environment().put("JUPYTER_PATH", Path.of(jupyter.getProperty("jupyterPath")).toAbsolutePath().toString());
        Process process = python.start();
        String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(report).isZero();
        Matcher skipped = Pattern.compile("skipped=(\\d+)").matcher(report);
        assertThat(skipped.find() ? Integer.parseInt(skipped.group(1)) : 0).as(report)
                .isLessThanOrEqualTo(SKIPPED_ON_PURPOSE);
    }
}
