package contrastive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedTableTest {

    private static List<Path> runs(String part, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(run -> Path.of("src/bench/src/test/resources/contrastive/bench/" + part + "-" + run + ".csv")).toList();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void theTableOfStepsInTheReadmeIsThatOfTheCommittedRuns() throws IOException {
        List<String> table = SpeedTable.steps(runs("steps", 3));
        assertThat(table).hasSize(2 + 9);
        assertThat(readme()).contains(String.join("\n", table));
    }

    @Test
    void theTableOfFlowsInTheReadmeIsThatOfTheCommittedRuns() throws IOException {
        List<String> table = SpeedTable.flow(runs("flow", 2));
        assertThat(table).hasSize(2 + 4);
        assertThat(readme()).contains(String.join("\n", table));
    }

    @Test
    void theTableOfStiffFlowsInTheReadmeIsThatOfTheCommittedRuns() throws IOException {
        List<String> table = SpeedTable.stiff(runs("stiff", 2));
        assertThat(table).hasSize(2 + 5);
        assertThat(readme()).contains(String.join("\n", table));
    }

    @Test
    void whatTheReadmeSaysOfAnotherProcessorIsThatOfItsRun() throws IOException {
        Path folder = Path.of("src/bench/src/test/resources/contrastive/bench");
        assertThat(readme()).contains(SpeedTable.elsewhere(folder.resolve("steps-other.csv"), folder.resolve("flow-other.csv")));
    }

    @Test
    void theTimeOfASweepInTheReadmeIsThatOfTheCommittedRuns() throws IOException {
        assertThat(readme()).contains(SpeedTable.sweep(runs("sweep", 2)));
    }
}
