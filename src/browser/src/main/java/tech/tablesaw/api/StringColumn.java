package tech.tablesaw.api;

import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** A column of texts. */
public final class StringColumn implements Column<String> {

    private final String name;
    private final String[] values;

    private StringColumn(String name, String[] values) {
        this.name = name;
        this.values = values;
    }

    public static StringColumn create(String name, String... values) {
        return new StringColumn(name, values.clone());
    }

    public static StringColumn create(String name, Collection<String> values) {
        return new StringColumn(name, values.toArray(String[]::new));
    }

    public String get(int row) {
        return values[row];
    }

    public String[] asObjectArray() {
        return values.clone();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String getString(int row) {
        return values[row];
    }

    @Override
    public ColumnType type() {
        return new ColumnType("STRING");
    }

    @Override
    public StringColumn where(Selection rows) {
        return new StringColumn(name, IntStream.of(rows.toArray()).mapToObj(row -> values[row]).toArray(String[]::new));
    }

    @Override
    public StringColumn copy() {
        return this;
    }

    @Override
    public StringColumn append(Column<String> other) {
        return new StringColumn(name, Stream.concat(Stream.of(values), IntStream.range(0, other.size()).mapToObj(other::getString)).toArray(String[]::new));
    }

    @Override
    public StringColumn asStringColumn() {
        return this;
    }
}
