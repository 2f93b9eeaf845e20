package contrastive.notebook;

import contrastive.data.Digits;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A matrix for a page and for a console: a small one whole, of a large one the corners. */
final class MatrixMarkup {

    private static final int DIGITS = 4;
    private static final int MOST = 10;
    private static final int FIRST = 5;
    private static final int LAST = 3;
    private static final int LEFT_OUT = -1;

    /** The entry at a row and a column. */
    @FunctionalInterface
    interface Entries {
        double at(int row, int column);
    }

    private MatrixMarkup() {}

    static Rendering of(int rows, int columns, Entries entries) {
        int[] shownRows = shown(rows);
        int[] shownColumns = shown(columns);
        String shape = rows + " x " + columns;
        String[][] cells = Arrays.stream(shownRows).mapToObj(row -> Arrays.stream(shownColumns)
                .mapToObj(column -> cell(row, column, entries)).toArray(String[]::new)).toArray(String[][]::new);
        return Rendering.of(html(shape, cells), text(shape, cells));
    }

    private static String html(String shape, String[][] cells) {
        return "<table><caption>" + shape + "</caption><tbody>"
                + Arrays.stream(cells).map(row -> Arrays.stream(row).map(cell -> "<td style=\"text-align:right\">" + cell + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n"))).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String text(String shape, String[][] cells) {
        int width = Arrays.stream(cells).flatMap(Arrays::stream).mapToInt(String::length).max().orElse(0);
        return shape + "\n" + Arrays.stream(cells).map(row -> Arrays.stream(row)
                .map(cell -> " ".repeat(width - cell.length()) + cell).collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }

    private static String cell(int row, int column, Entries entries) {
        return row == LEFT_OUT || column == LEFT_OUT ? "\u2026" : Digits.text(entries.at(row, column), DIGITS);
    }

    private static int[] shown(int count) {
        if (count <= MOST) {
            return IntStream.range(0, count).toArray();
        }
        return IntStream.concat(IntStream.concat(IntStream.range(0, FIRST), IntStream.of(LEFT_OUT)),
                IntStream.range(count - LAST, count)).toArray();
    }
}
