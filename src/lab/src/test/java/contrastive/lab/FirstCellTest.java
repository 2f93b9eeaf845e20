package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstCellTest {

    @Test
    void noMagicHasThePairThatNotebook6TakesForTheBeginningOfAComment() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
            List<Path> notebooks = files.filter(file -> file.toString().endsWith(".ipynb")).toList();
            assertThat(notebooks).hasSizeGreaterThan(15);
            for (Path notebook : notebooks) {
                assertThat(NotebookFile.read(notebook).cells().stream().flatMap(cell -> cell.source().lines()).filter(line -> line.startsWith("%")))
                        .as(notebook.toString()).noneMatch(line -> line.contains("/*"));
            }
        }
    }
}
