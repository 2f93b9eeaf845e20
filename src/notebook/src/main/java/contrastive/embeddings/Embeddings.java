package contrastive.embeddings;

import contrastive.data.Require;
import contrastive.model.Diagnostics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * One side of paired embeddings, as a reader has it: one embedding a row. Columns of text, and of whole numbers that differ, such as ids and
 * labels, are no coordinates; {@link #toString} names them. Immutable.
 */
public final class Embeddings {

    private static final String NUMBER = "\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*";

    private final String name;
    private final DMatrixRMaj matrix;
    private final List<Column<?>> others;

    private Embeddings(String name, DMatrixRMaj matrix, List<Column<?>> others) {
        this.name = name;
        this.matrix = matrix;
        this.others = others;
    }

    /**
     * Reads a file: ".npy" as NumPy's save writes it, a matrix of float32 or float64, little-endian, in the order of C or of Fortran; any
     * other as text with commas, semicolons or tabs between its columns, whose first line is a header unless it holds numbers alone.
     *
     * @throws IllegalArgumentException if it holds no matrix of numbers
     * @throws UncheckedIOException if it cannot be read
     */
    public static Embeddings read(String file) {
        try {
            Path path = Path.of(Require.notNull("file", file));
            return file.endsWith(".npy") ? new Embeddings(file, NpyFile.read(path), List.of()) : of(table(file, Files.readString(path)));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("file must be .npy or text in UTF-8, got " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + Path.of(file).toAbsolutePath() + ": " + e, e);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("file must be a file name, got: " + e.getMessage(), e);
        }
    }

    private static Table table(String file, String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String first = content.lines().findFirst().orElse("");
        char separator = first.contains("\t") ? '\t' : first.contains(";") ? ';' : ',';
        String[] fields = first.split(String.valueOf(separator));
        // all numbers alike: a column may begin with whole ones
        CsvReadOptions options = CsvReadOptions.builderFromString(content).separator(separator).tableName(file).maxNumberOfColumns(fields.length + 1)
                .header(!Arrays.stream(fields).allMatch(field -> field.matches(NUMBER)))
                .columnTypesToDetect(List.of(ColumnType.DOUBLE, ColumnType.STRING)).sample(false).build();
        return Table.read().usingOptions(options);
    }

    /** @throws IllegalArgumentException if the table has no coordinates, or one of them is missing somewhere */
    public static Embeddings of(Table table) {
        List<Column<?>> coordinates = Require.notNull("table", table).columns().stream().filter(Embeddings::isCoordinate).toList();
        List<Column<?>> others = table.columns().stream().filter(column -> !coordinates.contains(column)).toList();
        if (coordinates.isEmpty()) {
            throw new IllegalArgumentException("table must have columns of coordinates, but \"" + table.name() + "\" has only text and whole numbers: "
                    + names(others));
        }
        DMatrixRMaj matrix = new DMatrixRMaj(table.rowCount(), coordinates.size());
        for (int column = 0; column < matrix.numCols; column++) {
            double[] numbers = ((NumericColumn<?>) coordinates.get(column)).asDoubleArray();
            for (int row = 0; row < numbers.length; row++) {
                matrix.set(row, column, numbers[row]);
            }
        }
        return new Embeddings(table.name(), Require.finite("coordinates of table " + table.name(), matrix), others);
    }

    /** A coordinate that is 0 throughout is one that is not used, and no id. */
    private static boolean isCoordinate(Column<?> column) {
        return column instanceof NumericColumn<?> numbers && (DoubleStream.of(numbers.asDoubleArray()).anyMatch(x -> x != Math.rint(x))
                || column.countUnique() == 1);
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** The coordinates, shape (n, m); a copy. */
    public DMatrixRMaj matrix() {
        return matrix.copy();
    }

    /**
     * Pairs row i with row i.
     *
     * @throws IllegalArgumentException if the two differ in their number of rows, or a column that both have besides their coordinates differs
     */
    public Pairs with(Embeddings other) {
        if (Require.notNull("other", other).matrix.numRows != matrix.numRows) {
            throw new IllegalArgumentException("other must have the " + matrix.numRows + " rows of " + name + ", but " + other.name + " has "
                    + other.matrix.numRows + "; match rows by a column that both have: with(other, \"id\")");
        }
        for (Column<?> mine : others) {
            for (Column<?> theirs : other.others) {
                for (int row = 0; mine.name().equals(theirs.name()) && row < mine.size(); row++) {
                    if (!mine.getString(row).equals(theirs.getString(row))) {
                        throw new IllegalArgumentException("other must have the rows of " + name + " in the same order, but row " + row + " has "
                                + mine.name() + " " + mine.getString(row) + " there and " + theirs.getString(row) + " in " + other.name
                                + "; match rows by it: with(other, \"" + mine.name() + "\")");
                    }
                }
            }
        }
        return pairs(other, IntStream.range(0, matrix.numRows).boxed().toList(), IntStream.range(0, matrix.numRows).boxed().toList());
    }

    /**
     * Pairs the rows that have the same key, in this one's order; rows without a partner are left out, and counted by {@link Pairs#toString}.
     *
     * @param key a column of both that is no coordinate
     * @throws IllegalArgumentException if one has no such column, or a key twice, or there are fewer than two pairs
     */
    public Pairs with(Embeddings other, String key) {
        Map<String, Integer> mine = keys(key);
        Map<String, Integer> theirs = Require.notNull("other", other).keys(key);
        List<String> shared = mine.keySet().stream().filter(theirs::containsKey).toList();
        Require.atLeast(2, "number of rows with the same key, " + key + ",", shared.size());
        return pairs(other, shared.stream().map(mine::get).toList(), shared.stream().map(theirs::get).toList());
    }

    private Map<String, Integer> keys(String key) {
        Column<?> column = others.stream().filter(each -> each.name().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "key must be one of the columns of " + name + " besides its coordinates, " + names(others) + ", got " + key));
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int row = 0; row < column.size(); row++) {
            Integer before = places.put(column.getString(row), row);
            if (before != null) {
                throw new IllegalArgumentException("key must differ from row to row, but in " + name + " rows " + before + " and " + row + " have "
                        + key + " " + column.getString(row));
            }
        }
        return places;
    }

    private Pairs pairs(Embeddings other, List<Integer> mine, List<Integer> theirs) {
        Require.shape("matrix of " + other.name, other.matrix, other.matrix.numRows, matrix.numCols);
        return new Pairs(rows(mine), other.rows(theirs), mine.size() + " pairs of width " + matrix.numCols + leftOut(mine) + other.leftOut(theirs));
    }

    private DMatrixRMaj rows(List<Integer> chosen) {
        DMatrixRMaj rows = new DMatrixRMaj(chosen.size(), matrix.numCols);
        for (int i = 0; i < rows.numRows; i++) {
            System.arraycopy(matrix.data, chosen.get(i) * matrix.numCols, rows.data, i * matrix.numCols, matrix.numCols);
        }
        return rows;
    }

    private String leftOut(List<Integer> taken) {
        return "; of " + name + " " + (matrix.numRows - taken.size()) + " rows are left out, and the columns " + names(others);
    }

    /** How many there are, of which width, and which columns are no coordinates. */
    @Override
    public String toString() {
        return name + ": " + matrix.numRows + " embeddings of width " + matrix.numCols + "; not coordinates: " + names(others);
    }

    /**
     * Row i of one belongs to row i of the other.
     *
     * @param taken how many pairs, and what was left out
     */
    public record Pairs(DMatrixRMaj a, DMatrixRMaj b, String taken) {

        /** @throws IllegalArgumentException if something is missing, an entry is not finite, or the shapes differ */
        public Pairs {
            Require.finite("a", a);
            Require.shape("b", Require.finite("b", b), a.numRows, a.numCols);
            Require.notNull("taken", taken);
        }

        /** What they have to say for themselves. */
        public Diagnostics diagnostics() {
            return Diagnostics.of(a, b);
        }

        @Override
        public String toString() {
            return taken;
        }
    }
}
