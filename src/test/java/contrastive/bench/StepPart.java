package contrastive.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Training steps a second, for three objectives at three sizes. */
final class StepPart implements Part {

    private static final List<String> OBJECTIVES = List.of("positives", "closed form", "InfoNCE");

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Measured> table = new ArrayList<>();
        for (Size size : Size.values()) {
            for (String objective : OBJECTIVES) {
                double score = Ours.score(StepBenchmark.class, Map.of("size", size.name(), "objective", objective));
                table.add(new Measured("training step", size + ", " + objective, "this library", score, "steps/s"));
                System.out.println(table.get(table.size() - 1).line());
            }
        }
        return table;
    }
}
