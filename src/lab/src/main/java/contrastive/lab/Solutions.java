package contrastive.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import contrastive.lab.jupyter.Nbconvert;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Behind {@code mvn -Psolutions}: the worked answers of all exercises, for teachers. Runs copies of the notebooks in which each exercise
 * shows its worked answer in place of a verdict, so that the answers follow the parameters of the chapters.
 */
record Solutions(Machine machine, LabFolders folders, Nbconvert nbconvert) {

    private static final Pattern CHECK = Pattern.compile("(?m)^(Chapter\\w+\\.(?s:.*\\)))\\s*\\.check\\((?s:.*)");
    private static final Pattern SHOWN = Pattern.compile("System\\.out\\.println\\(Chapter(?s:.*)\\.workedAnswer\\(\\)\\);");

    /** @throws SetupException if a cell of a notebook fails; the message contains the traceback */
    void run() {
        List<Path> copies = new ArrayList<>();
        try {
            Path folder = Files.createDirectories(folders.solutions());
            for (Path notebook : folders.notebookFiles()) {
                String text = Files.readString(notebook);
                String solved = solved(text);
                if (!solved.equals(text)) {
                    copies.add(Files.writeString(folder.resolve(notebook.getFileName()), solved));
                }
            }
            machine.say("Running " + copies.size() + " notebooks (about three minutes).");
            CommandResult outcome = nbconvert.execute(copies, folder);
            if (!outcome.succeeded()) {
                throw new SetupException("a notebook did not run to the end; the output:" + System.lineSeparator() + outcome.text());
            }
            StringBuilder all = new StringBuilder("# Worked answers of all exercises\n");
            for (Path copy : copies) {
                all.append(answers(Files.readString(copy)));
            }
            machine.say("The worked answers are in " + Files.writeString(folder.resolve("solutions.md"), all) + ".");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the solutions into " + folders.solutions(), failure);
        }
    }

    /** The notebook with each check of an answer replaced by the worked answer, and loading the library from where the copies are. */
    static String solved(String notebook) {
        JsonObject json = JsonParser.parseString(notebook).getAsJsonObject();
        boolean found = false;
        for (JsonElement cell : json.getAsJsonArray("cells")) {
            String source = joined(cell.getAsJsonObject().get("source"));
            String solved = source.replace("../target/lab/", "../lab/");
            if (isCode(cell) && CHECK.matcher(source).find()) {
                found = true;
                solved = CHECK.matcher(solved).replaceFirst("System.out.println($1.workedAnswer());");
            }
            cell.getAsJsonObject().addProperty("source", solved);
        }
        return found ? json.toString() : notebook;
    }

    /** The title, and of each exercise the text before it and its worked answer, as Markdown. */
    static String answers(String solved) {
        StringBuilder answers = new StringBuilder();
        String question = "";
        for (JsonElement cell : JsonParser.parseString(solved).getAsJsonObject().getAsJsonArray("cells")) {
            String source = joined(cell.getAsJsonObject().get("source"));
            if (!isCode(cell)) {
                question = source.substring(Math.max(0, source.indexOf("\n**1.")));
                if (source.startsWith("# ")) {
                    answers.append("\n## ").append(source.lines().findFirst().orElseThrow().substring(2)).append('\n');
                }
            } else if (SHOWN.matcher(source).find()) {
                answers.append('\n').append(question.strip()).append("\n\n> ");
                cell.getAsJsonObject().getAsJsonArray("outputs").forEach(output -> answers.append(joined(output.getAsJsonObject().get("text")).strip()));
                answers.append('\n');
            }
        }
        return answers.toString();
    }

    private static boolean isCode(JsonElement cell) {
        return cell.getAsJsonObject().get("cell_type").getAsString().equals("code");
    }

    /** A text of the notebook format, which is one string or an array of lines. */
    private static String joined(JsonElement text) {
        if (text == null || text.isJsonPrimitive()) {
            return text == null ? "" : text.getAsString();
        }
        StringBuilder joined = new StringBuilder();
        text.getAsJsonArray().forEach(line -> joined.append(line.getAsString()));
        return joined.toString();
    }
}
