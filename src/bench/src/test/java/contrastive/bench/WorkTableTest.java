package contrastive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkTableTest {

    private static final Path CSV = Path.of("src/bench/src/test/resources/contrastive/bench");

    @Test
    void theTablesOfThePageAreThoseOfTheCommittedRun() throws IOException {
        WorkTable table = new WorkTable(CSV.resolve("work.csv"), CSV.resolve("steps-1.csv"));
        assertThat(table.steps()).hasSize(2 + 9);
        assertThat(Files.readString(Path.of(".github/where-the-time-goes.md"))).contains(String.join("\n", table.steps()), String.join("\n", table.flow()), table.limits());
    }
}
