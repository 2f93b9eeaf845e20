package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static Optional<Descent> descent(Copy copy, Objective objective) {
        return Accelerators.descent(Optional.of(copy), TwoTower.gaussian(MODEL, 9, 1), MODEL, SETTINGS, objective, (task, fraction) -> { });
    }

    private static Optional<Flow> flow(Copy copy, PairModel model, Objective objective) {
        return Accelerators.flow(Optional.of(copy), model, Masses.standardStart(model), objective, new Progress() {
            @Override
            public void report(String task, double fraction) {
            }

            @Override
            public void say(String sentence) {
            }
        });
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
        java.util.Arrays.setAll(many, k -> 1 + k / 2000.0);
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
        Progress listener = new Progress() {
            @Override
            public void report(String task, double fraction) {
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        };
        Accelerators.SAID.clear(); // other tests of this JVM may have said it
        for (int run = 0; run < 3; run++) {
            Accelerators.descent(Optional.of(new Copy(2, 1, 1)), TwoTower.gaussian(MODEL, 9, 1), MODEL, SETTINGS, objective, listener);
        }
        assertThat(said).singleElement().asString().contains("differs from the plain formulas in the value of the first batch",
                "Runs use the plain formulas");
    }
}
