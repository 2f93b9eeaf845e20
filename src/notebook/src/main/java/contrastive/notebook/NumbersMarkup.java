package contrastive.notebook;

import contrastive.data.Digits;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers for a page and for a console: few are shown whole, of a large matrix the corners, of a long array or list the beginning. */
final class NumbersMarkup {

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

    private NumbersMarkup() {}

    static Rendering matrix(int rows, int columns, Entries entries) {
        return table(rows + " x " + columns, corners(rows).mapToObj(row -> corners(columns).mapToObj(column ->
                row == LEFT_OUT || column == LEFT_OUT ? "\u2026" : cell(entries.at(row, column))).toList()).toList());
    }

    /** An array or a list: one row of numbers, or a row for each array or list of numbers in it; of anything else, its text. */
    static Rendering of(Object values) {
        List<?> items = items(values);
        boolean nested = items.stream().map(NumbersMarkup::items).allMatch(Objects::nonNull);
        List<List<?>> rows = nested ? items.stream().<List<?>>map(NumbersMarkup::items).toList() : List.of(items);
        if (items.isEmpty() || !rows.stream().flatMap(List::stream).allMatch(Number.class::isInstance)) {
            return Rendering.of(null, items.toString());
        }
        List<List<String>> cells = rows.stream().limit(MOST).map(row -> Stream.concat(
                row.stream().limit(MOST).map(NumbersMarkup::cell), more(row.size())).toList()).toList();
        return table(items.size() + (nested ? " row" : " number") + (items.size() == 1 ? "" : "s"),
                Stream.concat(cells.stream(), more(rows.size()).map(List::of)).toList());
    }

    /** Null for what is neither an array nor a list. */
    private static List<?> items(Object value) {
        boolean array = value != null && value.getClass().isArray();
        return array ? IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).collect(Collectors.toList())
                : value instanceof List<?> list ? list : null;
    }

    private static Stream<String> more(int size) {
        return size > MOST ? Stream.of("... " + (size - MOST) + " more") : Stream.empty();
    }

    private static String cell(Object number) {
        return number instanceof Double || number instanceof Float ? Digits.text(((Number) number).doubleValue(), DIGITS)
                : number.toString();
    }

    private static Rendering table(String caption, List<List<String>> cells) {
        int width = cells.stream().flatMap(List::stream).filter(cell -> !cell.startsWith("... ")).mapToInt(String::length).max().orElse(0);
        return Rendering.of("<table><caption>" + caption + "</caption><tbody>"
                + cells.stream().map(row -> row.stream().map(cell -> "<td style=\"text-align:right\">" + cell + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n"))).collect(Collectors.joining()) + "</tbody></table>",
                caption + "\n" + cells.stream().map(row -> row.stream().map(cell -> " ".repeat(Math.max(0, width - cell.length())) + cell)
                        .collect(Collectors.joining("  "))).collect(Collectors.joining("\n")));
    }

    private static IntStream corners(int count) {
        return count <= MOST ? IntStream.range(0, count) : IntStream.concat(IntStream.concat(IntStream.range(0, FIRST),
                IntStream.of(LEFT_OUT)), IntStream.range(count - LAST, count));
    }
}
