package contrastive.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Training steps a second, for three objectives at three sizes: ours, then each peer, cell by cell. */
final class StepPart implements Part {

    private static final String SCRIPT = "step_peers.py";
    private static final List<String> PRECISIONS = List.of("float64", "float32");
    /** Objectives as the table names them, and as the script does. */
    private static final Map<String, String> OBJECTIVES = new TreeMap<>(
            Map.of("positives", "positives", "closed form", "closed", "InfoNCE", "infonce"));
    private static final String SECONDS = System.getProperty("bench.seconds", "0.5");

    /** A peer: the script's word for it, its threads, and what the table calls it. */
    private record Contender(String kind, String threads, Peer peer) {

        Measured measure(Size size, String objective, String precision) throws IOException {
            double score = peer.ask(String.join(" ", size.name(), OBJECTIVES.get(objective), precision, SECONDS));
            return row(size, objective, kind + " " + precision + ", threads " + threads, score);
        }
    }

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Contender> contenders = new ArrayList<>();
        for (String kind : List.of("numpy", "torch", "autograd")) {
            for (String threads : List.of("1", "2")) {
                Optional<Peer> peer = Peer.start(SCRIPT, kind, threads);
                peer.ifPresent(started -> contenders.add(new Contender(kind, threads, started)));
            }
        }
        List<Measured> table = new ArrayList<>();
        for (Contender contender : contenders) {
            add(table, new Measured("matrix product", "1024 x 1024 x 1024 float64", contender.kind() + ", threads " + contender.threads(),
                    contender.peer().ask("PEAK - float64 " + SECONDS), "Gflop/s"));
        }
        for (Size size : Size.values()) {
            for (String objective : OBJECTIVES.keySet()) {
                Map<String, String> cell = Map.of("size", size.name(), "objective", objective);
                add(table, row(size, objective, "this library, vectors", Ours.score(StepBenchmark.class, cell, Ours.AS_THE_KERNEL)));
                add(table, row(size, objective, "this library, plain", Ours.score(StepBenchmark.class, cell, "-XX:+UseSerialGC")));
                for (Contender contender : contenders) {
                    for (String precision : contender.kind().equals("autograd") ? List.of("float32") : PRECISIONS) {
                        add(table, contender.measure(size, objective, precision));
                    }
                }
            }
        }
        contenders.forEach(contender -> contender.peer().close());
        return table;
    }

    private static Measured row(Size size, String objective, String contender, double score) {
        return new Measured("training step", size + " " + objective, contender, score, "steps/s");
    }

    private static void add(List<Measured> table, Measured row) {
        table.add(row);
        System.out.println(row.line());
    }
}
