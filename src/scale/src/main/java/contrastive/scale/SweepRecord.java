package contrastive.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The points of a sweep that are done, as the rows of a table and of a csv file. */
final class SweepRecord {

    private final List<String> columns;
    private final int settings;

    /**
     * @param columns the settings, then the quantities
     * @param settings how many of the columns are settings
     */
    SweepRecord(List<String> columns, int settings) {
        this.columns = columns;
        this.settings = settings;
    }

    /** @param rows one per point of the grid; null for those that are not done, which are left out */
    Table table(double[][] rows) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        double[][] done = Arrays.stream(rows).filter(Objects::nonNull).toArray(double[][]::new);
        Table table = Table.create("sweep");
        for (int column = 0; column < columns.size(); column++) {
            int i = column;
            table.addColumns(DoubleColumn.create(columns.get(i), Arrays.stream(done).mapToDouble(row -> row[i]).toArray()));
        }
        if (interrupted) {
            // the first table of a JVM searches for Tablesaw's readers, which swallows an interrupt
            Thread.currentThread().interrupt();
        }
        return table;
    }

    /**
     * The points that an earlier start has finished.
     *
     * @param points the settings of each point of the grid
     * @return their rows, null for the other points
     * @throws IllegalArgumentException if the file is of another sweep, or of something else, or a line of it is not a point
     * @throws UncheckedIOException if it cannot be read
     */
    double[][] finished(Path csv, double[][] points) {
        double[][] rows = new double[points.length][];
        if (!Files.exists(csv)) {
            return rows;
        }
        Map<List<Double>, double[]> done = read(csv);
        for (int i = 0; i < points.length; i++) {
            rows[i] = done.get(boxed(points[i]));
        }
        // a set: removeAll searches a list once for each row
        done.keySet().removeAll(Arrays.stream(points).map(SweepRecord::boxed).collect(Collectors.toSet()));
        done.keySet().stream().findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("recording must be of the same sweep, but " + csv + " has a point at "
                    + columns.subList(0, settings) + " = " + other + ", which is not in this grid; give another name or delete it");
        });
        return rows;
    }

    private Map<List<Double>, double[]> read(Path csv) {
        String text;
        try {
            text = Files.readString(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recording " + csv, e);
        }
        // spreadsheets write a byte order mark and carriage returns
        text = (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        String header = NumberCsv.write(table(new double[0][]));
        Map<List<Double>, double[]> rows = new HashMap<>();
        if (header.startsWith(text)) {
            return rows;
        } else if (!text.startsWith(header)) {
            throw new IllegalArgumentException("recording must be of the same sweep, but " + csv + " does not begin with the columns "
                    + columns + "; give another name or delete it");
        }
        // a line that does not end was cut off: its numbers may have lost digits, and its point is run again
        List<String> lines = text.substring(0, text.lastIndexOf('\n')).lines().toList();
        for (int line = (int) header.lines().count(); line < lines.size(); line++) {
            if (!lines.get(line).isBlank()) {
                double[] numbers = numbers(csv, line + 1, lines.get(line));
                rows.put(boxed(Arrays.copyOf(numbers, settings)), numbers);
            }
        }
        return rows;
    }

    private double[] numbers(Path csv, int line, String text) {
        String[] fields = text.split(",", -1);
        try {
            if (fields.length == columns.size()) {
                return Arrays.stream(fields).mapToDouble(field -> field.isEmpty() ? Double.NaN : Double.parseDouble(field)).toArray();
            }
        } catch (NumberFormatException noNumber) {
            // said below, as is a wrong count
        }
        throw new IllegalArgumentException("recording must have " + columns.size() + " numbers in each line below the first, but line " + line
                + " of " + csv + " is \"" + text + "\"; delete that line to run its point again");
    }

    void write(Path csv, double[][] rows) {
        try {
            AtomicFile.replace(csv, NumberCsv.write(table(rows)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record the sweep to " + csv, e);
        }
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
