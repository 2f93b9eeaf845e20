package contrastive.notebook;

import contrastive.data.Digits;
import contrastive.plot.Markup;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table for a page and for a console: five significant digits, the first and last rows of a long one. On a page the file name of a notebook
 * is a link to it.
 */
final class TableMarkup {

    private static final int DIGITS = 5;
    private static final int MOST_ROWS = 60;

    private static final Pattern NOTEBOOK = Pattern.compile("[\\w-]+\\.ipynb");

    private TableMarkup() {}

    static String html(Table table) {
        StringBuilder html = new StringBuilder("<table>");
        html.append("<thead><tr>");
        for (Column<?> column : table.columns()) {
            html.append("<th scope=\"col\"").append(alignment(column)).append('>').append(Markup.escape(column.name())).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>");
        int previous = -1;
        for (int row : shown(table)) {
            if (row != previous + 1) {
                html.append("<tr><td colspan=\"").append(table.columnCount()).append("\" style=\"text-align:center\">&#8942;</td></tr>\n");
            }
            html.append("<tr>");
            for (Column<?> column : table.columns()) {
                html.append("<td").append(alignment(column)).append('>').append(markup(text(column, row))).append("</td>");
            }
            html.append("</tr>\n");
            previous = row;
        }
        html.append("</tbody></table>");
        return html.append(rest(table).isEmpty() ? "" : "<p>" + rest(table) + "</p>").toString();
    }

    private static String markup(String text) {
        return NOTEBOOK.matcher(text).matches() ? "<a href=\"" + text + "\">" + text + "</a>" : Markup.escape(text);
    }

    static String text(Table table) {
        int[] rows = shown(table);
        int columns = table.columnCount();
        int[] widths = IntStream.range(0, columns).map(c -> Math.max(table.column(c).name().length(),
                IntStream.of(rows).map(row -> text(table.column(c), row).length()).max().orElse(0))).toArray();
        StringBuilder text = new StringBuilder();
        appendLine(text, table, widths, -1);
        int previous = -1;
        for (int row : rows) {
            if (row != previous + 1) {
                text.append("...\n");
            }
            appendLine(text, table, widths, row);
            previous = row;
        }
        return text.append(rest(table)).toString().stripTrailing();
    }

    /** A line of the console's table; row -1 is the one with the names. */
    private static void appendLine(StringBuilder text, Table table, int[] widths, int row) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            Column<?> column = table.column(c);
            String cell = row < 0 ? column.name() : text(column, row);
            String padding = " ".repeat(widths[c] - cell.length());
            line.append(column instanceof NumericColumn<?> ? padding + cell : cell + padding).append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String text(Column<?> column, int row) {
        if (column instanceof DoubleColumn || column instanceof FloatColumn) {
            return Digits.text(((NumericColumn<?>) column).getDouble(row), DIGITS);
        } else if (column instanceof BooleanColumn verdicts && !verdicts.isMissing(row)) {
            return verdicts.get(row) ? "holds" : "fails";
        }
        return column.getString(row);
    }

    private static String alignment(Column<?> column) {
        return column instanceof NumericColumn<?> ? " style=\"text-align:right\"" : " style=\"text-align:left\"";
    }

    private static int[] shown(Table table) {
        int rows = table.rowCount();
        int hidden = Math.max(0, rows - MOST_ROWS);
        return IntStream.range(0, rows).filter(row -> hidden == 0 || row < MOST_ROWS / 2 || row >= rows - MOST_ROWS / 2).toArray();
    }

    private static String rest(Table table) {
        return table.rowCount() <= MOST_ROWS ? ""
                : "The first and last " + MOST_ROWS / 2 + " of " + table.rowCount() + " rows are shown.";
    }
}
