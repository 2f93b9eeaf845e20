package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter's own conformance suite against the kernel as it is installed for the reader. */
class ConformanceIT {
    // the suite's test of payloads, which the protocol no longer wants, and of clear_output, which is a kernel's extra
    private static final int SKIPPED_ON_PURPOSE = 2;

    @TempDir
    private Path folder;

    @Test
    void theKernelPassesJupytersOwnConformanceSuite() throws IOException, InterruptedException {
        String report = PythonSuite.pass("conformance.py", folder);
        Matcher skipped = Pattern.compile("skipped=(\\d+)").matcher(report);
        assertThat(skipped.find() ? Integer.parseInt(skipped.group(1)) : 0).as(report)
                .isLessThanOrEqualTo(SKIPPED_ON_PURPOSE);
    }
}
