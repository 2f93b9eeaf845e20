package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

/** What a teacher gets and students do not: every exercise's worked answer. */
class SolutionsTest {

    private static final Pattern EXERCISE = Pattern.compile("\\bChapter\\d\\d\\w?\\.");

    static Stream<Path> notebooks() {
        return new LabFolders(Path.of("")).notebookFiles().stream();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyExerciseShowsItsWorkedAnswerInTheCopyAndNothingElseIsChanged(Path notebook) throws IOException {
        String text = Files.readString(notebook);
        List<String> before = sources(text);
        List<String> after = sources(Solutions.solved(text));
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            if (EXERCISE.matcher(before.get(i)).find()) {
                assertThat(after.get(i)).endsWith(".workedAnswer());").doesNotContain(".check(");
            } else {
                assertThat(after.get(i).replace("../lab/", "../target/lab/")).isEqualTo(before.get(i));
            }
        }
    }

    private static List<String> sources(String notebook) {
        return NotebookFile.parse("copy", JsonParser.parseString(notebook).toString()).cells().stream().map(NotebookFile.CodeCell::source).toList();
    }

    @Test
    void theTextBeforeAnExerciseAndItsAnswerStandUnderTheTitle() {
        assertThat(Solutions.answers("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# Price\\n\", \"\\n\", \"Why?\"]},"
                + "{\"cell_type\": \"code\", \"source\": \"1\", \"outputs\": []},"
                + "{\"cell_type\": \"markdown\", \"source\": \"## Exercises\\n\\nType.\\n\\n**1.** How much?\"},"
                + "{\"cell_type\": \"code\", \"source\": \"System.out.println(Chapter05.much(3).workedAnswer());\","
                + "\"outputs\": [{\"output_type\": \"stream\", \"text\": [\"It is $4$.\\n\"]}]}]}"))
                .isEqualTo("\n## Price\n\n**1.** How much?\n\n> It is $4$.\n");
    }
}
