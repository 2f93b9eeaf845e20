package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import contrastive.data.CorrelatedPairs;
import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.ExactDescent;
import contrastive.dynamics.FlowSnapshot;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Masses;
import contrastive.dynamics.Measurement;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Quantity;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.model.Spectrum;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.objective.Similarities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.analysis.differentiation.UnivariateDerivative2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public entry point of the mathematics refuses what it has no answer for, with the argument's name and the value. */
class BadInputTest {

    private static final PairModel MODEL = PairModel.of(6, new double[] {2, 1}, 0.7);
    private static final TwoTower TOWER = TwoTower.gaussian(MODEL, 3, 1);
    private static final PairBatch BATCH = MODEL.draw(4, new Random(1));
    private static final Objective POSITIVES = new PositivesOnly();
    private static final GradientDescent DESCENT = new GradientDescent(0.1, 4, 0);

    private static final List<Arguments> CASES = new ArrayList<>();

    static {
        numbers();
        counts();
        shapes();
        nulls();
        claims();
        losses();
        runs();
    }

    private static void numbers() {
        refusesUnlessPositive("signalVariances[1]", x -> PairModel.of(6, new double[] {2, x}, 0.7));
        refusesUnlessPositive("learningRate", x -> new GradientDescent(x, 4, 0));
        refusesUnlessPositive("duration", x -> InfiniteWidth.of(MODEL).run(POSITIVES, x));
        refusesUnlessPositive("switchTime", x -> Schedule.twoStage(POSITIVES, x, POSITIVES));
        refusesUnlessPositive("negatives", x -> new Contrastive(3, x));
        refusesUnlessPositive("negatives", x -> ClosedForm.bestTauSquared(MODEL, x));
        refusesBelowZero("noiseVariance", x -> PairModel.of(6, new double[] {2, 1}, x));
        refusesBelowZero("tauSquared", x -> new Contrastive(x, 5));
        refusesBelowZero("tauSquared", InfoNce::new);
        refusesBelowZero("aligned[1]", x -> new Masses(new double[] {1, x}, new double[2], 1));
        refusesBelowZero("misaligned[0]", x -> new Masses(new double[2], new double[] {x, 1}, 1));
        refusesBelowZero("noise", x -> new Masses(new double[1], new double[1], x));
        refusesBelowZero("singularValues[1]", x -> Spectrum.conditionNumber(new double[] {1, x}));
        refusesBelowZero("singularValues[0]", x -> Spectrum.effectiveRank(new double[] {x, 1}));
        refuses("total", "Infinity", () -> new Masses(new double[] {1e308}, new double[] {1e308}, 1));
        refuses("total", "Infinity", () -> InfiniteWidth.of(PairModel.of(4, new double[] {1.5e308, 1.5e308}, 0)));
        Trajectory run = DESCENT.run(TOWER, POSITIVES, 3);
        refuses("time", "-0.1", () -> run.at(-0.1));
        refuses("time", "0.4", () -> run.at(0.4));
        refuses("time", "NaN", () -> run.at(Double.NaN));
        refuses("time", "10.5", () -> InfiniteWidth.of(MODEL).run(POSITIVES, 10).at(10.5));
        for (double entry : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            DMatrixRMaj broken = new DMatrixRMaj(6, 3);
            broken.set(4, 2, entry);
            refuses("weightsA", entry + " at row 4, column 2", () -> new TwoTower(MODEL, broken, TOWER.weightsB()));
            refuses("weightsB", entry + " at row 4, column 2", () -> new TwoTower(MODEL, TOWER.weightsA(), broken));
            refuses("a must", entry + " at row 4, column 2", () -> new PairBatch(broken, TOWER.weightsB()));
            refuses("b must", entry + " at row 4, column 2", () -> new PairBatch(TOWER.weightsA(), broken));
        }
    }

