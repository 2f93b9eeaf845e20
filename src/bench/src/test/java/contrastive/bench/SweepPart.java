package contrastive.bench;

import java.util.List;
import java.util.Map;

/** Time of a sweep of ten thousand flows on all cores. */
final class SweepPart implements Part {

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public List<Measured> measure() throws Exception {
        double seconds = Ours.score(SweepBenchmark.class, Map.of());
        return List.of(new Measured("sweep of 10,000 flows", "d = 100, r = 10, t = 2000, " + Runtime.getRuntime().availableProcessors()
                + " cores", "this library", seconds, "s"));
    }
}
