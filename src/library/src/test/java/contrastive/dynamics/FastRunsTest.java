package contrastive.dynamics;

import static contrastive.dynamics.InfiniteWidthTest.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.hipparchus.ode.ODEIntegrator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs by a faster implementation that has proved itself: when they go by it, when they leave it, and that it is ended. */
@ExtendWith(OwnProgress.class)
class FastRunsTest {

    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.6}, 0.7);
    private static final Objective POSITIVES = new PositivesOnly();
    private static final Objective CONTRASTIVE = new Contrastive(3, 5);
    private static final TwoTower START = TwoTower.gaussian(MODEL, 6, 1);
    private static final GradientDescent DESCENT = new GradientDescent(0.1, 8, 3);
    private static final InfiniteWidth LIMIT = InfiniteWidth.of(MODEL);
    /** Steps by which a descent proves itself. */
    private static final int PROOF = 2;

    private final List<Objective> asked = new ArrayList<>();
    private final List<Flow> stepped = new ArrayList<>();
    private int computed;
    private int closed;

    @AfterEach
    void nothingFaster() {
        GivenAccelerator.given = Optional.empty();
    }

    private void giveDescent(Predicate<Objective> accepted) {
        giveDescent(accepted, value -> value);
    }

    /** The plain descent, which says that it accepts some objectives alone, and what a test makes of their values. */
    private void giveDescent(Predicate<Objective> accepted, DoubleUnaryOperator made) {
        give(new Accelerator() {
            @Override
            public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
                return Optional.of(counted(new PlainDescent(start, pairs, settings), accepted, made));
            }

            @Override
            public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
                return Optional.empty();
            }
        });
    }

    private static void give(Accelerator accelerator) {
        GivenAccelerator.given = Optional.of(accelerator);
    }

    private Descent counted(Descent plain, Predicate<Objective> accepted, DoubleUnaryOperator made) {
        return new Descent() {
            @Override
            public double compute(Objective objective, Random random) {
                computed++;
                return made.applyAsDouble(plain.compute(objective, random));
            }

            @Override
            public void update() {
                plain.update();
            }

            @Override
            public double size() {
                return plain.size();
            }

            @Override
            public TwoTower tower() {
                return plain.tower();
            }

            @Override
            public Snapshot measure(Objective objective, double time) {
                return plain.measure(objective, time);
            }

            @Override
            public boolean accepts(Objective objective) {
                asked.add(objective);
                return accepted.test(objective);
            }

            @Override
            public double[][] state() {
                return plain.state();
            }

            @Override
            public void restore(double[][] state) {
                plain.restore(state);
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    /** The plain equations, which can do less than those: a test says how much. */
    private class Coarse implements Flow {
        private final FlowEquations plain;

        Coarse(PairModel model, Masses start) {
            plain = new FlowEquations(model, start);
        }

        @Override
        public int dimension() {
            return plain.dimension();
        }

        @Override
        public void derivative(Objective objective, double[] state, double[] derivative) {
            stepped.add(this);
            plain.derivative(objective, state, derivative);
        }

        @Override
        public Masses masses(double[] state) {
            return plain.masses(state);
        }

        @Override
        public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
            return plain.snapshot(objective, time, state);
        }

        @Override
        public Optional<Flow> finer() {
            return Optional.of(plain);
        }
    }

    @FunctionalInterface
    private interface HowToFlow {
        Flow of(PairModel model, Masses start);
    }

    private static void giveFlow(HowToFlow flow) {
        give(new Accelerator() {
            @Override
            public Optional<Descent> descent(TwoTower start, PairSource pairs, GradientDescent settings, Objective objective) {
                return Optional.empty();
            }

            @Override
            public Optional<Flow> flow(PairModel model, Masses start, Objective objective) {
                return Optional.of(flow.of(model, start));
            }
        });
    }

    private static void assertSameRun(Trajectory run, Trajectory plain) {
        assertThat(run.snapshots()).hasSameSizeAs(plain.snapshots());
        assertClose(run.last(), plain.last(), 0);
    }

    @Test
    void aDescentThatProvedItselfTakesTheStepsAndIsEndedWithTheRun() {
        Trajectory plain = DESCENT.run(START, CONTRASTIVE, 5);
        giveDescent(objective -> true);
        assertSameRun(DESCENT.run(START, CONTRASTIVE, 5), plain);
        assertThat(computed).isEqualTo(PROOF + 5);
        assertThat(closed).isEqualTo(1);
        assertThat(asked).containsExactly(CONTRASTIVE);
    }

    @Test
    void aDescentThatGivesNoNumberEndsTheRunAtItsStep() {
        giveDescent(objective -> true, value -> computed == PROOF + 3 ? Double.NaN : value);
        assertThatThrownBy(() -> DESCENT.run(START, CONTRASTIVE, 5)).isInstanceOfSatisfying(DivergedException.class, diverged -> {
            assertThat(diverged.step()).isEqualTo(3);
            assertThat(diverged.trajectory().snapshots()).hasSize(3);
        }).hasMessageContaining("met NaN");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void pairsThatCannotBeMeasuredAreRefusedBeforeTheProofDealsOne() {
        giveDescent(objective -> true);
        PairSource unmeasured = new DealtPairs(MODEL, (number, batch) -> {
            throw new AssertionError("dealt before it was measured");
        });
        assertThatThrownBy(() -> DESCENT.run(TwoTower.gaussian(unmeasured, 3, 1), CONTRASTIVE, 5)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("crossMoment");
    }

    @Test
    void aLaterObjectiveThatItDoesNotAcceptLeavesAllStepsToThePlainFormulas() {
        Schedule schedule = Schedule.twoStage(POSITIVES, 0.25, CONTRASTIVE);
        Trajectory plain = DESCENT.run(START, schedule, 5);
        giveDescent(objective -> objective == POSITIVES);
        assertSameRun(DESCENT.run(START, schedule, 5), plain);
        assertThat(asked).containsExactly(POSITIVES, CONTRASTIVE);
        assertThat(computed).isEqualTo(PROOF);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void theObjectiveThatOnlyTheLastPointIsMeasuredByIsAskedAfterToo() {
        giveDescent(objective -> true);
        DESCENT.run(START, Schedule.twoStage(POSITIVES, 5 * 0.1, CONTRASTIVE), 5);
        assertThat(asked).containsExactly(POSITIVES, CONTRASTIVE);
    }

    @Test
    void aScheduleThatGivesNoneLaterEndsTheFastDescentBeforeTheFirstStep() {
        giveDescent(objective -> true);
        assertThatIllegalArgumentException().isThrownBy(() -> DESCENT.run(START, time -> time < 0.25 ? POSITIVES : null, 5))
                .withMessageContaining("schedule must give an objective");
        assertThat(computed).isEqualTo(PROOF);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheQuestionsAfterAScheduleOfManySteps() {
        giveDescent(objective -> true);
        Thread.currentThread().interrupt();
        assertThat(DESCENT.run(START, POSITIVES, 1_000_000_000).snapshots()).hasSize(1);
        assertThat(asked).isEmpty();
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void eachStageIsIntegratedOverItsOwnLength() {
        List<Double> lengths = new ArrayList<>();
        giveFlow((model, start) -> new Coarse(model, start) {
            @Override
            public ODEIntegrator integrator(Schedule stage, double duration, double tolerance) {
                lengths.add(duration);
                return super.integrator(stage, duration, tolerance);
            }
        });
        LIMIT.run(Schedule.twoStage(POSITIVES, 5, CONTRASTIVE), 20);
        assertThat(lengths).containsExactly(5.0, 15.0);
    }

    @Test
    void aFlowThatProvedItselfIsIntegrated() {
        Trajectory plain = LIMIT.run(CONTRASTIVE, 20);
        giveFlow(Coarse::new);
        assertSameRun(LIMIT.run(CONTRASTIVE, 20), plain);
        assertThat(stepped).hasSizeGreaterThan(100);
    }

    @Test
    void aLaterObjectiveThatTheFlowDoesNotKnowBeginsAnewByThePlainEquations() {
        Schedule schedule = Schedule.twoStage(POSITIVES, 5, CONTRASTIVE);
        Trajectory plain = LIMIT.run(schedule, 20);
        giveFlow((model, start) -> new Coarse(model, start) {
            @Override
            public void derivative(Objective objective, double[] state, double[] derivative) {
                if (objective != POSITIVES) {
                    throw new UnsupportedOperationException("not that one");
                }
                super.derivative(objective, state, derivative);
            }
        });
        assertSameRun(LIMIT.run(schedule, 20), plain);
        assertThat(stepped).isNotEmpty();
    }

    @Test
    void aFlowThatNoLongerResolvesARunGivesItToAFinerOneFromTheStart() {
        Trajectory plain = LIMIT.run(CONTRASTIVE, 20);
        giveFlow((model, start) -> new Coarse(model, start) {
            @Override
            public boolean resolves(double[] state) {
                return state[0] < 0.5;
            }
        });
        assertSameRun(LIMIT.run(CONTRASTIVE, 20), plain);
        assertThat(stepped).isNotEmpty();
    }

    @Test
    void aFlowThatMeetsNoNumberGivesTheRunToAFinerOneToo() {
        Trajectory plain = LIMIT.run(CONTRASTIVE, 20);
        giveFlow((model, start) -> new Coarse(model, start) {
            @Override
            public void derivative(Objective objective, double[] state, double[] derivative) {
                super.derivative(objective, state, derivative);
                NotFiniteException.unless("state", "strength", state[0] < 0.5 ? 0 : Double.NaN);
            }
        });
        assertSameRun(LIMIT.run(CONTRASTIVE, 20), plain);
        giveFlow((model, start) -> new Coarse(model, start) {
            @Override
            public FlowSnapshot snapshot(Objective objective, double time, double[] state) {
                FlowSnapshot right = super.snapshot(objective, time, state);
                return new FlowSnapshot(time, right.alignment(), right.conditionNumber(), time < 3 ? right.noiseShare() : Double.NaN,
                        right.negativeWeight(), right::effectiveRank, right::masses);
            }
        });
        assertSameRun(LIMIT.run(CONTRASTIVE, 20), plain);
    }

    @Test
    void anInterruptWhereTheFlowNoLongerResolvesEndsTheRunWithWhatItHas() {
        giveFlow((model, start) -> new Coarse(model, start) {
            private int steps;

            @Override
            public boolean resolves(double[] state) {
                if (++steps < 3) {
                    return true;
                }
                Thread.currentThread().interrupt();
                return false;
            }
        });
        assertThat(LIMIT.run(CONTRASTIVE, 20).snapshots()).hasSize(1 + 2 * 4);
    }
}