    private static void counts() {
        refuses("d", "1", () -> PairModel.of(1, new double[] {1}, 1));
        refuses("d", "-3", () -> PairModel.of(-3, new double[] {1}, 1));
        refuses("signalVariances", "0", () -> PairModel.of(3, new double[0], 1));
        refuses("signalVariances", "3", () -> PairModel.of(3, new double[] {1, 1, 1}, 1));
        refuses("pairs", "0", () -> MODEL.draw(0, new Random(1)));
        refuses("pairs", "7", () -> HadamardDesign.of(MODEL).draw(7, new Random(1)));
        refuses("width", "0", () -> TwoTower.gaussian(MODEL, 0, 1));
        refuses("batch", "0", () -> new GradientDescent(0.1, 0, 1));
        refuses("batch", "1", () -> InfoNce.negatives(1));
        refuses("batch", "1", () -> new GradientDescent(0.1, 1, 1).run(TOWER, new InfoNce(3), 5));
        refuses("steps", "0", () -> DESCENT.run(TOWER, POSITIVES, 0));
        refuses("steps", "-1", () -> DESCENT.run(TOWER, POSITIVES, -1));
        refuses("signal directions", "1", () -> ClosedForm.balancingRate(PairModel.of(3, new double[] {1}, 1), new Contrastive(3, 5)));
    }

