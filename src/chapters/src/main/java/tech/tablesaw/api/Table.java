package tech.tablesaw.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** Columns of the same length, each with a name. */
public final class Table {

    private final String name;
    private final List<Column<?>> columns;

    private Table(String name, List<Column<?>> columns) {
        this.name = name;
        this.columns = columns;
    }

    public static Table create(String name, Column<?>... columns) {
        return new Table(name, new ArrayList<>(Arrays.asList(columns)));
    }

    public static Table create(String name) {
        return create(name, new Column<?>[0]);
    }

    public static Table create(Column<?>... columns) {
        return create("", columns);
    }

    public Table addColumns(Column<?>... more) {
        columns.addAll(Arrays.asList(more));
        return this;
    }

    /** Puts a column in place of that of the same name. */
    public Table replaceColumn(Column<?> column) {
        columns.set(columnNames().indexOf(column.name()), column);
        return this;
    }

    /** This table with the rows of another, whose columns have the same names, below its own. */
    public Table append(Table other) {
        columns.replaceAll(column -> joined(column, other.column(column.name())));
        return this;
    }

    @SuppressWarnings("unchecked")
    private static <T> Column<T> joined(Column<T> above, Column<?> below) {
        return above.append((Column<T>) below);
    }

    public Table where(Selection rows) {
        List<Column<?>> chosen = new ArrayList<>();
        columns.forEach(column -> chosen.add(column.where(rows)));
        return new Table(name, chosen);
    }

    public Table copy() {
        List<Column<?>> copies = new ArrayList<>();
        columns.forEach(column -> copies.add(column.copy()));
        return new Table(name, copies);
    }

    public String name() {
        return name;
    }

    public int rowCount() {
        return columns.isEmpty() ? 0 : columns.get(0).size();
    }

    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    public boolean containsColumn(String column) {
        return columnNames().contains(column);
    }

    public Column<?> column(String column) {
        int place = columnNames().indexOf(column);
        if (place < 0) {
            throw new IllegalStateException("Column " + column + " is not present in table " + name);
        }
        return columns.get(place);
    }

    public Column<?> column(int place) {
        return columns.get(place);
    }

    public DoubleColumn doubleColumn(int place) {
        return (DoubleColumn) column(place);
    }

    public DoubleColumn doubleColumn(String column) {
        return (DoubleColumn) column(column);
    }

    public StringColumn stringColumn(String column) {
        return (StringColumn) column(column);
    }
}
