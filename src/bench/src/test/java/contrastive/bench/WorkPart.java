package contrastive.bench;

import contrastive.flow.FlowWorkBenchmark;
import contrastive.step.StepWorkBenchmark;
import java.util.ArrayList;
import java.util.HashMap;
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
                Map<String, String> cell = Map.of("size", size.name(), "objective", objective);
                add(table, ofStep(cell, "all", 1e6 / Ours.score(StepBenchmark.class, cell, Ours.AS_THE_KERNEL)));
                for (String work : objective.equals("positives") ? List.of("signs", "towers") : List.of("signs", "towers", "exponentials")) {
                    Map<String, String> part = new HashMap<>(cell);
                    part.put("work", work);
                    add(table, ofStep(cell, work, Ours.score(StepWorkBenchmark.class, part)));
                }
            }
        }
        for (String work : List.of("nodes", "integration")) {
            add(table, ofFlow(work, Ours.score(FlowWorkBenchmark.class, Map.of("work", work))));
        }
        add(table, ofFlow("curve", Ours.score(FlowBenchmark.class, Map.of("directions", String.valueOf(FlowWorkBenchmark.DIRECTIONS)))));
        return table;
    }

    private static Measured ofStep(Map<String, String> cell, String work, double microseconds) {
        return new Measured("work of a training step", cell.get("size") + " " + cell.get("objective"), work, microseconds, "us");
    }

    private static Measured ofFlow(String work, double milliseconds) {
        return new Measured("work of the flow", "r = " + FlowWorkBenchmark.DIRECTIONS, work, milliseconds, "ms");
    }

    private static void add(List<Measured> table, Measured row) {
        table.add(row);
        System.out.println(row.line());
    }
}
