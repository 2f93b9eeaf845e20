package contrastive.plot;

import contrastive.data.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The numbers that a chart is given, checked before anything is drawn. */
final class Numbers {

    private Numbers() {}

    static Column<?> column(Table table, String name) {
        Require.notNull("table", table);
        if (!table.containsColumn(Require.notNull("name of a column of the table", name))) {
            throw new IllegalArgumentException("the table \"" + table.name() + "\" has no column \"" + name + "\"; it has "
                    + table.columnNames());
        }
        return table.column(name);
    }

    /** A column's numbers, NaN where one is missing. */
    static double[] of(Table table, String name) {
        if (column(table, name) instanceof NumericColumn<?> numbers) {
            return numbers.asDoubleArray();
        }
        throw new IllegalArgumentException("column \"" + name + "\" of the table must hold numbers, it holds "
                + table.column(name).type().name());
    }

    /** The number nearest to a value among those with so many significant digits; the value itself when it is NaN or infinite. */
    static double rounded(double value, int digits) {
        return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(digits)).doubleValue() : value;
    }

    static double finite(String label, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the value of \"" + label + "\" must be finite, got " + value);
        }
        return value;
    }

    static void requireIncreasing(String name, double[] values) {
        if (Require.notNull(name, values).length < 2) {
            throw new IllegalArgumentException(name + " must have at least 2 values, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || i > 0 && values[i] <= values[i - 1]) {
                throw new IllegalArgumentException(name + " must be finite and increase, got " + values[i] + " at position " + i);
            }
        }
    }

    static double[][] grid(double[][] values, int rows, int columns) {
        if (Require.notNull("values", values).length != rows) {
            throw new IllegalArgumentException("values must have one row for each of the " + rows + " y values, got " + values.length);
        }
        for (int j = 0; j < rows; j++) {
            if (Require.notNull("row " + j + " of values", values[j]).length != columns) {
                throw new IllegalArgumentException("row " + j + " of values must have one number for each of the " + columns
                        + " x values, got " + values[j].length);
            }
        }
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
