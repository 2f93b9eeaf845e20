package contrastive.lab;

import contrastive.lab.NotebookFile.CodeCell;
import contrastive.lab.NotebookFile.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a notebook must hold to be committed; each method gives one sentence a fault, naming the cell. */
final class NotebookChecks {

    private static final int LARGEST_FIGURE = 150_000;
    private static final int LONGEST_LINE = 88;
    private static final int MOST_LINES = 14;
    private static final int LONGEST_SENTENCE = 2_000;
    private static final Pattern ALTERNATIVE_TEXT = Pattern.compile("<img[^>]*\\salt=(\"[^\"]*[^\"\\s][^\"]*\"|'[^']*[^'\\s][^']*')");

    /** A call of an exercise, as opposed to a class's name in prose. */
    private static final Pattern EXERCISE = Pattern.compile("\\bChapter\\d\\d\\w?\\.");
    private static final Pattern JUDGEMENT = Pattern.compile("\\bExercise\\b|\\.(hint|hintForAll|explained|workedAnswer)\\(");
    private static final Pattern COMPUTATION = Pattern.compile("\\b(Math|ClosedForm|Claim|Verdicts)\\.");

    private NotebookChecks() {}

    /** Cells whose output is an error. */
    static List<String> errors(NotebookFile notebook) {
        List<String> faults = new ArrayList<>();
        for (CodeCell cell : notebook.cells()) {
            cell.outputs().stream().filter(output -> output.kind().equals("error")).forEach(output -> faults.add(
                    place(cell) + " fails with " + output.json().get("ename").getAsString() + ": "
                            + output.json().get("evalue").getAsString() + "\n" + cell.source() + "\n\n"
                            + output.text("").replaceAll("\u001b\\[[0-9;]*m", "")));
        }
        return faults;
    }

    /** Cells that say at what time of day they ran: a fresh run would change them although no result changed. */
    static List<String> clockTimes(NotebookFile notebook) {
        return notebook.cells().stream().filter(cell -> cell.metadata().contains("execution"))
                .map(cell -> place(cell) + " carries the clock times of its run; execute with --ExecutePreprocessor.record_timing=False").toList();
    }

    /** Code that a front end wraps or cuts, or that does not fit the eye. */
    static List<String> longCode(NotebookFile notebook) {
        List<String> faults = new ArrayList<>();
        for (CodeCell cell : notebook.cells()) {
            List<String> lines = cell.source().lines().toList();
            if (lines.size() > MOST_LINES) {
                faults.add(place(cell) + " has " + lines.size() + " lines of code; at most " + MOST_LINES + " are read at a glance");
            }
            lines.stream().filter(line -> line.length() > LONGEST_LINE).forEach(line -> faults.add(
                    place(cell) + " has a line of " + line.length() + " characters; JupyterLab shows " + LONGEST_LINE + ": " + line));
        }
        return faults;
    }

    /** Exercises whose answer a reader sees before giving one: in the cell, in its output, or folded into the text. */
    static List<String> answers(NotebookFile notebook) {
        List<String> faults = new ArrayList<>();
        notebook.texts().stream().filter(text -> text.source().contains("<details"))
                .forEach(text -> faults.add("cell " + text.number() + " folds something into the text; worked answers are in contrastive.exercise"));
        for (CodeCell cell : notebook.cells()) {
            if (JUDGEMENT.matcher(cell.source()).find()) {
                faults.add(place(cell) + " says how an answer is judged; that is in contrastive.exercise");
            }
            if (!EXERCISE.matcher(cell.source()).find()) {
                continue;
            }
            if (COMPUTATION.matcher(cell.source()).find()) {
                faults.add(place(cell) + " computes in an exercise; the question's numbers and the reader's line are all that stands there");
            }
            if (cell.outputs().size() != 1 || !cell.outputs().get(0).text("text/plain").startsWith("Not answered yet.")) {
                faults.add(place(cell) + " is an exercise whose output is not that of an unanswered one");
            }
        }
        return faults;
    }

    /** Figures that are too large, or that some front end would not show. */
    static List<String> figures(NotebookFile notebook) {
        List<String> faults = new ArrayList<>();
        for (CodeCell cell : notebook.cells()) {
            for (Output output : cell.outputs()) {
                if (output.types().contains("text/html") && output.text("text/html").contains("data-figure")) {
                    faults.addAll(figure(place(cell), output));
                }
            }
        }
        return faults;
    }

    private static List<String> figure(String place, Output output) {
        List<String> faults = new ArrayList<>();
        int size = output.json().toString().getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_FIGURE) {
            faults.add(place + " has a figure of " + size + " bytes; at most " + LARGEST_FIGURE + " keep a notebook quick to open");
        }
        if (!output.types().contains("image/png")) {
            faults.add(place + " has a figure without image/png, so VS Code in restricted mode shows nothing");
        }
        if (!ALTERNATIVE_TEXT.matcher(output.text("text/html")).find()) {
            faults.add(place + " has a figure whose picture has no alt text");
        }
        String sentence = output.text("text/plain");
        if (sentence.isBlank() || sentence.length() > LONGEST_SENTENCE) {
            faults.add(place + " has a figure without a sentence in text/plain");
        }
        return faults;
    }

    /** Outputs that differ from those of a fresh run in number, kind, representation, text, or the data of a picture. */
    static List<String> differences(NotebookFile committed, NotebookFile fresh) {
        if (committed.cells().size() != fresh.cells().size()) {
            return List.of("it has " + committed.cells().size() + " code cells and the fresh run " + fresh.cells().size());
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < committed.cells().size(); i++) {
            faults.addAll(differences(committed.cells().get(i), fresh.cells().get(i)));
        }
        return faults;
    }

    private static List<String> differences(CodeCell committed, CodeCell fresh) {
        String place = place(committed);
        List<String> kinds = committed.outputs().stream().map(Output::kind).toList();
        List<String> freshKinds = fresh.outputs().stream().map(Output::kind).toList();
        if (!kinds.equals(freshKinds)) {
            return List.of(place + " is committed with the outputs " + kinds + ", a fresh run gives " + freshKinds);
        }
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Output before = committed.outputs().get(i);
            Output after = fresh.outputs().get(i);
            Set<String> types = before.types();
            if (!types.equals(after.types())) {
                faults.add(place + " is committed with " + types + ", a fresh run gives " + after.types());
            } else {
                TextComparison.difference(before.text("text/plain"), after.text("text/plain"))
                        .or(() -> TextComparison.differenceOfData(before.text("text/html"), after.text("text/html")))
                        .ifPresent(difference -> faults.add(place + ": " + difference));
            }
        }
        return faults;
    }

    private static String place(CodeCell cell) {
        return "cell " + cell.number();
    }
}
