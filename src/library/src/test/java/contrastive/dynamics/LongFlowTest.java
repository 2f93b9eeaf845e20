package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A flow whose rates lie far apart, by the plain equations: near balance stability limits the steps, and there are many. */
@ExtendWith(OwnProgress.class)
class LongFlowTest {

    private static final InfiniteWidth THREE = InfiniteWidth.of(PairModel.of(12, new double[] {2, 0.02, 0.0002}, 0.7));
    private static final Objective CONTRASTIVE = new Contrastive(3, 100);

    private final List<Double> fractions = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private void listen(Runnable atAWord) {
        Progress.install(new Progress() {
            @Override
            public void report(String task, double fraction) {
                fractions.add(fraction);
            }

            @Override
            public void say(String sentence) {
                said.add(sentence);
                atAWord.run();
            }
        });
    }

    @BeforeEach
    void listen() {
        listen(() -> { });
    }

    @Test
    void itSaysEarlyThatItTakesShortStepsAndWhatTakesLongOnes() {
        listen(() -> Thread.currentThread().interrupt());
        Trajectory run = THREE.run(CONTRASTIVE, 3e4);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(said).singleElement().asString().startsWith("This flow takes short steps: the first 2001 end at time " + run.last().time() + " of 30000.0.")
                .contains("with contrastive-balance-scale beside the library");
        assertThat(fractions.get(fractions.size() - 2)).isLessThan(0.1);
    }

    @Test
    void ofManyStepsThatSoonEndNothingIsSaid() {
        THREE.run(CONTRASTIVE, 2200);
        assertThat(said).isEmpty();
    }

    private static double[] times(Trajectory run) {
        return run.snapshots().stream().mapToDouble(Snapshot::time).toArray();
    }

    @Test
    void aRunOfMoreStepsKeepsNoMore() {
        for (double duration : new double[] {2000, 2200}) {
            double[] times = times(THREE.run(CONTRASTIVE, duration));
            assertThat(times.length).isBetween(4_000, 8_001);
            assertThat(times[times.length - 1]).isEqualTo(duration);
            assertThat(times).isSorted();
        }
    }

    /** Both by as many steps of 1e-12 each. */
    private static void assertReadAsAFreshRunEnds(Trajectory run, Schedule schedule, List<Double> times) {
        double[] recorded = times(run);
        for (double time : times) {
            assertThat(Arrays.binarySearch(recorded, time)).isNegative();
            InfiniteWidthTest.assertClose(run.at(time), THREE.run(schedule, time).last(), 1e-9);
        }
    }

    @Test
    void betweenTheKeptStepsItIsReadToTheTolerance() {
        Trajectory run = THREE.run(CONTRASTIVE, 2200);
        assertReadAsAFreshRunEnds(run, Schedule.constant(CONTRASTIVE), new Random(1).doubles(5, 1850, 2200).boxed().toList());
        assertReadAsAFreshRunEnds(run, Schedule.constant(CONTRASTIVE), new Random(2).doubles(5, 0, 1850).boxed().toList());
    }

    @Test
    void acrossAJumpBetweenTheKeptStepsItIsReadToTheTolerance() {
        Schedule schedule = Schedule.twoStage(CONTRASTIVE, 2000, new Contrastive(2, 10));
        assertReadAsAFreshRunEnds(THREE.run(schedule, 2200), schedule, List.of(1999.95, 2000.003, 2000.03, 2000.2));
    }
}
