package contrastive.bench;

import contrastive.flow.FlowWorkBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of the page on where the time goes, from the csv files of the benchmarks. */
final class WorkTable {

    /** Signs that one table stands for. */
    private static final int SIGNS = 5;
    private static final int NUMBER = Double.BYTES;

    private final Map<String, Double> work;
    private final double peak;

    /** @param steps a run of the training steps, which has the speed of the machine's matrix products */
    WorkTable(Path work, Path steps) throws IOException {
        this.work = values(work);
        peak = values(steps).entrySet().stream().filter(entry -> entry.getKey().startsWith("matrix product")).mapToDouble(Map.Entry::getValue).max().orElseThrow();
    }

    private static Map<String, Double> values(Path file) throws IOException {
        Map<String, Double> values = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\"");
            if (fields.length == 7) {
                values.put(fields[1] + "|" + fields[3] + "|" + fields[5], Double.parseDouble(fields[6].split(",")[1]));
            }
        }
        return values;
    }

    private double of(String subject, String setting, String kind) {
        Double value = work.get(subject + "|" + setting + "|" + kind);
        if (value == null) {
            throw new IllegalArgumentException("the csv has no " + subject + " of " + setting + ": " + kind);
        }
        return value;
    }

    /** Shares of the kinds of work in a step, and how fast it would have to be if all its products were dense. */
    List<String> steps() {
        List<String> lines = new ArrayList<>(List.of(
                "| size and objective | a step, us | products with signs | products of the towers | of these, Gflop/s | exponentials | the rest | were all products dense, Gflop/s | of the peak | tables read, GB/s | of the second cache |",
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"));
        for (Size size : Size.values()) {
            for (String objective : List.of("InfoNCE", "closed form", "positives")) {
                lines.add(line(size, objective));
            }
        }
        return lines;
    }

    private String line(Size size, String objective) {
        String cell = size + " " + objective;
        double all = step(cell, "all");
        double signs = step(cell, "signs");
        double towers = step(cell, "towers");
        boolean positives = objective.equals("positives");
        double exponentials = positives ? 0 : step(cell, "exponentials");
        double fast = towerFlops(size, objective) / towers / 1e3;
        double dense = flops(size, objective) / all / 1e3;
        double read = read(size, objective) / signs / 1e3;
        double cache = of(WorkPart.READING, "second cache", "this machine");
        return String.format(Locale.ROOT, "| %s | %,.0f | %s | %s | %.0f | %s | %s | %.0f | %s | %s | %s |", cell, all, percent(signs / all), percent(towers / all), fast,
                !positives ? percent(exponentials / all) : "", percent(1 - (signs + towers + exponentials) / all), dense, percent(dense / peak),
                positives ? "" : String.format(Locale.ROOT, "%.0f", read), positives ? "" : percent(read / cache));
    }

    private double step(String cell, String kind) {
        return of("work of a training step", cell, kind);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** Operations of the products of a step in the bilinear form, were its signs numbers: two for each multiplication. */
    private static double flops(Size size, String objective) {
        double d = size.dimension;
        double n = size.batch;
        return towerFlops(size, objective) + 2 * switch (objective) {
            case "positives" -> n * d * d;
            case "closed form" -> 4 * n * d * d;
            default -> 2 * n * d * d + 2 * n * n * d;
        };
    }

    private static double towerFlops(Size size, String objective) {
        double d = size.dimension;
        double m = Math.min(size.width, 2 * d);
        return 2 * (objective.equals("positives") ? 2 : 3) * d * d * m;
    }

    /** Bytes that a step picks from tables: a number for every five signs, in rows padded to vectors. */
    private static double read(Size size, String objective) {
        int d = size.dimension;
        int n = size.batch;
        double padded = 8 * Math.ceil(d / 8.0);
        double tablesOfD = Math.ceil((double) d / SIGNS);
        double tablesOfN = Math.ceil((double) n / SIGNS);
        return NUMBER * switch (objective) {
            case "positives" -> 0;
            case "closed form" -> 2 * (n * tablesOfD * padded + d * tablesOfN * padded);
            default -> n * tablesOfD * padded + n * tablesOfD * n + d * tablesOfN * n + d * tablesOfN * padded;
        };
    }

    /** The flow of a million strengths. */
    List<String> flow() {
        double nodes = flow("nodes");
        double curve = flow("curve") - flow("integration");
        double bytes = (double) FlowWorkBenchmark.DIRECTIONS * NUMBER;
        double memory = of(WorkPart.READING, "memory", "this machine");
        return List.of(String.format(Locale.ROOT, "| work on %,d strengths | ms |", FlowWorkBenchmark.DIRECTIONS), "| --- | --- |",
                String.format(Locale.ROOT, "| choosing the points: %.2f GB/s of strengths, in the time of %.0f readings of all of them | %.1f |",
                        bytes / nodes / 1e6, nodes * 1e6 * memory / bytes, nodes),
                String.format(Locale.ROOT, "| integrating | %.1f |", flow("integration") - nodes),
                String.format(Locale.ROOT, "| reading the curve | %.1f |", curve));
    }

    /** The sentence with the machine's limits. */
    String limits() {
        return String.format(Locale.ROOT, "The limits of that machine: %.0f Gflop/s in the fastest product of two 1024 x 1024 matrices; %.0f GB/s read from the second cache, %.0f GB/s from memory.",
                peak, of(WorkPart.READING, "second cache", "this machine"), of(WorkPart.READING, "memory", "this machine"));
    }

    private double flow(String kind) {
        return of("work of the flow", "r = " + FlowWorkBenchmark.DIRECTIONS, kind);
    }
}
