package tech.tablesaw.api;

/** What a column holds. */
public record ColumnType(String name) {
}
