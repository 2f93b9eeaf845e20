package contrastive.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.dynamics.DealtPairs;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.OwnProgress;
import contrastive.dynamics.PairSnapshot;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Snapshot;
import contrastive.dynamics.Trajectory;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Runs that are kept on disk: what they keep, how they go on, what they refuse. */
@ExtendWith(OwnProgress.class)
class RecordingTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Objective OBJECTIVE = new Contrastive(3, 5);
    private static final int STEPS = 120;

    @TempDir
    private Path folder;
    private Path csv;

    @BeforeEach
    void listen() {
        csv = folder.resolve("run.csv");
    }

    private static TwoTower start() {
        return TwoTower.gaussian(MODEL, 5, 1);
    }

    private static GradientDescent descent() {
        return new GradientDescent(0.05, 8, 3);
    }

    private Recording everyPoint() {
        return new Recording(csv, Duration.ZERO);
    }

    private static void interruptAt(double share) {
        Progress.install((task, fraction) -> {
            if (fraction >= share && fraction < 1) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Every number, to the last bit. */
    static void assertSame(Trajectory run, Trajectory unbroken) {
        assertThat(SnapshotTable.csv(run.snapshots())).isEqualTo(SnapshotTable.csv(unbroken.snapshots()));
        assertThat(run.tower().orElseThrow().weightsA().data).isEqualTo(unbroken.tower().orElseThrow().weightsA().data);
        assertThat(run.tower().orElseThrow().weightsB().data).isEqualTo(unbroken.tower().orElseThrow().weightsB().data);
        assertThat(run.at(run.last().time() / 3).strengths()).isEqualTo(unbroken.at(run.last().time() / 3).strengths());
    }

    @Test
    void recordingARunChangesNoneOfItsNumbers() {
        assertSame(Recording.to(csv).run(descent(), start(), OBJECTIVE, STEPS), descent().run(start(), OBJECTIVE, STEPS));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0001, 0.3, 0.77})
    void anInterruptedRunGoesOnToTheNumbersOfAnUnbrokenOne(double share) {
        interruptAt(share);
        Trajectory part = everyPoint().run(descent(), start(), OBJECTIVE, STEPS);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(part.last().time()).isLessThan(0.8 * STEPS * 0.05);
        AtomicInteger reports = new AtomicInteger();
        Progress.install((task, fraction) -> reports.incrementAndGet());
        Trajectory whole = everyPoint().run(descent(), start(), OBJECTIVE, STEPS);
        // one for each step that was left, and one for the end: it does not begin anew
        assertThat(reports).hasValue(STEPS - (part.snapshots().size() - 1) + 1);
        assertSame(whole, descent().run(start(), OBJECTIVE, STEPS));
    }

    @Test
    void aRunGoesOnAfterEveryOneOfItsPointsAlsoWithASourceThatDealsDifferently() {
        PairSource set = PairSet.of(MODEL.draw(40, new Random(1)).a(), MODEL.draw(40, new Random(2)).b());
        TwoTower start = TwoTower.gaussian(set, 3, 1);
        Schedule schedule = Schedule.twoStage(new PositivesOnly(), 0.4, new InfoNce(3));
        Trajectory unbroken = descent().run(start, set, schedule, 20);
        Trajectory run = unbroken;
        // an interrupt is heeded after the step that follows it
        for (int steps = 2; steps <= 20; steps += 2) {
            Progress.install((task, fraction) -> Thread.currentThread().interrupt());
            run = everyPoint().run(descent(), start, set, schedule, 20);
            assertThat(run.snapshots()).hasSize(steps + 1);
            Thread.interrupted();
        }
        assertSame(run, unbroken);
    }

    @Test
    void aFinishedRunIsOnlyRead() throws IOException {
        Trajectory first = Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        long written = Files.getLastModifiedTime(csv).toMillis();
        AtomicInteger reports = new AtomicInteger();
        Progress.install((task, fraction) -> reports.incrementAndGet());
        assertSame(Recording.to(csv).run(descent(), start(), OBJECTIVE, 40), first);
        assertThat(Files.getLastModifiedTime(csv).toMillis()).isEqualTo(written);
        assertThat(reports).as("no step, only the end").hasValue(1);
    }

    @Test
    void aCsvThatLagsBehindItsCheckpointIsBroughtUpToDate() throws IOException {
        Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        String whole = Files.readString(csv);
        for (String behind : new String[] {"", whole.substring(0, whole.length() / 2)}) {
            Files.writeString(csv, behind);
            Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
            assertThat(csv).hasContent(whole);
        }
        Files.delete(csv);
        Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        assertThat(csv).hasContent(whole);
    }

    @Test
    void theCsvIsTheTrajectorysTableWithTheMassesBesideIt() {
        Trajectory run = Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        Table read = Table.read().csv(csv.toFile());
        assertThat(read.rowCount()).isEqualTo(41);
        for (String column : run.table().columnNames()) {
            assertThat(read.numberColumn(column).asDoubleArray()).as(column).isEqualTo(run.table().doubleColumn(column).asDoubleArray());
        }
        assertThat(read.columnNames()).contains("aligned mass 4", "misaligned mass 1", "noise mass", "effective rank B");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void strengthsThatAreTooManyForATableToBeReadAreInTheFileAllTheSame() {
        double[] strengths = IntStream.range(0, 1001).mapToDouble(k -> 1e-3 / (1 + k)).toArray();
        List<Snapshot> snapshots = List.of(new PairSnapshot(0, 0.1, strengths), new PairSnapshot(0.5, 0.2, strengths));
        List<Snapshot> read = SnapshotTable.snapshots(SnapshotTable.csv(snapshots), List.of());
        assertThat(read).extracting(Snapshot::time).containsExactly(0.0, 0.5);
        assertThat(read).allSatisfy(snapshot -> assertThat(snapshot.strengths()).isEqualTo(strengths));
    }

    @Test
    void lostDirectionsSurviveTheFile() {
        TwoTower narrow = TwoTower.gaussian(MODEL, 2, 1);
        Trajectory first = Recording.to(csv).run(descent(), narrow, OBJECTIVE, 40);
        assertThat(first.last().conditionNumber()).isInfinite();
        assertSame(Recording.to(csv).run(descent(), narrow, OBJECTIVE, 40), first);
    }

    @Test
    void aRecordingOfAnotherRunIsRefusedWithWhatDiffers() {
        Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        refuses("learning rate is 0.05, this one's is 0.1", () -> Recording.to(csv).run(new GradientDescent(0.1, 8, 3), start(), OBJECTIVE, 40));
        refuses("batch is 8", () -> Recording.to(csv).run(new GradientDescent(0.05, 9, 3), start(), OBJECTIVE, 40));
        refuses("seed is 3, this one's is 4", () -> Recording.to(csv).run(new GradientDescent(0.05, 8, 4), start(), OBJECTIVE, 40));
        refuses("number of steps is 40", () -> Recording.to(csv).run(descent(), start(), OBJECTIVE, 41));
        refuses("objective at the start", () -> Recording.to(csv).run(descent(), start(), new Contrastive(3, 6), 40));
        refuses("schedule", () -> Recording.to(csv).run(descent(), start(), MODEL, Schedule.twoStage(OBJECTIVE, 1, new PositivesOnly()), 40));
        refuses("start", () -> Recording.to(csv).run(descent(), TwoTower.gaussian(MODEL, 5, 2), OBJECTIVE, 40));
        refuses("source of the towers", () -> Recording.to(csv).run(descent(), new TwoTower(PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7, 9),
                start().weightsA(), start().weightsB()), OBJECTIVE, 40));
        refuses("source of the pairs", () -> Recording.to(csv).run(descent(), start(), PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7, 9),
                Schedule.constant(OBJECTIVE), 40));
    }

    @Test
    void aSwitchBetweenTwoRecordedPointsMakesAnotherRun() {
        GradientDescent descent = new GradientDescent(0.01, 8, 3);
        // 2000 steps are recorded at every other: at times 5.00 and 5.02
        Recording.to(csv).run(descent, start(), MODEL, Schedule.twoStage(OBJECTIVE, 5.005, new PositivesOnly()), 2000);
        refuses("schedule", () -> Recording.to(csv).run(descent, start(), MODEL, Schedule.twoStage(OBJECTIVE, 5.015, new PositivesOnly()), 2000));
    }

    private void refuses(String difference, Runnable run) {
        assertThatIllegalArgumentException().isThrownBy(run::run).withMessageContaining("recording").withMessageContaining(difference)
                .withMessageContaining(csv.toString());
    }

    @Test
    void aFileOfSomethingElseIsNotOverwritten() throws IOException {
        Files.writeString(csv, "somebody's data");
        refuses("without its checkpoint", () -> Recording.to(csv).run(descent(), start(), OBJECTIVE, 40));
        assertThat(csv).hasContent("somebody's data");
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeAPairIsDealt() {
        PairSource dealsNothing = new DealtPairs(MODEL, (number, batch) -> {
            throw new AssertionError("a pair was dealt");
        });
        Recording nowhere = Recording.to(folder.resolve("no/such/run.csv"));
        assertThatIllegalArgumentException().isThrownBy(() -> nowhere.run(descent(), start(), dealsNothing, Schedule.constant(OBJECTIVE), 40))
                .withMessageContaining("recording").withMessageContaining("folder").withMessageContaining("run.csv");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Recording.to(csv).run(descent(), start(), OBJECTIVE, 40);
        Path checkpoint = folder.resolve("run.csv.checkpoint");
        byte[] half = Arrays.copyOf(Files.readAllBytes(checkpoint), 500);
        Files.write(checkpoint, half);
        assertThatThrownBy(() -> Recording.to(csv).run(descent(), start(), OBJECTIVE, 40))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("run.csv.checkpoint");
    }

    @Test
    void aDamagedCheckpointIsNamedWhateverWasDamaged() throws IOException {
        everyPoint().run(descent(), start(), OBJECTIVE, 40);
        Path checkpoint = folder.resolve("run.csv.checkpoint");
        byte[] whole = Files.readAllBytes(checkpoint);
        for (int place = 0; place < whole.length; place += whole.length / 150) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 0x7f;
            Files.write(checkpoint, damaged);
            assertThatThrownBy(() -> everyPoint().run(descent(), start(), OBJECTIVE, 40)).as("place " + place)
                    .isInstanceOf(UncheckedIOException.class).hasMessageContaining("run.csv.checkpoint: it is damaged").hasMessageContaining("delete it");
        }
        Files.write(checkpoint, whole);
        assertSame(everyPoint().run(descent(), start(), OBJECTIVE, 40), descent().run(start(), OBJECTIVE, 40));
    }

    @Test
    void aCsvInAnyStateIsWrittenAnewFromItsCheckpoint() throws IOException {
        Trajectory first = everyPoint().run(descent(), start(), OBJECTIVE, 40);
        byte[] whole = Files.readAllBytes(csv);
        for (byte[] other : List.of(Arrays.copyOf(whole, whole.length - 9), new byte[] {(byte) 0xff, (byte) 0xfe, 0}, new byte[0])) {
            Files.write(csv, other);
            assertSame(everyPoint().run(descent(), start(), OBJECTIVE, 40), first);
            assertThat(csv).hasBinaryContent(whole);
        }
    }

    @Test
    void aQuantityOfAReadersOwnIsKeptAndReadBack() {
        GradientDescent measuring = descent().measuring("own", towers -> towers.weightsA().get(0, 0));
        Trajectory first = Recording.to(csv).run(measuring, start(), OBJECTIVE, 40);
        Trajectory again = Recording.to(csv).run(measuring, start(), OBJECTIVE, 40);
        assertThat(again.table().doubleColumn("own").asDoubleArray()).isEqualTo(first.table().doubleColumn("own").asDoubleArray());
        refuses("quantities is [own], this one's is []", () -> Recording.to(csv).run(descent(), start(), OBJECTIVE, 40));
    }

    private static Objective pairwise(double weight) {
        return PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s).multiply(weight));
    }

    @Test
    void aLossOfAReadersOwnIsToldFromAnotherAndGoneOnWithWhenItIsTheSame() {
        Trajectory first = Recording.to(csv).run(descent(), start(), pairwise(1), 40);
        assertSame(Recording.to(csv).run(descent(), start(), pairwise(1), 40), first);
        refuses("objective at the start", () -> Recording.to(csv).run(descent(), start(), pairwise(2), 40));
    }
}
