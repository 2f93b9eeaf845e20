package contrastive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The README's table of training steps, from the csv files of separate runs: of each ratio the lowest that any run gave. */
final class SpeedTable {

    private SpeedTable() {
    }

    /** Lines of the table in markdown. */
    static List<String> lines(List<Path> runs) throws IOException {
        Map<String, List<Map<String, Double>>> cells = new LinkedHashMap<>();
        for (Path run : runs) {
            cells(run).forEach((cell, scores) -> cells.computeIfAbsent(cell, each -> new ArrayList<>()).add(scores));
        }
        List<String> lines = new ArrayList<>(List.of(
                "| size and objective | steps a second | to the strongest float64 | to the strongest float32 | to autograd, float32 | without the flag |",
                "| --- | --- | --- | --- | --- | --- |"));
        cells.forEach((cell, scores) -> lines.add(String.format(Locale.ROOT, "| %s | %,.0f | %.1f | %.1f | %.1f | %,.0f |", cell,
                lowest(scores, "this library, vectors"), ratio(scores, peer -> peer.contains("float64")),
                ratio(scores, peer -> !peer.startsWith("autograd") && peer.contains("float32")),
                ratio(scores, peer -> peer.startsWith("autograd")),
                lowest(scores, "this library, plain"))));
        return lines;
    }

    private static double lowest(List<Map<String, Double>> runs, String contender) {
        return runs.stream().mapToDouble(run -> run.get(contender)).min().orElseThrow();
    }

    private static double ratio(List<Map<String, Double>> runs, Predicate<String> peers) {
        return runs.stream().mapToDouble(run -> run.get("this library, vectors") / strongest(run, peers)).min().orElseThrow();
    }

    private static double strongest(Map<String, Double> run, Predicate<String> peers) {
        return run.entrySet().stream().filter(entry -> !entry.getKey().startsWith("this") && peers.test(entry.getKey()))
                .mapToDouble(Map.Entry::getValue).max().orElseThrow();
    }

    /** Scores of each contender in each cell of one run. */
    private static Map<String, Map<String, Double>> cells(Path run) throws IOException {
        Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
        for (String line : Files.readAllLines(run)) {
            String[] fields = line.split("\"");
            if (fields.length == 7 && fields[1].equals("training step")) {
                double score = Double.parseDouble(fields[6].split(",")[1]);
                cells.computeIfAbsent(fields[3], cell -> new LinkedHashMap<>()).put(fields[5], score);
            }
        }
        return cells;
    }
}
