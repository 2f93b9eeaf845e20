package contrastive.hostile;

import contrastive.dynamics.DivergedException;
import contrastive.theory.ClaimFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** Where the library's Javadoc promises something else than a finite number or an IllegalArgumentException. */
final class Documented {

    /** Condition numbers that a double cannot hold or that a lost direction has, and the negatives of none. */
    private static final Set<String> MAY_BE_INFINITE = Set.of("conditionNumber", "peakConditionNumber", "finalConditionNumber", "negatives");
    /** A distance where one of the runs has lost a direction, and the time to settle of one that does not. */
    private static final Set<String> INFINITE_TYPES = Set.of("Distance", "SettlingTime");
    /** What only passes on or writes down the number that it was given; a claim about a NaN never holds. */
    private static final Set<String> PASSES_ON = Set.of("Claim", "Claim.Statement", "Claim.Prediction", "Claim.Comparison", "Claim.Measured",
            "Digits", "LogSums", "Require.between", "Require.nearlyBetween");
    private static final Map<String, Class<? extends Throwable>> THROWN = Map.of(
            "GradientDescent.run", DivergedException.class, "Measurement.of", UnsupportedOperationException.class, "InfiniteWidth.run", DivergedException.class,
            "PairSource.crossMoment", UnsupportedOperationException.class, "Verdicts.require", ClaimFailedException.class,
            "Notebook.attach", IllegalStateException.class,
            // a run of many steps is interrupted: see Call
            "Course.compute", CancellationException.class, "Course.finiteSize", CancellationException.class);
    /** The very matrices that the caller gave, which are not copied. */
    private static final Set<String> NOT_COPIED = Set.of("PairBatch.a()", "PairBatch.b()", "TwoTower.weightsA()", "TwoTower.weightsB()",
            "TwoTower.copy()", "Schedule.jumps()");
    /** They refuse with the title of the chart or axis, or the label of what is drawn on it. */
    private static final Set<String> OF_CHARTS = Set.of("Chart", "Figure", "TrajectoryCharts", "Explorer.One", "Explorer.Two");

    private Documented() {
    }

    static boolean returns(EntryPoint entryPoint, Object[] arguments, Object result) {
        return entryPoint.isVoid() || NOT_COPIED.contains(entryPoint.id())
                || PASSES_ON.contains(entryPoint.type()) || PASSES_ON.contains(name(entryPoint))
                || (MAY_BE_INFINITE.contains(entryPoint.executable().getName()) || INFINITE_TYPES.contains(entryPoint.type())) &&
                 Double.valueOf(Double.POSITIVE_INFINITY).equals(result);
    }

    private static String name(EntryPoint entryPoint) {
        return entryPoint.type() + "." + entryPoint.executable().getName();
    }

    static boolean isThrown(EntryPoint entryPoint, Throwable thrown) {
        Class<? extends Throwable> allowed = THROWN.get(name(entryPoint));
        return allowed != null && allowed.isInstance(thrown)
                || thrown instanceof UnsupportedOperationException && thrown.getMessage().contains("has no crossMoment()")
                // signal and noise directions of pairs that have none; weights that were made 0 by training or by hand
                || thrown instanceof IllegalStateException && (thrown.getMessage().contains("are known for the pairs of a PairModel only")
                        || thrown.getMessage().contains("encode every input as 0"));
    }

    /** The helpers of {@code Require} and its like name what they are told to. */
    static List<String> names(EntryPoint entryPoint, Object[] arguments) {
        if (OF_CHARTS.contains(entryPoint.type())) {
            return Stream.concat(entryPoint.names().stream(), Stream.of("chart", "axis", "finite number")).toList();
        }
        return Set.of("Require", "NotFiniteException").contains(entryPoint.type())
                ? Stream.concat(entryPoint.names().stream(), Arrays.stream(arguments).map(String::valueOf)).toList() : entryPoint.names();
    }

    /** One direction has no rate of balancing, and inputs without noise have a second moment without an inverse. */
    static boolean mayRefusePlainly(EntryPoint entryPoint) {
        return Set.of("ClosedForm.balancingRate(PairModel, Contrastive)", "CanonicalCorrelations.of(PairSource)").contains(entryPoint.id());
    }
}
