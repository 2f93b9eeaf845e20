package contrastive.lab;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A notebook on disk, as far as the checks go.
 *
 * @param name its file name
 * @param cells its code cells in order
 * @param texts its text cells in order
 */
record NotebookFile(String name, List<CodeCell> cells, List<TextCell> texts) {

    /** @param number place among all cells, from 1 */
    record TextCell(int number, String source) {}

    /**
     * @param number place among all cells, text cells included, from 1
     * @param metadata names of what is noted about it, for example execution: the clock times of its last run
     * @param outputs what it shows, streams of one name joined and emptied displays left out
     */
    record CodeCell(int number, String source, Set<String> metadata, List<Output> outputs) {}

    /**
     * @param kind the output type of the notebook format: stream, display_data, execute_result or error
     * @param types names of its representations, for example image/png
     * @param json the whole of it
     */
    record Output(String kind, Set<String> types, JsonObject json) {

        /** The text of one representation; for a stream that of text/plain, for an error its traceback. */
        String text(String type) {
            return switch (kind) {
                case "stream" -> joined(json.get("text"));
                case "error" -> joined(json.get("traceback"));
                default -> joined(json.getAsJsonObject("data").get(type));
            };
        }
    }

    static NotebookFile read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    static NotebookFile parse(String name, String text) {
        JsonArray all = JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("cells");
        List<CodeCell> cells = new ArrayList<>();
        List<TextCell> texts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            JsonObject cell = all.get(i).getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                cells.add(new CodeCell(i + 1, joined(cell.get("source")), new TreeSet<>(cell.getAsJsonObject("metadata").keySet()),
                        outputs(cell.getAsJsonArray("outputs"))));
            } else {
                texts.add(new TextCell(i + 1, joined(cell.get("source"))));
            }
        }
        return new NotebookFile(name, List.copyOf(cells), List.copyOf(texts));
    }

    int outputCount() {
        return cells.stream().mapToInt(cell -> cell.outputs().size()).sum();
    }

    private static List<Output> outputs(JsonArray array) {
        List<Output> outputs = new ArrayList<>();
        for (JsonElement element : array) {
            JsonObject json = element.getAsJsonObject();
            String kind = json.get("output_type").getAsString();
            // where a stream is cut into outputs depends on when its pieces arrive: only the joined text is the result
            Output before = outputs.isEmpty() ? null : outputs.get(outputs.size() - 1);
            if (kind.equals("stream") && before != null && before.kind().equals("stream")
                    && before.json().get("name").equals(json.get("name"))) {
                before.json().addProperty("text", before.text("text/plain") + joined(json.get("text")));
                continue;
            }
            outputs.add(new Output(kind, types(json), json));
        }
        // a progress bar, drawn only where a cell takes seconds, is emptied in the end: how long a run took is no result
        outputs.removeIf(output -> output.kind().equals("display_data")
                && output.types().stream().allMatch(type -> output.text(type).isEmpty()));
        return outputs;
    }

    private static Set<String> types(JsonObject output) {
        return output.has("data") ? new TreeSet<>(output.getAsJsonObject("data").keySet()) : Set.of("text/plain");
    }

    private static String joined(JsonElement textOrLines) {
        if (textOrLines == null) {
            return "";
        }
        if (textOrLines.isJsonPrimitive()) {
            return textOrLines.getAsString();
        }
        StringBuilder text = new StringBuilder();
        textOrLines.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
