package contrastive.notebook;

import contrastive.data.Digits;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.CMatrix;
import org.ejml.data.DMatrix;
import org.ejml.data.FMatrix;
import org.ejml.data.Matrix;
import org.ejml.data.ZMatrix;

/** Numbers for a page and for a console: few are shown whole, of a large matrix the corners, of a long array or list the beginning. */
final class NumbersMarkup {

    private static final int DIGITS = 4;
    private static final int MOST = 10;
    private static final int FIRST = 5;
    private static final int LAST = 3;
    private static final int LEFT_OUT = -1;

    /** The text of the entry at a row and a column. */
    @FunctionalInterface
    private interface Entries {
        String at(int row, int column);
    }

    private NumbersMarkup() {}

    /** Any of EJML's kinds, dense or sparse, real or complex; of another its text. */
    static Rendering matrix(Matrix matrix) {
        if (matrix instanceof DMatrix real) {
            return matrix(matrix, (row, column) -> cell(real.get(row, column)));
        } else if (matrix instanceof FMatrix real) {
            return matrix(matrix, (row, column) -> cell(real.get(row, column)));
        } else if (matrix instanceof ZMatrix complex) {
            return matrix(matrix, (row, column) -> complex(complex.getReal(row, column), complex.getImag(row, column)));
        } else if (matrix instanceof CMatrix complex) {
            return matrix(matrix, (row, column) -> complex(complex.getReal(row, column), complex.getImag(row, column)));
        }
        return Rendering.of(null, String.valueOf(matrix));
    }

    private static String complex(double real, double imaginary) {
        return cell(real) + (imaginary < 0 ? " - " : " + ") + cell(Math.abs(imaginary)) + "i";
    }

    private static Rendering matrix(Matrix matrix, Entries entries) {
        int rows = matrix.getNumRows();
        int columns = matrix.getNumCols();
        return table(rows + " x " + columns, corners(rows).mapToObj(row -> corners(columns).mapToObj(column ->
                row == LEFT_OUT || column == LEFT_OUT ? "\u2026" : entries.at(row, column)).toList()).toList());
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
