package contrastive.page;

import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A run as it is drawn: what is measured, at times that stand closer where more happens, early on. */
record Curve(Trajectory run, double[] conditionNumbers, double[] alignments, double[] noiseShares, double[] effectiveRanks) {

    /** Points of a curve, so many that it is smooth on any screen. */
    static final int POINTS = 121;

    private static final double DENSER = 1.5;

    static double[] times(double duration) {
        double[] times = new double[POINTS];
        Arrays.setAll(times, i -> duration * Math.pow(i / (POINTS - 1.0), DENSER));
        return times;
    }

    static Curve of(Trajectory run, double[] times) {
        Snapshot[] points = Arrays.stream(times).mapToObj(run::at).toArray(Snapshot[]::new);
        return new Curve(run, read(points, Snapshot::conditionNumber), read(points, Snapshot::alignment), read(points, Snapshot::noiseShare),
                read(points, Snapshot::effectiveRank));
    }

    private static double[] read(Snapshot[] points, ToDoubleFunction<Snapshot> quantity) {
        return Arrays.stream(points).mapToDouble(quantity).toArray();
    }
}
