package tech.tablesaw.selection;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows of a table, in order. */
public final class Selection {

    private final int[] rows;

    private Selection(int[] rows) {
        this.rows = rows;
    }

    /** Those of so many rows that a test takes. */
    public static Selection of(int count, IntPredicate taken) {
        return new Selection(IntStream.range(0, count).filter(taken).toArray());
    }

    public Selection and(Selection other) {
        return new Selection(IntStream.of(rows).filter(row -> IntStream.of(other.rows).anyMatch(mine -> mine == row)).toArray());
    }

    public int[] toArray() {
        return rows.clone();
    }
}
