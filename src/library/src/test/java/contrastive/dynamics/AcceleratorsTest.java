package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A faster implementation is used only when it gives the plain numbers. */
class AcceleratorsTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final GradientDescent SETTINGS = new GradientDescent(0.05, 16, 3);

    private static final List<Descent> CLOSED = new ArrayList<>();

    static List<Objective> objectives() {
        return List.of(new PositivesOnly(), new Contrastive(3, 5), new InfoNce(3));
    }

    /** The plain formulas under another name, with what a test makes wrong. */
    private record Copy(double value, double gradientOfOneWeight, double flow, int rightSteps, double measured) implements Accelerator {

        Copy(double value, double gradientOfOneWeight, double flow) {
            this(value, gradientOfOneWeight, flow, 0, 0);
        }

        @Override
        public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
            PlainDescent plain = new PlainDescent(start, pairs, settings);
            return Optional.of(new Descent() {
                private int taken;

                @Override
                public void close() {
                    CLOSED.add(this);
                }

                @Override
                public double compute(Objective next, Random random) {
                    return NotFiniteException.unless("value", "product", plain.compute(next, random) * value);
                }

                @Override
                public void update() {
                    double before = plain.tower().weightsB().get(1, 2);
                    plain.update();
                    double after = plain.tower().weightsB().get(1, 2);
                    if (taken++ >= rightSteps) {
                        plain.tower().weightsB().set(1, 2, before + gradientOfOneWeight * (after - before));
                    }
                }

                @Override
                public double size() {
                    return plain.size();
                }

                @Override
                public TwoTower tower() {
                    return plain.tower().copy();
                }

                @Override
                public Snapshot measure(Objective next, double time) {
                    ModelSnapshot right = (ModelSnapshot) plain.measure(next, time);
                    TowerState a = right.towerA();
                    TowerState b = right.towerB();
                    return new ModelSnapshot(time, right.alignment(), new TowerState(a.conditionNumber(), a.noiseShare(), a.effectiveRank() - measured),
                            new TowerState(b.conditionNumber(), b.noiseShare(), b.effectiveRank() - measured), right.negativeWeight(),
                            right.strengths(), right.masses(), right.quantities());
                }

                @Override
                public boolean accepts(Objective next) {
                    return true;
                }

                @Override
                public double[][] state() {
                    return plain.state();
                }

                @Override
                public void restore(double[][] state) {
                    plain.restore(state);
                }
            });
        }

        @Override
        public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
            FlowEquations plain = new FlowEquations(model, start);
            return Optional.of(new Flow() {
                @Override
                public int dimension() {
                    return plain.dimension();
                }

                @Override
                public void derivative(Objective next, double[] state, double[] derivative) {
                    plain.derivative(next, state, derivative);
                    derivative[1] *= flow;
                }

                @Override
                public Masses masses(double[] state) {
                    return plain.masses(state);
                }

                @Override
                public FlowSnapshot snapshot(Objective next, double time, double[] state) {
                    double[] shifted = state.clone();
                    shifted[0] += measured;
                    return plain.snapshot(next, time, shifted);
                }
            });
        }
    }

    /** The plain equations under another name, with what a test makes of their masses and of what they measure; it notes what it is asked. */
    private static final class Disguised implements Accelerator {
        private final UnaryOperator<Masses> massesMade;
        private final UnaryOperator<FlowSnapshot> snapshotMade;
        private final List<PairModel> models = new ArrayList<>();
        private final List<Masses> starts = new ArrayList<>();
        private final List<double[]> states = new ArrayList<>();

        Disguised(UnaryOperator<Masses> massesMade, UnaryOperator<FlowSnapshot> snapshotMade) {
            this.massesMade = massesMade;
            this.snapshotMade = snapshotMade;
        }

        Disguised() {
            this(masses -> masses, snapshot -> snapshot);
        }

        boolean isUsedFor(PairModel model) {
            return Accelerators.flow(Optional.of(this), model, Masses.standardStart(model), new Contrastive(3, 5), listener(new ArrayList<>())).isPresent();
        }

        @Override
        public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
            return Optional.empty();
        }

        @Override
        public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
            models.add(model);
            starts.add(start);
            FlowEquations plain = new FlowEquations(model, start);
            return Optional.of(new Flow() {
                @Override
                public int dimension() {
                    return plain.dimension();
                }

                @Override
                public void derivative(Objective next, double[] state, double[] derivative) {
                    plain.derivative(next, state, derivative);
                }

                @Override
                public Masses masses(double[] state) {
                    states.add(state);
                    return massesMade.apply(plain.masses(state));
                }

                @Override
                public FlowSnapshot snapshot(Objective next, double time, double[] state) {
                    return snapshotMade.apply(plain.snapshot(next, time, state));
                }
            });
        }
    }

    private static Progress listener(List<String> said) {
        return new Progress() {
            @Override
            public void report(String task, double fraction) {
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        };
    }

    private static Optional<Descent> descent(Copy copy, Objective objective) {
        return Accelerators.descent(Optional.of(copy), TwoTower.gaussian(MODEL, 9, 1), MODEL, SETTINGS, objective, (task, fraction) -> { });
    }

    private static Optional<Flow> flow(Copy copy, PairModel model, Objective objective) {
        return Accelerators.flow(Optional.of(copy), model, Masses.standardStart(model), objective, listener(new ArrayList<>()));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void oneThatTakesThePlainStepIsUsedFromTheStart(Objective objective) {
        TwoTower start = TwoTower.gaussian(MODEL, 9, 1);
        Descent used = descent(new Copy(1, 1, 1), objective).orElseThrow();
        assertThat(used.tower().weightsA().data).isEqualTo(start.weightsA().data);
        assertThat(used.tower().weightsB().data).isEqualTo(start.weightsB().data);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aValueThatIsOffByMoreThanRoundOffIsNotUsed(Objective objective) {
        CLOSED.clear();
        assertThat(descent(new Copy(1 + 1e-12, 1, 1), objective)).isPresent();
        assertThat(CLOSED).isEmpty();
        assertThat(descent(new Copy(1 + 1e-7, 1, 1), objective)).isEmpty();
        assertThat(CLOSED).as("its threads end").hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void oneThatAloneMeetsNaNIsNotUsed(Objective objective) {
        assertThat(descent(new Copy(Double.NaN, 1, 1), objective)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aGradientThatIsWrongInOneEntryIsNotUsed(Objective objective) {
        assertThat(descent(new Copy(1, -1, 1), objective)).isEmpty();
        assertThat(descent(new Copy(1, 1 + 1e-6, 1), objective)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aStepThatIsWrongOnlyOnceTheTowersHaveMovedIsNotUsed(Objective objective) {
        assertThat(descent(new Copy(1, 1 + 1e-6, 1, 1, 0), objective)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void oneThatMeasuresOtherNumbersIsNotUsed(Objective objective) {
        assertThat(descent(new Copy(1, 1, 1, 0, 1e-6), objective)).isEmpty();
        if (!(objective instanceof InfoNce)) {      // which has no flow
            assertThat(flow(new Copy(1, 1, 1, 0, 1e-6), MODEL, objective)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aFlowThatIsWrongInOneDirectionIsNotUsed(Objective objective) {
        if (objective instanceof InfoNce) {
            return; // has no flow
        }
        double[] many = new double[2000];
        Arrays.setAll(many, k -> 1 + k / 2000.0);
        for (PairModel model : List.of(MODEL, PairModel.of(5000, many, 0.7))) {
            assertThat(flow(new Copy(1, 1, 1), model, objective)).isPresent();
            assertThat(flow(new Copy(1, 1, 0.99), model, objective)).isEmpty();
            assertThat(flow(new Copy(1, 1, 1 + 1e-6), model, objective)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aSentenceSaysWhyOnce(Objective objective) {
        List<String> said = new ArrayList<>();
        Accelerators.SAID.clear(); // other tests of this JVM may have said it
        for (int run = 0; run < 3; run++) {
            Accelerators.descent(Optional.of(new Copy(2, 1, 1)), TwoTower.gaussian(MODEL, 9, 1), MODEL, SETTINGS, objective, listener(said));
        }
        assertThat(said).singleElement().asString().contains("differs from the plain formulas in the value of the first batch",
                "Runs use the plain formulas");
    }

    @Test
    void whatTheFastStepGivesInsteadOfANumberAndThatAFlowDiffersAreSaid() {
        List<String> said = new ArrayList<>();
        Accelerators.SAID.clear();
        Accelerators.descent(Optional.of(new Copy(Double.NaN, 1, 1)), TwoTower.gaussian(MODEL, 9, 1), MODEL, SETTINGS, new PositivesOnly(), listener(said));
        Accelerators.flow(Optional.of(new Copy(1, 1, 0.9)), MODEL, Masses.standardStart(MODEL), new PositivesOnly(), listener(said));
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).contains("the value of the first batch, NaN instead of -");
        assertThat(said.get(1)).contains("The fast flow differs from the plain equations");
    }

    @Test
    void oneThatDivergesWhereThePlainStepsDoIsUsedSinceTheRunItselfSaysSo() {
        TwoTower start = TwoTower.gaussian(MODEL, 9, 1);
        GradientDescent tooLarge = new GradientDescent(1e200, 16, 3);
        Descent used = Accelerators.descent(Optional.of(new Copy(1, 1, 1)), start, MODEL, tooLarge, new PositivesOnly(), listener(new ArrayList<>())).orElseThrow();
        assertThat(used.tower().weightsA().data).isEqualTo(start.weightsA().data);
    }

    @Test
    void oneThatIsAskedForABatchThatTheObjectiveRefusesIsEnded() {
        CLOSED.clear();
        GradientDescent single = new GradientDescent(0.05, 1, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> Accelerators.descent(Optional.of(new Copy(1, 1, 1)), TwoTower.gaussian(MODEL, 9, 1), MODEL,
                single, new InfoNce(3), listener(new ArrayList<>()))).withMessageContaining("batch");
        assertThat(CLOSED).hasSize(1);
    }

    /** A weight of order 1 holds differences of 1e-16, which are much of a step of 1e-9: up to 1e-13 of all weights they count as none. */
    @Test
    void theRoundOffOfTheWeightsIsNoDifferenceOfAStepThatIsHardlyLarger() {
        TwoTower start = TwoTower.gaussian(MODEL, 9, 1);
        GradientDescent slow = new GradientDescent(1e-9, 16, 3);
        Gradient gradient = new Gradient();
        new Contrastive(3, 5).gradient(start, MODEL.draw(16, RandomStream.PAIRS.seeded(3)), gradient);
        double step = 1e-9 * Math.abs(gradient.weightsB().get(1, 2));
        // of |W_B| = 3.5: 1e-13 is within 3.5e-13, 1e-12 is not
        assertThat(offBy(1e-13 / step, start, slow)).isPresent();
        assertThat(offBy(1e-12 / step, start, slow)).isEmpty();
    }

    private static Optional<Descent> offBy(double share, TwoTower start, GradientDescent settings) {
        return Accelerators.descent(Optional.of(new Copy(1, 1 + share, 1)), start, MODEL, settings, new Contrastive(3, 5), listener(new ArrayList<>()));
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 1", "101, 51, 2", "2000, 100, 20"})
    void aFlowIsComparedOnAHundredOfItsDirectionsAtMostFromMassesOfWhichNoStrengthIsZero(int directions, int compared, int every) {
        double[] variances = new double[directions];
        Arrays.setAll(variances, k -> 1 + k / 2000.0);
        Disguised flow = new Disguised();
        assertThat(flow.isUsedFor(PairModel.of(directions + 3, variances, 0.7))).isTrue();
        PairModel smaller = flow.models.get(1);
        assertThat(smaller.signalDirections()).isEqualTo(compared);
        assertThat(smaller.signalVariances()[1]).isEqualTo(variances[every]);
        assertThat(smaller.noiseDirections()).isEqualTo(3);
        Masses start = flow.starts.get(1);
        assertThat(start.aligned()[1]).isEqualTo(0.75 * variances[every]);
        assertThat(start.misaligned()[1]).isEqualTo(0.25 * variances[every]);
        assertThat(start.noise()).isEqualTo(3 * 0.7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1, 1e8})
    void aFlowIsComparedWhereTheFastestLogarithmHasMovedByATenth(double unit) {
        Disguised flow = new Disguised();
        assertThat(flow.isUsedFor(PairModel.of(9, new double[] {2 * unit, 0.5 * unit}, 0.7 * unit))).isTrue();
        assertThat(Arrays.stream(flow.states.get(0)).map(Math::abs).max().orElseThrow()).isCloseTo(0.1, within(1e-15));
    }

    static Stream<UnaryOperator<Masses>> slipsInOneMass() {
        return Stream.of(masses -> changed(masses, 1 + 1e-6, 1, 1), masses -> changed(masses, 1, 1 + 1e-6, 1), masses -> changed(masses, 1, 1, 1 + 1e-6));
    }

    private static Masses changed(Masses masses, double aligned, double misaligned, double noise) {
        double[] u = masses.aligned();
        double[] v = masses.misaligned();
        u[1] *= aligned;
        v[1] *= misaligned;
        return new Masses(u, v, masses.noise() * noise);
    }

    @ParameterizedTest
    @MethodSource("slipsInOneMass")
    void aFlowWithASlipInOneMassIsNotUsed(UnaryOperator<Masses> slip) {
        assertThat(new Disguised(slip, snapshot -> snapshot).isUsedFor(MODEL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void roundOffInTheMassesIsNoSlipInAnyUnits(double unit) {
        Disguised flow = new Disguised(masses -> changed(masses, 1 + 1e-12, 1 - 1e-12, 1 + 1e-12), snapshot -> snapshot);
        assertThat(flow.isUsedFor(PairModel.of(9, new double[] {2 * unit, 0.5 * unit}, 0.7 * unit))).isTrue();
    }

    @Test
    void aFlowOfAModelWithoutNoiseIsUsedToo() {
        assertThat(new Disguised().isUsedFor(PairModel.of(9, new double[] {2, 0.5}, 0))).isTrue();
    }

    private static FlowSnapshot changed(FlowSnapshot right, double alignment, double conditionNumber, double effectiveRank) {
        return new FlowSnapshot(right.time(), right.alignment() * alignment, right.conditionNumber() * conditionNumber, right.noiseShare(),
                right.negativeWeight(), () -> right.effectiveRank() * effectiveRank, right::masses);
    }

    static Stream<UnaryOperator<FlowSnapshot>> slipsInOneQuantity() {
        return Stream.of(right -> changed(right, 1 + 1e-6, 1, 1), right -> changed(right, 1, 1 + 1e-6, 1), right -> changed(right, 1, 1, 1 - 1e-6));
    }

    @ParameterizedTest
    @MethodSource("slipsInOneQuantity")
    void aFlowThatMeasuresOneQuantityWronglyIsNotUsed(UnaryOperator<FlowSnapshot> slip) {
        assertThat(new Disguised(masses -> masses, slip).isUsedFor(MODEL)).isFalse();
        assertThat(new Disguised(masses -> masses, right -> changed(right, 1 + 1e-12, 1 + 1e-12, 1 - 1e-12)).isUsedFor(MODEL)).isTrue();
    }

    @Test
    void aConditionNumberOfWhichRoundOffLeavesTooFewDigitsIsNotCompared() {
        Disguised flow = new Disguised(masses -> masses, right -> changed(right, 1, 1.001, 1));
        assertThat(flow.isUsedFor(PairModel.of(9, new double[] {1e11, 1}, 0.7))).as("3e5").isTrue();
        assertThat(flow.isUsedFor(PairModel.of(9, new double[] {1e9, 1}, 0.7))).as("3e4").isFalse();
    }
}
