package contrastive.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import contrastive.dynamics.DivergedException;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.OwnProgress;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Trajectory;
import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/** Sweeps that are kept on disk: what they keep, how they go on, what they refuse. */
@ExtendWith(OwnProgress.class)
class SweepRecordingTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);

    private AtomicInteger runs = new AtomicInteger();

    @TempDir
    private Path folder;
    private Path csv;

    @BeforeEach
    void listen() {
        csv = folder.resolve("sweep.csv");
    }

    private Recording everyPoint() {
        return new Recording(csv, Duration.ZERO);
    }

    private Sweep.Runs<Trajectory> sweep(double... negatives) {
        AtomicInteger counter = runs;
        return Sweep.over("tau^2", 1, 1 / 3.0, 4).and("K", negatives)
                .run(at -> {
                    counter.incrementAndGet();
                    return InfiniteWidth.of(MODEL).run(new Contrastive(at.value("tau^2"), at.value("K")), 60);
                })
                .measure("condition number", run -> run.last().conditionNumber())
                .measure("alignment, at the end", run -> run.last().alignment());
    }

    static void assertSame(Table table, Table expected) {
        assertThat(table.columnNames()).isEqualTo(expected.columnNames());
        expected.columnNames().forEach(column -> assertThat(table.numberColumn(column).asDoubleArray()).as(column)
                .isEqualTo(expected.doubleColumn(column).asDoubleArray()));
    }

    @Test
    void recordingASweepChangesNoneOfItsNumbersAndTheFileIsItsTable() {
        Table table = sweep(5, 50).table(Recording.to(csv));
        assertSame(table, sweep(5, 50).table());
        assertSame(Table.read().csv(csv.toFile()), table);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aFinishedSweepIsOnlyRead() {
        Table first = sweep(5, 50).table(Recording.to(csv));
        runs.set(0);
        assertSame(sweep(5, 50).table(Recording.to(csv)), first);
        assertThat(runs).hasValue(0);
    }

    @Test
    void anInterruptedSweepGoesOnWithTheOtherPointsToTheTableOfAnUnbrokenOne() throws IOException {
        Progress.install((task, fraction) -> {
            if (fraction >= 0.3) {
                Thread.currentThread().interrupt();
            }
        });
        Table part = sweep(5, 50).table(everyPoint());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(part.rowCount()).isBetween(2, 5);
        assertThat(Files.readAllLines(csv)).hasSize(1 + part.rowCount());
        Progress.install((task, fraction) -> { });
        // a worker of the interrupted sweep may still begin the run that it has taken
        runs = new AtomicInteger();
        Table whole = sweep(5, 50).table(everyPoint());
        assertThat(runs).hasValue(6 - part.rowCount());
        assertSame(whole, sweep(5, 50).table());
    }

    @Test
    void aGridThatHasGrownRunsItsNewPointsAlone() {
        sweep(5).table(Recording.to(csv));
        runs.set(0);
        Table grown = sweep(2, 5).table(Recording.to(csv));
        assertThat(runs).hasValue(3);
        assertSame(grown, sweep(2, 5).table());
    }

    @Test
    void aPointThatDivergedIsDoneTooAndItsQuantitiesStayMissing() {
        Sweep.Runs<Double> sweep = Sweep.over("x", 1, 2, Double.POSITIVE_INFINITY).run(at -> {
            runs.incrementAndGet();
            if (at.value("x") == 2) {
                throw new DivergedException("met NaN", 1, InfiniteWidth.of(MODEL).run(new Contrastive(1, 1), 1), "");
            }
            return at.value("x");
        }).measure("itself", x -> x);
        Table first = sweep.table(Recording.to(csv));
        assertThat(first.doubleColumn("itself").asDoubleArray()).containsExactly(1, Double.NaN, Double.POSITIVE_INFINITY);
        runs.set(0);
        assertSame(sweep.table(Recording.to(csv)), first);
        assertThat(runs).hasValue(0);
    }

    @Test
    void whatWasDoneBeforeAPointFailedIsKept() {
        Sweep.Runs<Double> failing = Sweep.over("x", 1, 2, 3, 4, 5, 6).run(at -> {
            if (at.value("x") == 6) {
                throw new IllegalStateException("no room");
            }
            return at.value("x");
        }).measure("itself", x -> x);
        assertThatIllegalStateException().isThrownBy(() -> failing.table(Recording.to(csv))).withMessageContaining("no room");
        assertThat(Table.read().csv(csv.toFile()).rowCount()).isBetween(1, 5);
    }

    @Test
    void aRecordingOfAnotherSweepOrOfSomethingElseIsRefusedAndNotOverwritten() throws IOException {
        sweep(5, 50).table(Recording.to(csv));
        String written = Files.readString(csv);
        refuses("has a point at [tau^2, K] = ", () -> sweep(5).table(Recording.to(csv)));
        refuses("does not begin with the columns", () -> sweep(5, 50).measure("more", run -> 1).table(Recording.to(csv)));
        assertThat(csv).hasContent(written);
        Files.writeString(csv, "somebody's data");
        refuses("does not begin with the columns", () -> sweep(5).table(Recording.to(csv)));
        assertThat(csv).hasContent("somebody's data");
    }

    private void refuses(String difference, Runnable run) {
        assertThatIllegalArgumentException().isThrownBy(run::run).withMessageContaining("recording").withMessageContaining(difference)
                .withMessageContaining(csv.toString());
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeAPointIsRun() {
        Recording nowhere = Recording.to(folder.resolve("no/such/sweep.csv"));
        assertThatIllegalArgumentException().isThrownBy(() -> sweep(5).table(nowhere))
                .withMessageContaining("recording").withMessageContaining("folder").withMessageContaining("sweep.csv");
        assertThat(runs).hasValue(0);
    }

    @Test
    void whereverTheFileWasCutOffTheSweepGoesOnToTheTableOfAnUnbrokenOne() throws IOException {
        Table unbroken = sweep(5).table(Recording.to(csv));
        String whole = Files.readString(csv);
        int header = whole.indexOf('\n') + 1;
        for (int length = 0; length < whole.length(); length += length < header ? 7 : 1) {
            Files.writeString(csv, whole.substring(0, length));
            runs.set(0);
            assertSame(sweep(5).table(Recording.to(csv)), unbroken);
            long done = whole.substring(0, length).chars().filter(c -> c == '\n').count() - 1;
            assertThat(runs).as("points run of a file of " + length).hasValue(3 - (int) Math.max(0, done));
            assertThat(csv).hasContent(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFlf", "crlf", "\uFEFFcrlf", "blank"})
    void aFileThatASpreadsheetHasSavedIsReadAsItWas(String kind) throws IOException {
        Table first = sweep(5).table(Recording.to(csv));
        String text = Files.readString(csv);
        Files.writeString(csv, (kind.startsWith("\uFEFF") ? "\uFEFF" : "")
                + (kind.endsWith("crlf") ? text.replace("\n", "\r\n") : text) + (kind.equals("blank") ? "\n" : ""));
        runs.set(0);
        assertSame(sweep(5).table(Recording.to(csv)), first);
        assertThat(runs).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0,5.0,2.5", "1.0,5.0,2.5,0.9,1", "1.0,5.0,soon,0.9", "1;5;2.5;0.9", "\0\0\0\0"})
    void aLineThatIsNoPointIsNamedWithFileAndPlaceAndTheOthersAreKept(String line) throws IOException {
        Table first = sweep(5).table(Recording.to(csv));
        List<String> lines = new ArrayList<>(Files.readAllLines(csv));
        lines.set(2, line);
        Files.write(csv, lines);
        refuses("line 3 of " + csv + " is \"" + line + "\"; delete that line", () -> sweep(5).table(Recording.to(csv)));
        lines.remove(2);
        Files.write(csv, lines);
        runs.set(0);
        assertSame(sweep(5).table(Recording.to(csv)), first);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Files.createDirectory(folder.resolve("sweep.csv.part"));
        assertThatThrownBy(() -> sweep(5).table(Recording.to(csv)))
                .isInstanceOf(UncheckedIOException.class).hasMessageContaining("sweep.csv");
    }

    @Test
    void progressOfASweepThatCannotBeWrittenEndsWithOne() throws IOException {
        Files.createDirectory(folder.resolve("sweep.csv.part"));
        List<Double> fractions = new ArrayList<>();
        Progress.install((task, fraction) -> fractions.add(fraction));
        assertThatThrownBy(() -> sweep(5).table(everyPoint())).isInstanceOf(UncheckedIOException.class);
        assertThat(fractions).endsWith(1.0);
    }

    @Test
    void aGridOfManyPointsThatAreDoneIsReadInNoTime() {
        double[] values = IntStream.range(0, 60_000).mapToDouble(i -> i).toArray();
        double[][] points = Arrays.stream(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
        SweepRecord record = new SweepRecord(List.of("x", "twice"), 1);
        record.write(csv, Arrays.stream(values).mapToObj(x -> new double[] {x, 2 * x}).toArray(double[][]::new));
        // far longer when each row is looked for among all points
        double[][] finished = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> record.finished(csv, points));
        assertThat(finished[59_999]).containsExactly(59_999, 2 * 59_999);
    }
}
