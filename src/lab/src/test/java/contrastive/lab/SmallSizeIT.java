package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import contrastive.lab.machine.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A teacher can cut a chapter to a small size with one parameter at its top: the line that ends with {@code // size: 6} says to which
 * value, and at that value every claim of the chapter still holds.
 */
@Tag("slow")
class SmallSizeIT {

    private final JupyterSettings settings;

    SmallSizeIT() throws IOException {
        settings = JupyterSettings.read();
    }

    @TestFactory
    Stream<DynamicTest> everyChapterHoldsAtItsSmallSize() throws IOException {
        List<Path> notebooks;
        try (Stream<Path> files = Files.list(settings.folders().notebooks())) {
            notebooks = files.filter(file -> file.getFileName().toString().matches("(0[0-9]b?|1[2-5])-.*\\.ipynb")).sorted().toList();
        }
        return notebooks.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            NotebookFile fresh = NotebookFile.read(runSmall(file));

            assertThat(NotebookChecks.errors(fresh)).as(file.getFileName() + " at its small size").isEmpty();
        }));
    }

    private Path runSmall(Path notebook) throws IOException {
        // where ../target/lab is the project's own
        Path folder = Files.createDirectories(settings.folders().project().resolve("target/small/notebooks"));
        Path link = folder.resolveSibling("target");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, settings.folders().project().resolve("target"));
        }
        Path small = Files.writeString(folder.resolve(notebook.getFileName()), SmallSize.of(Files.readString(notebook)));
        CommandResult outcome = settings.nbconvert().execute(List.of(small), folder.resolveSibling("results"), "--allow-errors");
        assertThat(outcome.code()).as("nbconvert on " + small + " said:\n" + outcome.text()).isZero();
        return folder.resolveSibling("results").resolve(notebook.getFileName());
    }
}