    private static void losses() {
        UnaryOperator<UnivariateDerivative2> linear = s -> s;
        PairwiseLoss spectral = PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s));
        Objective mute = new Objective() { };
        Objective notANumber = new Objective() {
            @Override
            public double ofStrengths(double[] strengths, double[] slopes) {
                slopes[0] = Double.NaN;
                return 0;
            }
        };
        DMatrixRMaj form = new DMatrixRMaj(6, 6);
        refusesNull("positive", () -> PairwiseLoss.of(null, linear));
        refusesNull("negative", () -> PairwiseLoss.of(linear, null));
        refuses("negative", "NaN and -2.0 at -0.5", () -> PairwiseLoss.of(linear, s -> s.log()).ofStrengths(new double[] {0.5}, new double[1]));
        refuses("negative", "NaN", () -> PairwiseLoss.of(linear, s -> s.getValue() == 0 ? new UnivariateDerivative2(0, 0, Double.NaN) : s)
                .balancingCurvature(2));
        refuses("directions", "10001", () -> spectral.balancingCurvature(10_001));
        refuses("signalVariances", "17", () -> spectral.ofStrengths(new double[17], new double[17]));
        refuses("batch", "single", () -> spectral.ofBatch(Similarities.of(new DMatrixRMaj(1, 1))));
        for (Objective loss : List.of(POSITIVES, new Contrastive(3, 5), spectral)) {
            refuses("directions", "1", () -> loss.balancingCurvature(1));
            refuses("strengths and slopes", "2 and 3", () -> loss.ofStrengths(new double[2], new double[3]));
            refusesNull("strengths", () -> loss.ofStrengths(null, new double[3]));
            refusesNull("slopes", () -> loss.ofStrengths(new double[3], null));
            refusesNull("population", () -> loss.ofForm(null, BATCH, form, form));
            refusesNull("batch", () -> loss.ofForm(MODEL, null, form, form));
            refuses("batch.a", "(4, 6)", () -> loss.ofForm(PairModel.of(5, new double[] {1}, 1), BATCH, form, form));
            refuses("batch.b", "(4, 7)", () -> loss.ofForm(MODEL, new PairBatch(BATCH.a(), new DMatrixRMaj(4, 7)), form, form));
            refuses("form", "(5, 6)", () -> loss.ofForm(MODEL, BATCH, new DMatrixRMaj(5, 6), form));
            refuses("formDerivative", "(6, 5)", () -> loss.ofForm(MODEL, BATCH, form, new DMatrixRMaj(6, 5)));
        }
        for (Objective loss : List.of(POSITIVES, new InfoNce(3), spectral)) {
            refusesNull("similarities", () -> loss.ofBatch(null));
        }
        refuses("similarities", "-Infinity", () -> POSITIVES.ofBatch(Similarities.of(new DMatrixRMaj(new double[][] {{1e308}}))));
        refuses("strengths", "Infinity", () -> new Contrastive(3, 5).ofStrengths(new double[] {Double.NEGATIVE_INFINITY}, new double[1]));
        refuses("objective", "NaN", () -> notANumber.balancingCurvature(2));
        refuses("strengths", "NaN", () -> POSITIVES.ofStrengths(new double[] {Double.NaN}, new double[1]));
        refuses("objective", "got", mute::checked);
        refuses("objective", "got", () -> DESCENT.run(TOWER, mute, 3));
        refuses("objective", "got", () -> InfiniteWidth.of(MODEL).run(mute, 3));
        refuses("objective", "NaN", () -> ClosedForm.alignmentRate(MODEL, notANumber));
        refuses("values", "2 x 3", () -> Similarities.of(new DMatrixRMaj(2, 3)));
        Similarities two = Similarities.of(new DMatrixRMaj(2, 2));
        refuses("i and j", "2 and 0", () -> two.get(2, 0));
        refuses("i and j", "0 and -1", () -> two.slope(0, -1));
        refuses("i and j", "-1 and 0", () -> two.addSlope(-1, 0, 1));
        refuses("i and j", "5 and 7", () -> two.isNegative(5, 7));
    }

    private static void runs() {
        refuses("first", "2", () -> CorrelatedPairs.of(MODEL, 2, 1, 0.5));
        refuses("second", "1 twice", () -> CorrelatedPairs.of(MODEL, 1, 1, 0.5));
        refuses("correlation", "1.5", () -> CorrelatedPairs.of(MODEL, 0, 1, 1.5));
        refuses("correlation", "NaN", () -> CorrelatedPairs.of(MODEL, 0, 1, 0.5).shifted(Double.NaN));
        refusesNull("model", () -> CorrelatedPairs.of(null, 0, 1, 0.5));
        refusesUnlessPositive("learningRate", x -> GradientDescent.exact(MODEL, x));
        refusesNull("start", () -> GradientDescent.exact(MODEL, 0.1).from(null));
        refuses("descent", "4", () -> new ExactDescent(DESCENT, HadamardDesign.of(MODEL), TOWER));
        refusesNull("quantity", () -> DESCENT.measuring("mine", null));
        refusesNull("quantities[0]", () -> new GradientDescent(0.1, 4, 0, Arrays.asList((Quantity) null)));
        refuses("quantities", "[mine, Mine]", () -> DESCENT.measuring("mine", tower -> 1).measuring("Mine", tower -> 2));
        refusesNull("keeper", () -> DESCENT.run(TOWER, MODEL, Schedule.constant(POSITIVES), 3, null));
        refusesNull("schedule", () -> Schedule.objectiveAt(null, 1));
        refusesNull("work", () -> Progress.during((task, fraction) -> { }, null));
        refusesNull("snapshots", () -> Trajectory.stepped(null, TOWER));
        refuses("snapshots", "0", () -> Trajectory.stepped(List.of(), TOWER));
        refuses("step", "-1", () -> new Checkpoint(-1, new double[2][3], new Random(1), List.of()));
        refusesNull("state", () -> new Checkpoint(1, null, new Random(1), List.of()));
        refusesNull("masses", () -> new FlowSnapshot(0, 1, 1, 0, 1, () -> 1, null));
        DMatrixRMaj map = new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}});
        refuses("signalB", "(2, 1)", () -> Measurement.ofMaps(map, new DMatrixRMaj(2, 1), 1, 1, POSITIVES, 2, 0));
        refuses("noiseA", "-1.0", () -> Measurement.ofMaps(map, map, -1, 1, POSITIVES, 2, 0));
        Trajectory run = DESCENT.run(TOWER, POSITIVES, 3);
        refuses("to - from", "-0.1", () -> run.decayRate(Snapshot::alignment, 0.2, 0.1));
        refuses("to", "9.0", () -> run.decayRate(Snapshot::alignment, 0.1, 9));
        refuses("quantity at time 0.0", "0.0", () -> run.decayRate(snapshot -> 0, 0, 0.1));
        refusesNull("limit", () -> run.distanceTo(null));
        refuses("limit", "0.2", () -> run.distanceTo(InfiniteWidth.of(MODEL).run(POSITIVES, 0.2)));
    }

    /** A record's constructor is public, so a claim can be made without its words. */
    private static void claims() {
        refusesNull("statement", () -> new Claim(null, "1", 1, 0, "round-off", true));
        refusesNull("expectation", () -> new Claim("x", null, 1, 0, "round-off", true));
        refusesNull("reason", () -> new Claim("x", "1", 1, 0, null, true));
        refuses("expectation", "about one", () -> new Claim("x", "about one", 1, 0, "round-off", true));
        refusesBelowZero("tolerance", x -> new Claim("x", "1", 1, x, "round-off", true));
        refusesNull("words", () -> new Claim.Statement(null));
        refusesNull("words", () -> new Claim.Prediction(null, 1));
        refusesNull("words", () -> new Claim.Comparison(null, 1, 1));
        refusesNull("words", () -> new Claim.Measured(null, 1));
    }

    private static void shapes() {
        refuses("a and b", "4 and 5", () -> new PairBatch(new DMatrixRMaj(4, 6), new DMatrixRMaj(5, 6)));
        refuses("a and b", "0 and 0", () -> new PairBatch(new DMatrixRMaj(0, 6), new DMatrixRMaj(0, 6)));
        refuses("weightsA", "(5, 3)", () -> new TwoTower(MODEL, new DMatrixRMaj(5, 3), new DMatrixRMaj(6, 3)));
        refuses("weightsB", "(6, 2)", () -> new TwoTower(MODEL, new DMatrixRMaj(6, 3), new DMatrixRMaj(6, 2)));
        refuses("inputs", "(4, 5)", () -> TOWER.encodeA(new DMatrixRMaj(4, 5)));
        refuses("batch.a", "5", () -> POSITIVES.value(TOWER, new PairBatch(new DMatrixRMaj(4, 5), new DMatrixRMaj(4, 6))));
        refuses("batch.b", "7", () -> POSITIVES.value(TOWER, new PairBatch(new DMatrixRMaj(4, 6), new DMatrixRMaj(4, 7))));
        DMatrixRMaj zeros = new DMatrixRMaj(6, 3);
        refuses("weightsA", "N = 0", () -> POSITIVES.value(new TwoTower(MODEL, zeros, TOWER.weightsB()), BATCH));
        refuses("weightsB", "N = 0", () -> POSITIVES.value(new TwoTower(MODEL, TOWER.weightsA(), zeros), BATCH));
        refuses("aligned and misaligned", "1 and 2", () -> new Masses(new double[1], new double[2], 1));
        refuses("aligned and misaligned", "0", () -> new Masses(new double[0], new double[0], 1));
        refuses("number of singularValues", "0", () -> Spectrum.conditionNumber(new double[0]));
        refuses("number of singularValues", "0", () -> Spectrum.effectiveRank(new double[0]));
        refuses("start", "3", () -> InfiniteWidth.of(MODEL).startingFrom(new Masses(new double[3], new double[3], 1)));
    }

    private static void nulls() {
        refusesNull("signalVariances", () -> PairModel.of(3, null, 1));
        refusesNull("random", () -> MODEL.draw(3, null));
        refusesNull("model", () -> HadamardDesign.of(null));
        refusesNull("a must", () -> new PairBatch(null, new DMatrixRMaj(1, 1)));
        refusesNull("b must", () -> new PairBatch(new DMatrixRMaj(1, 1), null));
        refusesNull("source", () -> new TwoTower(null, TOWER.weightsA(), TOWER.weightsB()));
        refusesNull("weightsA", () -> new TwoTower(MODEL, null, TOWER.weightsB()));
        refusesNull("weightsB", () -> new TwoTower(MODEL, TOWER.weightsA(), null));
        refusesNull("source", () -> TwoTower.gaussian(null, 3, 1));
        refusesNull("model", () -> TwoTower.orthogonal(null));
        refusesNull("inputs", () -> TOWER.encodeB(null));
        refusesNull("tower", () -> POSITIVES.value(null, BATCH));
        refusesNull("batch", () -> POSITIVES.value(TOWER, null));
        refusesNull("gradient", () -> POSITIVES.gradient(TOWER, BATCH, null));
        refusesNull("strengths", () -> new Contrastive(3, 5).negativeWeight(null, 9));
        refusesNull("matrix", () -> Spectrum.singularValues(null));
        refusesNull("signalMap", () -> Spectrum.effectiveRank((DMatrixRMaj) null));
        refusesNull("singularValues", () -> Spectrum.effectiveRank((double[]) null));
        refusesNull("singularValues", () -> Spectrum.conditionNumber((double[]) null));
        refusesNull("aligned", () -> new Masses(null, new double[1], 1));
        refusesNull("misaligned", () -> new Masses(new double[1], null, 1));
        refusesNull("model", () -> Masses.standardStart(null));
        refusesNull("model", () -> Masses.standardStart(MODEL).squaredWeightNorm(null));
        refusesNull("objective", () -> Schedule.constant(null));
        refusesNull("first", () -> Schedule.twoStage(null, 1, POSITIVES));
        refusesNull("second", () -> Schedule.twoStage(POSITIVES, 1, null));
        refusesNull("model", () -> InfiniteWidth.of(null));
        refusesNull("start", () -> InfiniteWidth.of(MODEL).startingFrom(null));
        refusesNull("objective", () -> InfiniteWidth.of(MODEL).run((Objective) null, 1));
        refusesNull("schedule", () -> InfiniteWidth.of(MODEL).run((Schedule) null, 1));
        refusesNull("start", () -> DESCENT.run(null, POSITIVES, 3));
        refusesNull("objective", () -> DESCENT.run(TOWER, (Objective) null, 3));
        refusesNull("schedule", () -> DESCENT.run(TOWER, (Schedule) null, 3));
        refusesNull("pairs", () -> DESCENT.run(TOWER, null, Schedule.constant(POSITIVES), 3));
        refusesNull("model", () -> ClosedForm.finalConditionNumber(null));
        refusesNull("model", () -> ClosedForm.finalPowerMethodTime(null));
        refusesNull("model", () -> ClosedForm.balancingRate(null, new Contrastive(3, 5)));
        refusesNull("objective", () -> ClosedForm.balancingRate(MODEL, null));
        refusesNull("model", () -> ClosedForm.alignmentRate(null));
        refusesNull("objective", () -> ClosedForm.alignmentRate(MODEL, null));
        refusesNull("model", () -> ClosedForm.bestTauSquared(null, 5));
    }

    private static void refusesUnlessPositive(String argument, DoubleConsumer call) {
        refusesBelowZero(argument, call);
        for (double value : new double[] {0, -0.0}) {
            refuses(argument, String.valueOf(value), () -> call.accept(value));
        }
    }

    private static void refusesBelowZero(String argument, DoubleConsumer call) {
        for (double value : new double[] {-1e-9, -3, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refuses(argument, String.valueOf(value), () -> call.accept(value));
        }
    }

    private static void refusesNull(String argument, ThrowingCallable call) {
        refuses(argument, "null", call);
    }

    private static void refuses(String argument, String got, ThrowingCallable call) {
        CASES.add(arguments(argument, got, call));
    }

    static List<Arguments> cases() {
        return CASES;
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource("cases")
    void isRefusedWithTheArgumentsNameAndWhatCame(String argument, String got, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(argument).withMessageContaining("got")
                .withMessageContaining(got);
    }
}
