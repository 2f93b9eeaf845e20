package contrastive.bench;

import contrastive.dynamics.FlowWorkBenchmark;
import contrastive.step.StepWorkBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the time goes: each kind of work of a training step and of the largest flow by itself, and what the machine can read. */
final class WorkPart implements Part {

    static final String READING = "read by both cores";

    @Override
    public String name() {
        return "work";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Measured> table = new ArrayList<>();
        for (String place : List.of("second cache", "memory")) {
            double fastest = 0;
            for (int first = 0; first < 8; first++) {
                fastest = Math.max(fastest, Ours.score(ReadBenchmark.class, Map.of("place", place, "first", String.valueOf(first))));
            }
            add(table, new Measured(READING, place, "this machine", fastest, "GB/s"));
        }
        for (Size size : Size.values()) {
            for (String objective : List.of("InfoNCE", "closed form", "positives")) {
                for (String work : objective.equals("positives") ? List.of("all", "signs", "towers") : List.of("all", "signs", "towers", "exponentials")) {
                    double time = Ours.score(StepWorkBenchmark.class, Map.of("size", size.name(), "objective", objective, "work", work));
                    add(table, new Measured("work of a training step", size + " " + objective, work, time, "us"));
                }
            }
        }
        for (String work : List.of("nodes", "integration", "curve")) {
            add(table, new Measured("work of the flow", "r = " + FlowWorkBenchmark.DIRECTIONS, work, Ours.score(FlowWorkBenchmark.class, Map.of("work", work)), "ms"));
        }
        return table;
    }

    private static void add(List<Measured> table, Measured row) {
        table.add(row);
        System.out.println(row.line());
    }
}
