package contrastive.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the bench share: one browser for a class, and a console without complaints after each test. */
abstract class OnTheBench {

    static final String STAGES = BenchDriver.CLAIM + "&first=contrastive,0.05,5&switch=40";

    @TempDir
    static Path folder;
    static BenchDriver bench;

    @BeforeAll
    static void start() throws IOException {
        bench = new BenchDriver(folder);
    }

    @AfterAll
    static void stop() {
        if (bench != null) {
            bench.close();
        }
    }

    @AfterEach
    void nothingIsComplainedAbout() {
        assertThat(bench.complaints()).isEmpty();
    }
}
