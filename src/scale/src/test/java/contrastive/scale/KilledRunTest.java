package contrastive.scale;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Progress;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.PositivesOnly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** A run and a sweep in a process of its own that is killed, without a word of warning, wherever it is. */
@Tag("slow")
class KilledRunTest {

    private static final int KILLS = 20;
    private static final int STEPS = 1200;
    private static final int POINTS = 600;
    /** Of a process, from its first new row on; short enough that no kill comes too late. */
    private static final int LONGEST_LIFE = 200;
    private static final int PAUSE = 10;

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final TwoTower START = TwoTower.gaussian(MODEL, 6, 1);
    private static final Schedule SCHEDULE = Schedule.twoStage(new PositivesOnly(), 20, new Contrastive(3, 5));
    private static final GradientDescent DESCENT = new GradientDescent(0.05, 8, 3);

    /** What the process does: writes as often as it can, with a pause between points. */
    public static void main(String[] arguments) {
        Progress.install((task, fraction) -> pause());
        Recording recording = new Recording(Path.of(arguments[1]), Duration.ZERO);
        if (arguments[0].equals("run")) {
            recording.run(DESCENT, START, MODEL, SCHEDULE, STEPS);
        } else {
            sweep().table(recording);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Sweep.Runs<Trajectory> sweep() {
        double[] rates = IntStream.rangeClosed(1, POINTS).mapToDouble(i -> i / 10_000.0).toArray();
        return Sweep.over("learning rate", rates)
                .run(at -> new GradientDescent(at.value("learning rate"), 8, 3).run(START, new Contrastive(3, 5), 20))
                .measure("alignment", run -> run.last().alignment())
                .measure("condition number", run -> run.last().conditionNumber());
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aRunKilledAtTwentyRandomMomentsIsReadableAfterEachAndGoesOnToTheSameNumbers(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("run.csv");
        killTwentyTimes("run", csv, STEPS / 2 + 1);
        RecordingTest.assertSame(Recording.to(csv).run(DESCENT, START, MODEL, SCHEDULE, STEPS),
                DESCENT.run(START, MODEL, SCHEDULE, STEPS));
        assertThat(Table.read().csv(csv.toFile()).rowCount()).isEqualTo(STEPS / 2 + 1);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aSweepKilledAtTwentyRandomMomentsIsReadableAfterEachAndGoesOnToTheSameTable(@TempDir Path folder) throws Exception {
        Path csv = folder.resolve("sweep.csv");
        killTwentyTimes("sweep", csv, POINTS);
        SweepRecordingTest.assertSame(sweep().table(Recording.to(csv)), sweep().table());
        assertThat(Table.read().csv(csv.toFile()).rowCount()).isEqualTo(POINTS);
    }

    private static void killTwentyTimes(String what, Path csv, int rowsAtTheEnd) throws Exception {
        Random moments = new Random(7);
        int[] rows = new int[KILLS];
        for (int kill = 0; kill < KILLS; kill++) {
            int before = kill == 0 ? 0 : rows[kill - 1];
            Process process = process(what, csv);
            await(csv, before, process);
            Thread.sleep(moments.nextInt(LONGEST_LIFE));
            process.destroyForcibly().waitFor();
            assertThat(process.exitValue()).as("128 + SIGKILL").isEqualTo(137);
            rows[kill] = Table.read().csv(csv.toFile()).rowCount();
            assertThat(rows[kill]).as("rows after %s", Arrays.toString(rows)).isGreaterThan(before).isLessThan(rowsAtTheEnd);
        }
    }

    private static Process process(String what, Path csv) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp",
                System.getProperty("java.class.path"), KilledRunTest.class.getName(), what, csv.toString())
                .redirectErrorStream(true).redirectOutput(new File(csv + ".log")).start();
    }

    /** Until the process has written something new, so that the kill meets a run and not the start of a JVM. */
    private static void await(Path csv, int rows, Process process) throws Exception {
        while (!Files.exists(csv) || Files.readAllLines(csv).size() - 1 <= rows) {
            assertThat(process.isAlive()).as(() -> log(csv)).isTrue();
            Thread.sleep(PAUSE);
        }
    }

    private static String log(Path csv) {
        try {
            return Files.readString(Path.of(csv + ".log"));
        } catch (IOException e) {
            return "no log";
        }
    }
}
