package contrastive.notebook;

import contrastive.data.Digits;
import contrastive.plot.Markup;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table for a page and for a console: five significant digits, the first and last rows of a long one. On a page the file name of a
 * notebook is a link to it.
 */
final class TableMarkup {

    private static final int DIGITS = 5;
    /** Rows at either end of a table that is longer than both. */
    private static final int END = 30;

    /** Can be read on a white page and on a dark one. */
    private static final String RED = "#d93025";
    private static final Pattern NOTEBOOK = Pattern.compile("[\\w-]+\\.ipynb");

    private TableMarkup() {}

    static String html(Table table) {
        String gap = "<tr><td colspan=\"" + table.columnCount() + "\" style=\"text-align:center\">&#8942;</td></tr>\n";
        return "<table><thead><tr>" + table.columns().stream()
                .map(column -> "<th scope=\"col\" style=\"" + alignment(column) + "\">" + held(column, Markup.escape(column.name())) + "</th>")
                .collect(Collectors.joining()) + "</tr></thead>\n<tbody>" + shown(table)
                .mapToObj(row -> (startsEnd(table, row) ? gap : "") + table.columns().stream()
                        .map(column -> cell(column, text(column, row)))
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining()) + "</tbody></table>" + (isLong(table) ? "<p>" + rest(table) + "</p>" : "");
    }

    static String text(Table table) {
        List<Column<?>> columns = table.columns();
        int[] widths = columns.stream().mapToInt(column -> Math.max(column.name().length(),
                shown(table).map(row -> text(column, row).length()).max().orElse(0))).toArray();
        return (line(columns, widths, Column::name) + shown(table).mapToObj(row -> (startsEnd(table, row) ? "...\n" : "")
                + line(columns, widths, column -> text(column, row))).collect(Collectors.joining()) + rest(table)).stripTrailing();
    }

    private static String line(List<Column<?>> columns, int[] widths, Function<Column<?>, String> text) {
        return IntStream.range(0, widths.length).mapToObj(c -> {
            String cell = text.apply(columns.get(c));
            String padding = " ".repeat(widths[c] - cell.length());
            return columns.get(c) instanceof NumericColumn<?> ? padding + cell : cell + padding;
        }).collect(Collectors.joining("  ")).stripTrailing() + "\n";
    }

    private static String text(Column<?> column, int row) {
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            return Digits.text(((NumericColumn<?>) column).getDouble(row), DIGITS);
        } else if (column instanceof BooleanColumn verdicts && !verdicts.isMissing(row)) {
            return verdicts.get(row) ? "holds" : "fails";
        }
        return column.getString(row);
    }

    private static String markup(String text) {
        return NOTEBOOK.matcher(text).matches() ? "<a href=\"" + text + "\">" + text + "</a>" : Markup.escape(text);
    }

    private static String cell(Column<?> column, String text) {
        String red = text.equalsIgnoreCase("fails") ? ";font-weight:bold;color:" + RED : "";
        return "<td style=\"" + alignment(column) + red + "\">" + held(column, markup(text)) + "</td>";
    }

    private static String alignment(Column<?> column) {
        return "text-align:" + (column instanceof NumericColumn<?> ? "right" : "left");
    }

    /** Keeps text at the left where styles of a notebook that was not run yet are dropped, as Notebook 6 does, whose own puts all at the right. */
    private static String held(Column<?> column, String html) {
        return column instanceof NumericColumn<?> || html.isEmpty() ? html : "<div align=\"left\">" + html + "</div>";
    }

    private static IntStream shown(Table table) {
        return IntStream.range(0, table.rowCount()).filter(row -> !isLong(table) || row < END || row >= table.rowCount() - END);
    }

    private static boolean isLong(Table table) {
        return table.rowCount() > 2 * END;
    }

    /** Whether rows before this one are left out. */
    private static boolean startsEnd(Table table, int row) {
        return isLong(table) && row == table.rowCount() - END;
    }

    private static String rest(Table table) {
        return isLong(table) ? "The first and last " + END + " of " + table.rowCount() + " rows are shown." : "";
    }
}
