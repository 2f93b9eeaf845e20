package contrastive.dynamics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a stepped run between its recorded points: each measured quantity on the straight line between the two nearest points. */
record LinearInterpolation(List<Snapshot> snapshots) {

    /** At a time within the run. */
    Snapshot at(double time) {
        if (time == snapshots.get(0).time()) {
            return snapshots.get(0);
        }
        int right = 1;
        while (snapshots.get(right).time() < time) {
            right++;
        }
        if (time == snapshots.get(right).time()) {
            return snapshots.get(right);
        }
        Snapshot from = snapshots.get(right - 1);
        Snapshot to = snapshots.get(right);
        double share = (time - from.time()) / (to.time() - from.time());
        return from instanceof ModelSnapshot ? model(time, from, to, share) : new PairSnapshot(time,
                mix(from.alignment(), to.alignment(), share), mix(from.strengths(), to.strengths(), share),
                mix(from.quantities(), to.quantities(), share));
    }

    private static Snapshot model(double time, Snapshot from, Snapshot to, double share) {
        Masses masses = new Masses(mix(from.masses().aligned(), to.masses().aligned(), share),
                mix(from.masses().misaligned(), to.masses().misaligned(), share),
                mix(from.masses().noise(), to.masses().noise(), share));
        return new ModelSnapshot(time, mix(from.alignment(), to.alignment(), share), mix(from.towerA(), to.towerA(), share),
                mix(from.towerB(), to.towerB(), share), mix(from.negativeWeight(), to.negativeWeight(), share),
                mix(from.strengths(), to.strengths(), share), masses,
                mix(from.quantities(), to.quantities(), share));
    }

    private static TowerState mix(TowerState from, TowerState to, double share) {
        return new TowerState(mix(from.conditionNumber(), to.conditionNumber(), share),
                mix(from.noiseShare(), to.noiseShare(), share), mix(from.effectiveRank(), to.effectiveRank(), share));
    }

    private static Map<String, Double> mix(Map<String, Double> from, Map<String, Double> to, double share) {
        Map<String, Double> mixed = new LinkedHashMap<>();
        from.forEach((name, value) -> mixed.put(name, mix(value, to.get(name), share)));
        return mixed;
    }

    private static double[] mix(double[] from, double[] to, double share) {
        double[] mixed = new double[from.length];
        Arrays.setAll(mixed, k -> mix(from[k], to[k], share));
        return mixed;
    }

    private static double mix(double from, double to, double share) {
        return from == to ? from : (1 - share) * from + share * to; // infinite, and not NaN, where an end is infinite
    }
}
