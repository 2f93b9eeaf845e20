package contrastive.page;

import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** A run as it is drawn: what is measured, at evenly spread times. */
record Curve(Trajectory run, double[] conditionNumbers, double[] alignments, double[] noiseShares, double[] effectiveRanks) {

    /** Points of a curve, so many that it is smooth on any screen. */
    static final int POINTS = 201;

    static double[] times(double duration) {
        double[] times = new double[POINTS];
        Arrays.setAll(times, i -> duration * i / (POINTS - 1));
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
