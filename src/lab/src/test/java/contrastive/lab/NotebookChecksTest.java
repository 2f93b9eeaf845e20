package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotebookChecksTest {

    private static final String GOOD_FIGURE = figure("<div data-figure='a'><img alt='the condition number rises' src='x'></div>",
            "\"image/png\": \"AAAA\", ");
    private static final String EXERCISE = "double yours = Double.NaN;\\nChapter03.finalConditionNumber(model).check(yours)";
    private static final String UNANSWERED = "Not answered yet. Put your number in place of NaN and run the cell again.";

    @Test
    void aSoundNotebookHasNoFault() {
        NotebookFile notebook = notebook(GOOD_FIGURE, stream("5.101027"));

        assertThat(NotebookChecks.errors(notebook)).isEmpty();
        assertThat(NotebookChecks.figures(notebook)).isEmpty();
        assertThat(NotebookChecks.differences(notebook, notebook)).isEmpty();
        assertThat(notebook.outputCount()).isEqualTo(2);
    }

    @Test
    void theTimeOfDayOfARunIsAFault() {
        String timed = "{\"cells\": [{\"cell_type\": \"code\", \"source\": [], \"outputs\": [], \"metadata\":"
                + " {\"execution\": {\"shell.execute_reply\": \"2026-11-24T10:00:00Z\"}}}]}";

        assertThat(NotebookChecks.clockTimes(NotebookFile.parse("a.ipynb", timed))).singleElement().asString().contains("cell 1", "clock times");
        assertThat(NotebookChecks.clockTimes(notebook(stream("a")))).isEmpty();
    }

    @Test
    void anErrorIsShownWithItsCellAndTracebackWithoutColours() {
        NotebookFile notebook = notebook("{\"output_type\": \"error\", \"ename\": \"ArithmeticException\", \"evalue\": \"/ by zero\","
                + " \"traceback\": [\"\\u001b[31mat cell 1\\u001b[0m\"]}");

        assertThat(NotebookChecks.errors(notebook)).singleElement().asString()
                .contains("cell 2", "ArithmeticException: / by zero", "var run = f(4);", "at cell 1").doesNotContain("\u001b");
    }

    @Test
    void aFigureWithoutPictureIsAFault() {
        assertThat(NotebookChecks.figures(notebook(figure("<div data-figure='a'><img alt='it rises' src='x'></div>", ""))))
                .singleElement().asString().contains("cell 2", "without image/png");
    }

    @Test
    void aFigureWithoutAltTextIsAFault() {
        assertThat(NotebookChecks.figures(notebook(figure("<div data-figure='a'><img alt=' ' src='x'></div>", "\"image/png\": \"A\", "))))
                .singleElement().asString().contains("no alt text");
    }

    @Test
    void aFigureOfMoreThan150KilobytesIsAFault() {
        String heavy = GOOD_FIGURE.replace("AAAA", "A".repeat(150_000));

        assertThat(NotebookChecks.figures(notebook(heavy))).singleElement().asString().contains("at most 150000");
    }

    @Test
    void aChangedNumberIsFound() {
        assertThat(NotebookChecks.differences(notebook(stream("kappa 5.1")), notebook(stream("kappa 5.2"))))
                .singleElement().asString().contains("cell 2", "was 5.1 and is 5.2");
    }

    @Test
    void anOutputMoreIsFound() {
        assertThat(NotebookChecks.differences(notebook(stream("a")), notebook(stream("a"), GOOD_FIGURE)))
                .singleElement().asString().contains("[stream]", "[stream, display_data]");
    }

    @Test
    void aPictureThatIsGoneIsFound() {
        NotebookFile without = notebook(GOOD_FIGURE.replace("\"image/png\": \"AAAA\", ", ""));

        assertThat(NotebookChecks.differences(notebook(GOOD_FIGURE), without)).singleElement().asString().contains("image/png");
    }

    @Test
    void aPictureWhoseDataChangedUnderTheSameSentenceIsFound() {
        NotebookFile curve = notebook(GOOD_FIGURE.replace("</div>", "</div><script>draw([2, 4.5])</script>"));
        NotebookFile other = notebook(GOOD_FIGURE.replace("</div>", "</div><script>draw([2, 4.7])</script>"));

        assertThat(NotebookChecks.differences(curve, other)).singleElement().asString().contains("cell 2", "was 4.5 and is 4.7");
    }

    @Test
    void howAStreamIsCutIntoPiecesDoesNotMatter() {
        assertThat(NotebookChecks.differences(notebook(stream("one "), stream("two")), notebook(stream("one two")))).isEmpty();
    }

    @Test
    void aProgressBarThatWasEmptiedDoesNotMatter() {
        String emptied = "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/html\": [], \"text/plain\": \"\"}}";

        assertThat(NotebookChecks.differences(notebook(stream("a")), notebook(emptied, stream("a")))).isEmpty();
    }

    @Test
    void aLineThatRunsOutOfTheCellIsFound() {
        assertThat(NotebookChecks.longCode(withCode("x".repeat(88) + "\\n" + "y".repeat(89)))).singleElement().asString()
                .contains("cell 2", "a line of 89 characters", "yyy");
    }

    @Test
    void aCellThatIsTooLongToReadIsFound() {
        assertThat(NotebookChecks.longCode(withCode("int i = 0;\\n".repeat(15)))).singleElement().asString().contains("cell 2 has 15 lines of code");
        assertThat(NotebookChecks.longCode(withCode("int i = 0;\\n".repeat(14)))).isEmpty();
    }

    @Test
    void anExerciseThatKeepsItsAnswerHasNoFault() {
        assertThat(NotebookChecks.answers(withCode(EXERCISE, stream(UNANSWERED)))).isEmpty();
    }

    @Test
    void anAnswerInAnExercisesCellIsFound() {
        String judged = "double yours = Double.NaN;\\nExercise.expecting(2 * 0.5).hint(0.5, \\\"V decays\\\").check(yours)";
        String computed = "double end = ClosedForm.finalConditionNumber(model);\\n" + EXERCISE;

        assertThat(NotebookChecks.answers(withCode(judged, stream(UNANSWERED)))).singleElement().asString().contains("cell 2", "how an answer is judged");
        assertThat(NotebookChecks.answers(withCode(computed, stream(UNANSWERED)))).singleElement().asString().contains("cell 2 computes");
    }

    @Test
    void anExerciseThatSomebodyHasAnsweredIsFound() {
        assertThat(NotebookChecks.answers(withCode(EXERCISE.replace("Double.NaN", "5.1"), stream("Right. 5.1 is it."))))
                .singleElement().asString().contains("output");
        assertThat(NotebookChecks.answers(withCode(EXERCISE, stream("Not yet.")))).singleElement().asString().contains("output");
        assertThat(NotebookChecks.answers(withCode(EXERCISE))).singleElement().asString().contains("output");
    }

    @Test
    void anAnswerFoldedIntoTheTextIsFound() {
        String folded = "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"<details><summary>Worked answer</summary>\"]}]}";

        assertThat(NotebookChecks.answers(NotebookFile.parse("a.ipynb", folded))).singleElement().asString().contains("cell 1 folds");
    }

    private static NotebookFile notebook(String... outputs) {
        return withCode("var run = f(4);\\n" + "run", outputs);
    }

    private static NotebookFile withCode(String code, String... outputs) {
        return NotebookFile.parse("a.ipynb", """
                {"cells": [
                  {"cell_type": "markdown", "source": ["# text"]},
                  {"cell_type": "code", "metadata": {}, "source": ["%s"], "outputs": [%s]}
                ]}
                """.formatted(code, String.join(",", outputs)));
    }

    private static String stream(String text) {
        return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": [\"" + text + "\"]}";
    }

    private static String figure(String html, String picture) {
        return "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {" + picture + "\"text/html\": \"" + html
                + "\", \"text/plain\": \"the condition number rises from 2.0 to 9.3\"}}";
    }
}
