package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How runs end before their time: divergence and interruption; and what they say on the way. */
@ExtendWith(OwnProgress.class)
class RunEndsTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Objective POSITIVES = new PositivesOnly();

    private final List<Double> fractions = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();

    @BeforeEach
    void listen() {
        Progress.install((task, fraction) -> {
            tasks.add(task);
            fractions.add(fraction);
        });
    }

    private static TwoTower start() {
        return TwoTower.gaussian(MODEL, 5, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e200, 1e308, Double.MAX_VALUE})
    void aStepThatOverflowsTheWeightsEndsTheRunWithItsStepAndTheRunSoFar(double learningRate) {
        assertThatThrownBy(() -> new GradientDescent(learningRate, 8, 1).run(start(), POSITIVES, 20))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged.step()).isEqualTo(1);
                    assertThat(diverged.trajectory().snapshots()).hasSize(1);
                    assertThat(diverged.trajectory().last().alignment()).isFinite();
                }).hasMessageContaining("step 1").hasMessageContaining("learning rate").hasMessageContaining("" + learningRate);
        assertThat(fractions).last().isEqualTo(1.0);
    }

    private final List<String> said = new ArrayList<>();

    private void listenToWords() {
        Progress.install(new Progress() {
            @Override
            public void report(String task, double fraction) {
                // only what is said matters here
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e9, 1e4})
    void aStepThatIsFarTooLargeIsSaidWhereNothingOverflows(double learningRate) {
        listenToWords();
        new GradientDescent(learningRate, 8, 1).run(start(), new Contrastive(3, 5), 20);
        assertThat(said).singleElement().asString().contains("learning rate " + learningRate + " is too large");
    }

    @Test
    void ofAnOrdinaryStepNothingIsSaid() {
        listenToWords();
        new GradientDescent(0.3, 8, 1).run(start(), new Contrastive(3, 5), 300);
        assertThat(said).isEmpty();
    }

    @Test
    void aDurationThatWasDividedByARateOfZeroIsRefusedWithTheLikelyCause() {
        double rate = ClosedForm.balancingRate(MODEL, new Contrastive(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(MODEL).run(POSITIVES, 9 / rate))
                .withMessageContaining("divided by a rate of 0? At tau^2 = 0 negatives cannot tell directions apart").withMessageContaining("got Infinity");
    }

    @Test
    void aFlowThatIsFarTooLongSaysSo() {
        double rate = ClosedForm.balancingRate(MODEL, new Contrastive(1000, 5));
        assertThatThrownBy(() -> InfiniteWidth.of(MODEL).run(new Contrastive(1000, 5), 9 / rate))
                .hasMessageStartingWith("the flow stopped: ").hasMessageContaining("duration " + 9 / rate + " may be too long");
    }

    @Test
    void ofAnOrdinaryFlowNothingIsSaid() {
        listenToWords();
        InfiniteWidth.of(MODEL).run(new Contrastive(3, 5), 120);
        assertThat(said).isEmpty();
    }

    @Test
    void noNegativesAtAllAreAnotherObjective() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Contrastive(3, 0)).withMessageContaining("use new PositivesOnly()");
        assertThatIllegalArgumentException().isThrownBy(() -> new Contrastive(3, -1)).withMessage("negatives must be > 0 and finite, got -1.0");
    }

    @Test
    void aValueThatIsNotFiniteEndsTheRunAtItsStepWithAllThatWasRecordedBefore() {
        PairSource huge = new DealtPairs(MODEL, (number, batch) -> {
            if (number == 4) {
                batch.a().set(0, 0, 1e300);
                batch.b().set(0, 0, 1e300);
            }
        });
        assertThatThrownBy(() -> new GradientDescent(0.1, 8, 1)
                .run(start(), huge, Schedule.constant(new Contrastive(3, 5)), 20))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged.step()).isEqualTo(4);
                    assertThat(diverged.trajectory().snapshots()).hasSize(4);
                    assertThat(diverged.trajectory().last().time()).isEqualTo(3 * 0.1);
                    assertThat(diverged.trajectory().table().rowCount()).isEqualTo(4);
                    // the weights are those from before the step
                    assertThat(NormOps_DDRM.normF(diverged.trajectory().tower().orElseThrow().weightsA())).isFinite();
                });
    }

    @Test
    void aTimeThatADoubleCannotHoldEndsTheRunAtItsStep() {
        Objective indifferent = PairwiseLoss.of(s -> s.multiply(0), s -> s.multiply(0));
        assertThatThrownBy(() -> new GradientDescent(1e308, 8, 1).run(start(), indifferent, 5))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> assertThat(diverged.step()).isEqualTo(2)).hasMessageContaining("Infinity");
    }

    @Test
    void whereNobodyListensASentenceGoesToTheErrorStream() {
        PrintStream before = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            Progress silent = (task, fraction) -> { };
            silent.say("Something is slow.");
        } finally {
            System.setErr(before);
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("Something is slow.");
    }

    @Test
    void weightsThatAreNotFiniteAreRefusedBeforeTheRunByNameAndPlace() {
        TwoTower broken = start();
        broken.weightsB().set(3, 2, Double.NaN);
        assertThatIllegalArgumentException().isThrownBy(() -> new GradientDescent(0.1, 8, 1).run(broken, POSITIVES, 20))
                .withMessageContaining("weightsB").withMessageContaining("NaN").withMessageContaining("row 3, column 2");
    }

    @Test
    void anInterruptedDescentReturnsWhatItHasAndKeepsTheFlag() {
        Progress.install((task, fraction) -> {
            if (fraction >= 0.25) {
                Thread.currentThread().interrupt();
            }
        });
        Trajectory run = new GradientDescent(0.1, 8, 1).run(start(), POSITIVES, 1000);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(run.last().time()).isBetween(25.0, 25.2);
        assertThat(run.snapshots()).hasSizeBetween(250, 253);
        Snapshot ofWeights = Measurement.of(run.tower().orElseThrow(), POSITIVES, 8, run.last().time());
        // measured in the frames' coordinates during the run: round-off
        assertThat(run.last().conditionNumber()).isCloseTo(ofWeights.conditionNumber(), withinPercentage(1e-10));
    }

    @Test
    void aDescentInterruptedBetweenRecordedPointsStillEndsWithAPointForItsWeights() {
        PairSource interrupting = new DealtPairs(MODEL, (number, batch) -> {
            if (number == 100) {
                Thread.currentThread().interrupt();
            }
        });
        // 3000 steps are recorded at every third
        Trajectory run = new GradientDescent(0.1, 8, 1).run(start(), interrupting, Schedule.constant(POSITIVES), 3000);
        assertThat(run.last().time()).isEqualTo(100 * 0.1);
        assertThat(run.snapshots()).hasSize(1 + 33 + 1);
        Snapshot ofWeights = Measurement.of(run.tower().orElseThrow(), POSITIVES, 8, run.last().time());
        assertThat(run.last().alignment()).isEqualTo(ofWeights.alignment());
    }

    @Test
    void aDescentInterruptedBeforeItBeginsReturnsItsStart() {
        Thread.currentThread().interrupt();
        Trajectory run = new GradientDescent(0.1, 8, 1).run(start(), POSITIVES, 1000);
        assertThat(run.snapshots()).hasSize(1);
        assertThat(run.at(0).time()).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void anInterruptedFlowReturnsWhatItHasReadableAtAnyTimeAndKeepsTheFlag() {
        Trajectory whole = InfiniteWidth.of(MODEL).run(POSITIVES, 1000);
        Progress.install((task, fraction) -> {
            if (fraction >= 0.01) {
                Thread.currentThread().interrupt();
            }
        });
        Trajectory run = InfiniteWidth.of(MODEL).run(POSITIVES, 1000);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(run.last().time()).isBetween(10.0, 500.0);
        assertThat(run.at(7.5).conditionNumber()).isEqualTo(whole.at(7.5).conditionNumber());
        assertThatIllegalArgumentException().isThrownBy(() -> run.at(999));
    }

    @Test
    void anInterruptBeforeTheJumpKeepsTheFlowFromItsSecondStage() {
        Progress.install((task, fraction) -> Thread.currentThread().interrupt());
        Trajectory run = InfiniteWidth.of(MODEL).run(Schedule.twoStage(POSITIVES, 10, new Contrastive(3, 5)), 20);
        assertThat(run.last().time()).isLessThan(10);
    }

    @Test
    void progressOfADescentRisesToOne() {
        new GradientDescent(0.1, 8, 1).run(start(), POSITIVES, 50);
        assertThat(tasks).containsOnly("gradient descent");
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(fractions).contains(0.5).allMatch(fraction -> fraction > 0 && fraction <= 1);
    }

    @Test
    void progressOfTheFlowRisesToOneOverAllStages() {
        InfiniteWidth.of(MODEL).run(Schedule.twoStage(POSITIVES, 10, new Contrastive(3, 5)), 20);
        assertThat(tasks).containsOnly("infinite-width flow");
        assertThat(fractions).isSorted().last().isEqualTo(1.0);
        assertThat(fractions).anyMatch(fraction -> fraction > 0.2 && fraction <= 0.5);
    }

    @Test
    void progressOfADescentWhoseSourceFailsEndsWithOne() {
        PairSource failing = new DealtPairs(MODEL, (number, batch) -> {
            if (number == 4) {
                throw new IllegalStateException("no more pairs");
            }
        });
        assertThatThrownBy(() -> new GradientDescent(0.1, 8, 1).run(start(), failing, Schedule.constant(POSITIVES), 20))
                .hasMessage("no more pairs");
        assertThat(fractions).containsExactly(0.05, 0.1, 0.15, 1.0);
    }

    @Test
    void progressOfADescentThatDivergesEndsWithOneOnce() {
        assertThatThrownBy(() -> new GradientDescent(1e200, 8, 1).run(start(), POSITIVES, 20)).isInstanceOf(DivergedException.class);
        assertThat(fractions).containsExactly(1.0);
    }

    @Test
    void progressOfAFlowWhoseScheduleFailsEndsWithOne() {
        Schedule failing = time -> {
            if (time > 10) {
                throw new IllegalStateException("no objective");
            }
            return POSITIVES;
        };
        assertThatThrownBy(() -> InfiniteWidth.of(MODEL).run(failing, 20)).hasMessage("no objective");
        assertThat(fractions).hasSizeGreaterThan(1).endsWith(1.0);
    }

    @Test
    void progressIsSilentUnlessAListenerIsInstalledAndRefusesNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Progress.install(null)).withMessageContaining("listener");
    }

    @Test
    void aPartOfALargerTaskReportsToTheLargerTask() {
        List<String> whole = new ArrayList<>();
        Progress before = Progress.installed();
        Progress listener = (task, fraction) -> whole.add(task);
        Trajectory run = Progress.during(listener, () -> {
            assertThat(Progress.installed()).isSameAs(listener);
            return new GradientDescent(0.1, 8, 1).run(start(), POSITIVES, 3);
        });
        assertThat(run.snapshots()).hasSize(4);
        assertThat(whole).isNotEmpty();
        assertThat(Progress.installed()).isSameAs(before);
    }
}
