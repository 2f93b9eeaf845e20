package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link FaultTest} shows on the wire, through Jupyter's own client. It prints a table: fault, expected, seen. */
@Tag("slow")
class FaultsIT {
    @TempDir
    private Path folder;

    @Test
    void noFaultCostsMoreThanItsCell() throws IOException, InterruptedException {
        String report = PythonSuite.pass("faults.py", folder);
        Matcher run = Pattern.compile("Ran (\\d+) tests").matcher(report);
        assertThat(run.find()).as(report).isTrue();
        assertThat(report).doesNotContain("skipped=");
        System.out.println(report.lines().filter(line -> line.startsWith("| ")).reduce("", (a, b) -> a + "\n" + b));
    }
}
