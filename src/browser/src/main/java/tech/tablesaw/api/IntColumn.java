package tech.tablesaw.api;

import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/** A column of whole numbers. */
public final class IntColumn implements NumericColumn<Integer> {

    private final String name;
    private final int[] values;

    private IntColumn(String name, int[] values) {
        this.name = name;
        this.values = values;
    }

    public static IntColumn create(String name, int... values) {
        return new IntColumn(name, values.clone());
    }

    @Override
    public double[] asDoubleArray() {
        return IntStream.of(values).asDoubleStream().toArray();
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
        return String.valueOf(values[row]);
    }

    @Override
    public ColumnType type() {
        return new ColumnType("INTEGER");
    }

    @Override
    public IntColumn where(Selection rows) {
        return new IntColumn(name, IntStream.of(rows.toArray()).map(row -> values[row]).toArray());
    }

    @Override
    public IntColumn copy() {
        return this;
    }

    @Override
    public IntColumn append(Column<Integer> other) {
        return new IntColumn(name, IntStream.concat(IntStream.of(values), IntStream.of(((IntColumn) other).values)).toArray());
    }

    @Override
    public StringColumn asStringColumn() {
        return StringColumn.create(name, IntStream.range(0, values.length).mapToObj(this::getString).toArray(String[]::new));
    }
}
