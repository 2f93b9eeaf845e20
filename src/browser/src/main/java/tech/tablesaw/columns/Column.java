package tech.tablesaw.columns;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.selection.Selection;

/** A named column. */
public interface Column<T> {

    String name();

    int size();

    String getString(int row);

    ColumnType type();

    Column<T> where(Selection rows);

    Column<T> copy();

    /** This column with the values of another of its kind below its own. */
    Column<T> append(Column<T> other);

    StringColumn asStringColumn();
}
