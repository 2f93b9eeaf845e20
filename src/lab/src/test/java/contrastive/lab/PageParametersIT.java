package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.CommandResult;
import contrastive.page.ChapterParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the box below an exercise says, by the numbers that are built into the page, is what the notebook says by its own. */
@Tag("slow")
class PageParametersIT {

    private static final Pattern SHOWN = Pattern.compile("System\\.out\\.println\\((Chapter\\w+\\.\\w+)\\((?s:.*)\\.workedAnswer\\(\\)\\);");

    private final JupyterSettings settings;

    PageParametersIT() throws IOException {
        settings = JupyterSettings.read();
    }

    @Test
    void aWorkedAnswerIsTheNotebooksOne() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path notebook : runSolved()) {
            for (NotebookFile.CodeCell cell : NotebookFile.read(notebook).cells()) {
                Matcher shown = SHOWN.matcher(cell.source());
                if (shown.find() && !ExercisePagesIT.IN_THE_NOTEBOOK_ALONE.contains(shown.group(1))) {
                    assertThat(cell.outputs()).as(notebook.getFileName() + ": " + shown.group(1)).hasSize(1);
                    TextComparison.difference(cell.outputs().get(0).text("text/plain").strip(), ofThePage(shown.group(1)).strip())
                            .ifPresent(difference -> differences.add(shown.group(1) + ": " + difference));
                    compared++;
                }
            }
        }

        assertThat(differences).as("first as the notebook has it, then as the page has it").isEmpty();
        assertThat(compared).isGreaterThan(40);
    }

    /** The text that is folded below a wrong answer. */
    private static String ofThePage(String exercise) {
        return ChapterParts.check(exercise, exercise.endsWith("balancedStart") ? new double[] {1, 1, 1, 1} : new double[] {0.123})[2];
    }

    private List<Path> runSolved() throws IOException {
        // where ../lab is the project's own
        Path folder = Files.createDirectories(settings.folders().project().resolve("target/solved"));
        List<Path> copies = new ArrayList<>();
        for (Path notebook : settings.folders().notebookFiles()) {
            String text = Files.readString(notebook);
            String solved = Solutions.solved(text);
            if (!solved.equals(text)) {
                copies.add(Files.writeString(folder.resolve(notebook.getFileName()), solved));
            }
        }
        CommandResult outcome = settings.nbconvert().execute(copies, folder);
        assertThat(outcome.code()).as("nbconvert said:\n" + outcome.text()).isZero();
        return copies;
    }
}
