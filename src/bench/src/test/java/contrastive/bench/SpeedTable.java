package contrastive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The README's tables of training steps, of the flow and of stiff flows, from the csv files of separate runs: of each ratio the lowest that any run gave. */
final class SpeedTable {

    private SpeedTable() {
    }

    /** Lines of the table of training steps in markdown. */
    static List<String> steps(List<Path> runs) throws IOException {
        Map<String, List<Map<String, Double>>> cells = cells(runs, "training step");
        List<String> lines = new ArrayList<>(List.of(
                "| size and objective | steps per second | times the strongest float64 | times the strongest float32 | times autograd, float32 | steps per second without the flag |",
                "| --- | --- | --- | --- | --- | --- |"));
        cells.forEach((cell, scores) -> lines.add(String.format(Locale.ROOT, "| %s | %,.0f | %.1f | %.1f | %.1f | %,.0f |", cell,
                lowest(scores, "this library, vectors"), ratio(scores, peer -> peer.contains("float64")),
                ratio(scores, peer -> !peer.startsWith("autograd") && peer.contains("float32")),
                ratio(scores, peer -> peer.startsWith("autograd")),
                lowest(scores, "this library, plain"))));
        return lines;
    }

    /** Lines of the table of the flow's whole curve; its figures are times. */
    static List<String> flow(List<Path> runs) throws IOException {
        List<String> lines = new ArrayList<>(List.of("| strengths r | ms to the whole curve | SciPy's best, ms | ratio |", "| --- | --- | --- | --- |"));
        cells(runs, "whole curve of the flow").forEach((cell, times) -> lines.add(String.format(Locale.ROOT, "| %,d | %.1f | %,.0f | %.1f |",
                Integer.parseInt(cell.replace("r = ", "")), times.stream().mapToDouble(SpeedTable::ours).max().orElseThrow(),
                times.stream().mapToDouble(SpeedTable::bestOfScipy).min().orElseThrow(),
                times.stream().mapToDouble(run -> bestOfScipy(run) / ours(run)).min().orElseThrow())));
        return lines;
    }

    /** Lines of the table of stiff flows: a row for each ratio of the strengths, a column for each number of them. */
    static List<String> stiff(List<Path> runs) throws IOException {
        List<String> lines = new ArrayList<>(List.of("| largest over smallest strength | to time | r = 5 | r = 10 | r = 20 | r = 40 |",
                "| --- | --- | --- | --- | --- | --- |"));
        Map<String, List<Map<String, Double>>> cells = cells(runs, StiffPart.SUBJECT);
        for (int row = 0; row < StiffSetting.ALL.size(); row += StiffSetting.COLUMNS) {
            int powers = StiffSetting.ALL.get(row).powers();
            String figures = StiffSetting.ALL.subList(row, row + StiffSetting.COLUMNS).stream().map(setting -> cells.get(setting.name()))
                    .map(times -> String.format(Locale.ROOT, "%.1f ms, %.1f times", times.stream().mapToDouble(SpeedTable::ours).max().orElseThrow(),
                            times.stream().mapToDouble(run -> bestOfScipy(run) / ours(run)).min().orElseThrow())).collect(Collectors.joining(" | "));
            lines.add(String.format(Locale.ROOT, "| 10^%d | 10^%d | %s |", powers, powers + 2, figures));
        }
        return lines;
    }

    /** What one run on another processor gave, over the cells of both tables: the lowest and the highest of each ratio. */
    static String elsewhere(Path steps, Path flow) throws IOException {
        Collection<List<Map<String, Double>>> scores = cells(List.of(steps), "training step").values();
        return String.format(Locale.ROOT, "steps are %s times the strongest float64, %s times the strongest float32 and %s times autograd, the flow %s times SciPy's best.",
                range(scores, run -> ratio(run, peer -> peer.contains("float64"))),
                range(scores, run -> ratio(run, peer -> !peer.startsWith("autograd") && peer.contains("float32"))),
                range(scores, run -> ratio(run, peer -> peer.startsWith("autograd"))),
                range(cells(List.of(flow), "whole curve of the flow").values(), run -> bestOfScipy(run.get(0)) / ours(run.get(0))));
    }

    private static String range(Collection<List<Map<String, Double>>> cells, ToDoubleFunction<List<Map<String, Double>>> ratio) {
        DoubleSummaryStatistics all = cells.stream().mapToDouble(ratio).summaryStatistics();
        return String.format(Locale.ROOT, "%.1f to %.1f", all.getMin(), all.getMax());
    }

    private static double ours(Map<String, Double> run) {
        return run.entrySet().stream().filter(entry -> entry.getKey().startsWith("this")).mapToDouble(Map.Entry::getValue).findAny().orElseThrow();
    }

    private static double bestOfScipy(Map<String, Double> run) {
        return run.entrySet().stream().filter(entry -> entry.getKey().startsWith("SciPy")).mapToDouble(Map.Entry::getValue).min().orElseThrow();
    }

    /** The slowest of the sweeps, in seconds. */
    static String sweep(List<Path> runs) throws IOException {
        double slowest = cells(runs, "sweep of 10,000 flows").values().iterator().next().stream().mapToDouble(SpeedTable::ours).max().orElseThrow();
        return String.format(Locale.ROOT, "A sweep of 10,000 flows of d = 100, r = 10 to t = 2000 takes %.1f s.", slowest);
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

    /** For each cell of a subject the scores of its contenders, run by run. */
    private static Map<String, List<Map<String, Double>>> cells(List<Path> runs, String subject) throws IOException {
        Map<String, List<Map<String, Double>>> cells = new LinkedHashMap<>();
        for (Path run : runs) {
            cells(run, subject).forEach((cell, scores) -> cells.computeIfAbsent(cell, each -> new ArrayList<>()).add(scores));
        }
        return cells;
    }

    private static Map<String, Map<String, Double>> cells(Path run, String subject) throws IOException {
        Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
        for (String line : Files.readAllLines(run)) {
            String[] fields = line.split("\"");
            if (fields.length == 7 && fields[1].equals(subject)) {
                double score = Double.parseDouble(fields[6].split(",")[1]);
                cells.computeIfAbsent(fields[3], cell -> new LinkedHashMap<>()).put(fields[5], score);
            }
        }
        return cells;
    }
}
