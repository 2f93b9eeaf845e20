package contrastive.bench;

import contrastive.dynamics.InfiniteWidth;
import contrastive.objective.Contrastive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time to the whole curve of the flow, beside SciPy's integrators. */
final class FlowPart implements Part {

    /** LSODA's implicit half needs a dense matrix of all directions squared. */
    private static final int MOST_DIRECTIONS_OF_LSODA = 1000;

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Measured> table = new ArrayList<>();
        Optional<Peer> scipy = Peer.start("scipy_flow.py");
        try {
            for (int directions : new int[] {10, 1000, 100_000, 1_000_000}) {
                double ours = Ours.score(FlowBenchmark.class, Map.of("directions", String.valueOf(directions)));
                add(table, directions, "this library, float64, tolerance 1e-12", ours);
                if (scipy.isPresent()) {
                    measure(table, directions, scipy.get());
                }
            }
        } finally {
            scipy.ifPresent(Peer::close);
        }
        return table;
    }

    private static void measure(List<Measured> table, int directions, Peer scipy) throws IOException {
        double expected = InfiniteWidth.of(FlowBenchmark.model(directions))
                .run(new Contrastive(4, 100), FlowBenchmark.duration(directions)).last().conditionNumber();
        for (String method : directions <= MOST_DIRECTIONS_OF_LSODA ? List.of("DOP853", "LSODA") : List.of("DOP853")) {
            double time = scipy.ask("flow " + method + " " + directions + " " + FlowBenchmark.duration(directions));
            double last = scipy.ask("last");
            if (Math.abs(last / expected - 1) > 1e-6) {
                throw new IllegalStateException("SciPy's " + method + " ends at the condition number " + last + ", this library at " + expected);
            }
            add(table, directions, "SciPy " + method + ", float64, rtol 1e-9", time);
        }
    }

    private static void add(List<Measured> table, int directions, String contender, double milliseconds) {
        table.add(new Measured("whole curve of the flow", "r = " + directions, contender, milliseconds, "ms"));
        System.out.println(table.get(table.size() - 1).line());
    }
}
