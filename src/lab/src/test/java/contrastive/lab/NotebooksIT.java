package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every committed notebook, run from top to bottom by the real kernel, gives what is committed. */
class NotebooksIT {

    private static final int LARGEST_NOTEBOOK = 1_000_000;
    /** A kernel is one thread of work for most of its time, and the build's machine has two cores. */
    private static final int AT_A_TIME = 2;

    private final JupyterSettings settings;
    private final LabFolders folders;

    NotebooksIT() throws IOException {
        settings = JupyterSettings.read();
        folders = settings.folders();
    }

    @Test
    void thereAreNotebooks() {
        assertThat(folders.notebookFiles()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookRunsAndGivesItsCommittedOutputs() {
        List<Path> files = folders.notebookFiles();
        ExecutorService executions = Executors.newFixedThreadPool(AT_A_TIME);
        Map<Path, Future<CommandResult>> outcomes = new HashMap<>();
        // the Python that runs notebooks takes a second or two to start, so each runs two: a short one of the first with a long one of the last;
        // those of the middle are the longest and come first, so that no thread is left with them at the end
        for (int i = (files.size() - 1) / 2; i >= 0; i--) {
            List<Path> pair = Stream.of(files.get(i), files.get(files.size() - 1 - i)).distinct().toList();
            Future<CommandResult> outcome = executions.submit(() -> execute(pair));
            pair.forEach(file -> outcomes.put(file, outcome));
        }
        executions.shutdown();
        return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            CommandResult outcome = outcomes.get(file).get();
            assertThat(outcome.code()).as("nbconvert said:\n" + outcome.text()).isZero();
            NotebookFile committed = NotebookFile.read(file);
            NotebookFile fresh = NotebookFile.read(folders.executed().resolve(file.getFileName()));

            assertThat(NotebookChecks.errors(fresh)).as(heading(fresh, "run afresh")).isEmpty();
            assertThat(NotebookChecks.differences(committed, fresh))
                    .as(heading(committed, "as committed, against the fresh run in target/notebooks, which can be copied over it")).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookIsFitToBeCommitted() {
        return folders.notebookFiles().stream().map(file -> dynamicTest(file.getFileName().toString(), () -> {
            NotebookFile committed = NotebookFile.read(file);
            List<String> faults = new ArrayList<>(NotebookChecks.errors(committed));
            faults.addAll(NotebookChecks.clockTimes(committed));
            faults.addAll(NotebookChecks.figures(committed));
            faults.addAll(NotebookChecks.longCode(committed));
            faults.addAll(NotebookChecks.answers(committed));

            assertThat(faults).as(heading(committed, "as committed")).isEmpty();
            assertThat(Files.size(file)).as("bytes of " + file.getFileName()).isLessThanOrEqualTo(LARGEST_NOTEBOOK);
        }));
    }

    private CommandResult execute(List<Path> notebooks) {
        long start = System.nanoTime();
        // errors are let through into the result, where they are found with their cell and traceback
        CommandResult outcome = settings.nbconvert().execute(notebooks, folders.executed(), "--allow-errors");
        System.out.printf("%s ran in %.1f s%n", notebooks.stream().map(Path::getFileName).toList(), (System.nanoTime() - start) / 1e9);
        return outcome;
    }

    private static String heading(NotebookFile notebook, String which) {
        return notebook.name() + " (" + notebook.cells().size() + " code cells, " + notebook.outputCount() + " outputs) " + which;
    }
}
