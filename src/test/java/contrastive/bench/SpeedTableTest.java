package contrastive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

    private static final List<Path> RUNS = IntStream.rangeClosed(1, 2)
            .mapToObj(run -> Path.of("src/test/resources/contrastive/bench/steps-" + run + ".csv")).toList();

    @Test
    void theTableInTheReadmeIsThatOfTheCommittedRuns() throws IOException {
        List<String> table = SpeedTable.lines(RUNS);
        assertThat(table).hasSize(2 + 9);
        assertThat(Files.readString(Path.of("README.md"))).contains(String.join("\n", table));
    }
}
