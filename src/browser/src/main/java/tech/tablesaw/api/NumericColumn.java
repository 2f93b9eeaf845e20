package tech.tablesaw.api;

import tech.tablesaw.columns.Column;

/** A column of numbers. */
public interface NumericColumn<T extends Number> extends Column<T> {

    double[] asDoubleArray();
}
