package contrastive.hostile;

import contrastive.dynamics.DivergedException;
import contrastive.dynamics.Schedule;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.theory.ClaimFailedException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the library's Javadoc promises something else than a finite number or an IllegalArgumentException. */
final class Documented {

    /** Condition numbers that a double cannot hold or that a lost direction has, and the negatives of none. */
    private static final Set<String> MAY_BE_INFINITE = Set.of("conditionNumber", "peakConditionNumber", "finalConditionNumber", "negatives",
            // where one of the runs has lost a direction, and of a run that does not settle
            "distanceTo", "settlingTime");
    /** What only passes on or writes down the number that it was given; a claim about a NaN never holds. */
    private static final Set<String> PASSES_ON = Set.of("Claim", "Claim.Statement", "Claim.Prediction", "Claim.Comparison", "Claim.Measured",
            "Digits", "LogSums", "Require.between", "Require.nearlyBetween",
            // a loss of a reader's own says what it says, and is held to it where it trains; a flow's numbers and a run's weights are, too
            "Objective.ofBatch", "Objective.ofStrengths", "FlowSnapshot.new", "Progress.during", "Trajectory.stepped");
    private static final Map<String, Class<? extends Throwable>> THROWN = Map.of(
            "GradientDescent.run", DivergedException.class, "Measurement.of", UnsupportedOperationException.class, "InfiniteWidth.run", DivergedException.class,
            "PairSource.crossMoment", UnsupportedOperationException.class, "Verdicts.require", ClaimFailedException.class,
            "Recording.run", DivergedException.class, "ExactDescent.run", DivergedException.class, "Notebook.attach", IllegalStateException.class,
            "Embeddings.read", UncheckedIOException.class);
    /** A loss need not have a value on a batch, or be a function of the strengths. */
    private static final Pattern NOT_OF_ALL = Pattern.compile(
            "(Objective|InfoNce)\\.(ofBatch|ofStrengths|ofForm|balancingCurvature)|ClosedForm\\.(balancingRate|alignmentRate)");
    /** A loss that no weight damps has none. */
    private static final Set<String> MAY_BE_NAN = Set.of("Objective.negativeWeight", "FlowSnapshot.negativeWeight", "ModelSnapshot.negativeWeight",
            "Snapshot.negativeWeight");
    /** The very matrices that the caller gave, which are not copied. */
    private static final Set<String> NOT_COPIED = Set.of("PairBatch.a()", "PairBatch.b()", "TwoTower.weightsA()", "TwoTower.weightsB()",
            "TwoTower.copy()", "Schedule.jumps()", "ExactDescent.from(TwoTower)", "ExactDescent.new(GradientDescent, HadamardDesign, TwoTower)");
    /** They refuse with the title of the chart or axis, or the label of what is drawn on it. */
    private static final Set<String> OF_CHARTS = Set.of("Chart", "Figure", "TrajectoryCharts", "Explorer.One", "Explorer.Two");

    /** They meet a loss of two functions, which are named as its maker named them. */
    private static final Set<Class<?>> WITH_LOSSES = Set.of(Objective.class, PairwiseLoss.class, Schedule.class, UnaryOperator.class);

    private Documented() {
    }

    static boolean returns(EntryPoint entryPoint, Object[] arguments, Object result) {
        return entryPoint.isVoid() || NOT_COPIED.contains(entryPoint.id())
                || PASSES_ON.contains(entryPoint.type()) || PASSES_ON.contains(name(entryPoint))
                || MAY_BE_NAN.contains(name(entryPoint)) && Double.valueOf(Double.NaN).equals(result)
                || MAY_BE_INFINITE.contains(entryPoint.executable().getName()) && Double.valueOf(Double.POSITIVE_INFINITY).equals(result);
    }

    private static String name(EntryPoint entryPoint) {
        return entryPoint.type() + "." + (entryPoint.executable() instanceof Constructor ? "new" : entryPoint.executable().getName());
    }

    static boolean isThrown(EntryPoint entryPoint, Throwable thrown) {
        Class<? extends Throwable> allowed = THROWN.get(name(entryPoint));
        return allowed != null && allowed.isInstance(thrown)
                || thrown instanceof UnsupportedOperationException && (thrown.getMessage().contains("has no crossMoment()")
                        || NOT_OF_ALL.matcher(name(entryPoint)).matches() && thrown.getMessage().startsWith("objective must "))
                // signal and noise directions of pairs that have none; weights that were made 0 by training or by hand
                || thrown instanceof IllegalStateException && (thrown.getMessage().contains("are known for the pairs of a PairModel only")
                        || thrown.getMessage().contains("encode every input as 0"));
    }

    /** The helpers of {@code Require} and its like name what they are told to. */
    static List<String> names(EntryPoint entryPoint, Object[] arguments) {
        if (OF_CHARTS.contains(entryPoint.type())) {
            return Stream.concat(entryPoint.names().stream(), Stream.of("chart", "axis", "finite number")).toList();
        }
        if (entryPoint.id().equals("Embeddings.Pairs.diagnostics()")) {
            // as Diagnostics.of calls the two matrices
            return List.of("embeddingsA", "embeddingsB");
        }
        if (Stream.concat(Stream.of(entryPoint.executable().getDeclaringClass()), Arrays.stream(entryPoint.executable().getParameterTypes()))
                .anyMatch(WITH_LOSSES::contains)) {
            Stream<String> words = Stream.of("objective", "slope", "positive", "negative", "signalVariances", "weightsA", "weightsB");
            return Stream.concat(entryPoint.names().stream(), words).toList();
        }
        return Set.of("Require", "NotFiniteException").contains(entryPoint.type())
                ? Stream.concat(entryPoint.names().stream(), Arrays.stream(arguments).map(String::valueOf)).toList() : entryPoint.names();
    }

    /**
     * One direction has no rate of balancing and no other to be correlated with, a loss whose values are large is not checked to the digits
     * that are asked for, most runs have no quantity of one's own, and inputs without noise have a second moment without an inverse.
     */
    static boolean mayRefusePlainly(EntryPoint entryPoint) {
        return Set.of("ClosedForm.balancingRate(PairModel, Objective)", "CanonicalCorrelations.of(PairSource)",
                "CorrelatedPairs.of(PairModel, int, int, double)", "Objective.checked()", "Snapshot.quantity(String)").contains(entryPoint.id());
    }
}
