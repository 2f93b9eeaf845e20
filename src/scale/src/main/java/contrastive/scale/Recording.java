package contrastive.scale;

import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Keeper;
import contrastive.dynamics.Quantity;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a long training run or sweep saves its progress, so that little is lost when it stops for any reason. Started again, it
 * continues with bit-identical results. A run writes a csv file with its recorded points, and beside it a
 * checkpoint, with ".checkpoint" added to the name; a sweep writes a csv file with the points that are done. Files are replaced as a
 * whole, never modified in place. Immutable.
 */
public final class Recording {

    private static final String FORMAT = "contrastive-balance checkpoint 4";
    /** At most this much work is lost, and the steps since the last recorded point. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Path csv;
    private final Duration interval;

    Recording(Path csv, Duration interval) {
        this.csv = csv;
        this.interval = interval;
    }

    /**
     * @param csv the file to write; untouched until a run starts, when its folder must exist
     * @throws IllegalArgumentException if csv is null
     */
    public static Recording to(Path csv) {
        return new Recording(Require.notNull("csv", csv), INTERVAL);
    }

    /** The csv file. */
    public Path csv() {
        return csv;
    }

    @Override
    public String toString() {
        return "Recording to " + csv;
    }

    /** Checked before anything runs, so that hours of work do not end in a file that cannot be written. */
    void requireFolder() {
        Path folder = csv.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("recording must be in a folder that exists, got " + csv);
        }
    }

    WriteTimer timer() {
        return new WriteTimer(interval);
    }

    /**
     * Runs gradient descent, or continues a run whose files exist, with bit-identical results; a finished run is only read.
     *
     * @throws IllegalArgumentException as {@link GradientDescent#run(TwoTower, PairSource, Schedule, int)}, if the folder does not exist, or
     *     if the recording is of another run
     * @throws UncheckedIOException if its files cannot be read or written
     */
    public Trajectory run(GradientDescent descent, TwoTower start, PairSource pairs, Schedule schedule, int steps) {
        Require.notNull("descent", descent);
        Require.notNull("start", start);
        Require.notNull("pairs", pairs);
        Require.notNull("schedule", schedule);
        Require.atLeast(1, "steps", steps);
        requireFolder();
        RunSettings settings = RunSettings.of(descent, start, pairs, schedule, steps);
        List<String> quantities = descent.quantities().stream().map(Quantity::name).toList();
        return descent.run(start, pairs, schedule, steps, Optional.of(new RunKeeper(settings, quantities)));
    }

    /** The same on pairs drawn from the towers' own source, one objective throughout. */
    public Trajectory run(GradientDescent descent, TwoTower start, Objective objective, int steps) {
        Require.notNull("start", start);
        return run(descent, start, start.source(), Schedule.constant(objective), steps);
    }

    /** Writes and reads the files of one run. */
    private final class RunKeeper implements Keeper {

        private final RunSettings settings;
        private final List<String> quantities;
        private final Path checkpointFile = csv.resolveSibling(csv.getFileName() + ".checkpoint");
        private final WriteTimer timer = timer();

        private RunKeeper(RunSettings settings, List<String> quantities) {
            this.settings = settings;
            this.quantities = quantities;
        }

        /** @throws IllegalArgumentException if the files are of another run, or of something else */
        @Override
        public Optional<Checkpoint> left() {
            if (!Files.exists(checkpointFile)) {
                if (Files.exists(csv)) {
                    throw new IllegalArgumentException("recording must not overwrite a file of something else: " + csv
                            + " exists without its checkpoint; give another name or delete it");
                }
                return Optional.empty();
            }
            try {
                Checkpoint checkpoint = read();
                // killed after the checkpoint was written and before the csv was
                writeCsv(SnapshotTable.csv(checkpoint.recorded()));
                return Optional.of(checkpoint);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the checkpoint " + checkpointFile + ": " + e.getMessage(), e);
            }
        }

        private Checkpoint read() throws IOException {
            byte[] bytes = Files.readAllBytes(checkpointFile);
            int content = Math.max(0, bytes.length - Long.BYTES);
            // before anything of it is believed, such as how much memory it needs
            if (content == 0 || ByteBuffer.wrap(bytes).getLong(content) != checksum(bytes, content)) {
                throw new IOException("it is damaged or of another version; delete it and " + csv + " to begin anew");
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, content));
            if (!in.readUTF().equals(FORMAT)) {
                throw new IOException("it is not a checkpoint of this version; delete it and " + csv + " to begin anew");
            }
            settings.difference(RunSettings.read(in)).ifPresent(difference -> {
                throw new IllegalArgumentException("recording must be of the same run, but " + csv + " is of another: " + difference
                        + "; give another name or delete it and its checkpoint");
            });
            return CheckpointFile.read(in, quantities);
        }

        @Override
        public void keep(Checkpoint checkpoint, boolean last) {
            timer.ifDue(last, () -> write(checkpoint));
        }

        private void write(Checkpoint checkpoint) {
            String table = SnapshotTable.csv(checkpoint.recorded());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            try {
                out.writeUTF(FORMAT);
                settings.write(out);
                CheckpointFile.write(checkpoint, out, table);
                out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
                AtomicFile.replace(checkpointFile, bytes.toByteArray());
                writeCsv(table);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot record the run to " + csv, e);
            }
        }

        private static long checksum(byte[] bytes, int length) {
            CRC32 checksum = new CRC32();
            checksum.update(bytes, 0, length);
            return checksum.getValue();
        }

        private void writeCsv(String table) throws IOException {
            if (!Files.exists(csv) || !Arrays.equals(Files.readAllBytes(csv), table.getBytes(StandardCharsets.UTF_8))) {
                AtomicFile.replace(csv, table.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
