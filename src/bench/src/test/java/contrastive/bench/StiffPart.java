package contrastive.bench;

import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Trajectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Time to the whole curve of stiff flows, beside SciPy's implicit integrators. */
final class StiffPart implements Part {

    static final String SUBJECT = "whole curve of a stiff flow";
    /** Of the duration: the curve is compared there. */
    private static final double[] COMPARED_AT = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1};
    /** SciPy's error at rtol 1e-9 in the logarithms, which a run adds up. */
    private static final double AGREES = 1e-6;

    @Override
    public String name() {
        return "stiff";
    }

    @Override
    public List<Measured> measure() throws Exception {
        List<Measured> table = new ArrayList<>();
        Optional<Peer> scipy = Peer.start("scipy_flow.py");
        try {
            for (int place = 0; place < StiffSetting.ALL.size(); place++) {
                StiffSetting setting = StiffSetting.ALL.get(place);
                add(table, setting, "this library, float64, tolerance 1e-12",
                        Ours.score(StiffBenchmark.class, Map.of("place", String.valueOf(place))));
                if (scipy.isPresent()) {
                    measure(table, setting, scipy.get());
                }
            }
        } finally {
            scipy.ifPresent(Peer::close);
        }
        return table;
    }

    private static void measure(List<Measured> table, StiffSetting setting, Peer scipy) throws IOException {
        Trajectory ours = InfiniteWidth.of(setting.model()).run(setting.objective(), setting.duration());
        for (String method : List.of("LSODA", "BDF", "Radau")) {
            double time = scipy.ask(setting.question(method));
            for (double share : COMPARED_AT) {
                double at = share * setting.duration();
                double theirs = scipy.ask("at " + at);
                if (!(Math.abs(theirs / ours.at(at).conditionNumber() - 1) < AGREES)) {
                    throw new IllegalStateException("SciPy's " + method + " has the condition number " + theirs + " at time " + at + " of "
                            + setting.name() + ", this library " + ours.at(at).conditionNumber());
                }
            }
            add(table, setting, "SciPy " + method + ", float64, rtol 1e-9", time);
        }
    }

    private static void add(List<Measured> table, StiffSetting setting, String contender, double milliseconds) {
        table.add(new Measured(SUBJECT, setting.name(), contender, milliseconds, "ms"));
        System.out.println(table.get(table.size() - 1).line());
    }
}
