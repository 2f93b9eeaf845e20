package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page for teachers, held against the notebooks that it speaks of. */
class TeachingPageTest {

    private static final String PAGE = page();
    /** A chapter's number, and numbers of exercises or a range of them. */
    private static final Pattern EXERCISES = Pattern.compile("(\\d\\d\\w?): (\\d(?:(?:, | to )\\d)*)");
    private static final Pattern QUESTION = Pattern.compile("\\*\\*(\\d)\\.");

    private static String page() {
        try {
            return Files.readString(Path.of(".github/teaching.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void theSlidesTakeFortyFiveMinutes() {
        List<String> minutes = PAGE.lines().filter(line -> line.matches("\\| 0[0-5], \\d.*")).map(line -> line.replaceFirst(".*\\| (\\d+) \\|$", "$1")).toList();
        assertThat(minutes.stream().mapToInt(Integer::parseInt).sum()).isEqualTo(45);
    }

    @Test
    void itSpeaksOfEverySlideOfEveryDeck() throws IOException {
        Map<String, Integer> spoken = new TreeMap<>();
        Pattern.compile("(?m)^\\| (0[0-5]), (?:\\d (?:and|to) )?(\\d) \\|").matcher(PAGE).results()
                .forEach(row -> spoken.put(row.group(1), Integer.valueOf(row.group(2))));
        Map<String, Integer> slides = new TreeMap<>();
        for (Path notebook : new LabFolders(Path.of("")).notebookFiles()) {
            int count = Files.readString(notebook).split("\"slide_type\": \"slide\"", -1).length - 1;
            if (count > 0) {
                slides.put(notebook.getFileName().toString().substring(0, 2), count);
            }
        }
        assertThat(slides).hasSize(6).isEqualTo(spoken);
    }

    @Test
    void everyExerciseHasADifficultyAndNoOtherIsNamed() {
        Map<String, List<Integer>> asked = new TreeMap<>();
        for (Path notebook : new LabFolders(Path.of("")).notebookFiles()) {
            asked.put(notebook.getFileName().toString().replaceFirst("-.*", ""), NotebookFile.read(notebook).texts().stream()
                    .flatMap(text -> QUESTION.matcher(text.source()).results()).map(found -> Integer.valueOf(found.group(1))).toList());
        }
        Map<String, List<Integer>> named = new TreeMap<>();
        String table = PAGE.substring(PAGE.indexOf("| difficulty |"), PAGE.indexOf("| a project |"));
        Matcher found = EXERCISES.matcher(table);
        while (found.find()) {
            named.merge(found.group(1), numbers(found.group(2)), (one, other) -> IntStream.concat(one.stream().mapToInt(i -> i),
                    other.stream().mapToInt(i -> i)).boxed().collect(Collectors.toList()));
        }
        asked.values().removeIf(List::isEmpty);
        named.replaceAll((chapter, numbers) -> numbers.stream().sorted().toList());
        assertThat(named).hasSizeGreaterThan(12).isEqualTo(asked);
    }

    private static List<Integer> numbers(String text) {
        String[] ends = text.split(" to ");
        return ends.length == 2 ? IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])).boxed().toList()
                : List.of(text.split(", ")).stream().map(Integer::valueOf).toList();
    }

    @Test
    void tenQuestionsHaveFoldedAnswers() {
        assertThat(PAGE.lines().filter(line -> line.strip().startsWith("<details><summary>Answer</summary>"))).hasSize(10);
    }
}
