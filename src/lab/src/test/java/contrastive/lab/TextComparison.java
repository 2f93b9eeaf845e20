package contrastive.lab;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether two printed texts say the same: equal but for numbers, which may differ by a relative 1e-6.
 *
 * <p>Why not equal: Java lets {@code Math.exp} and its kin differ in the last bit from one processor or compiler to the next, and
 * an adaptive integrator may then choose other steps; its own tolerance is about 1e-9. What differs by 1e-6 is a changed result.
 * Below 1e-12 in size a number is round-off around zero and has no digits to compare.
 *
 * <p>A picture is compared by its data, the numbers from which the page's script draws: its own bytes change with the fonts of a
 * machine. The numbers are rounded, those of an explorer to four digits, and a difference in the last bit may turn one of them up or
 * down: that is a relative 1e-3 at most.
 */
final class TextComparison {

    private static final double RELATIVE = 1e-6;
    private static final double RELATIVE_OF_DATA = 1e-3;
    private static final double ROUND_OFF = 1e-12;
    /** The bytes of a picture, and the key by which its script finds it, a digest of the data. */
    private static final Pattern BYTES = Pattern.compile("data:image/[^\"']*|\\b[0-9a-f]{16}\\b");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private TextComparison() {}

    /** The first difference in words; empty if the texts say the same. */
    static Optional<String> difference(String committed, String fresh) {
        return difference(committed, fresh, RELATIVE);
    }

    /** The first difference of what two html outputs say and draw; empty if it is the same but for the bytes of pictures. */
    static Optional<String> differenceOfData(String committed, String fresh) {
        return difference(BYTES.matcher(committed).replaceAll(""), BYTES.matcher(fresh).replaceAll(""), RELATIVE_OF_DATA)
                .map(difference -> "in the html, " + difference);
    }

    private static Optional<String> difference(String committed, String fresh, double tolerance) {
        if (!words(committed).equals(words(fresh))) {
            return Optional.of("the text was \"" + shortened(committed) + "\" and is \"" + shortened(fresh) + "\"");
        }
        List<String> before = numbers(committed);
        List<String> after = numbers(fresh);
        for (int i = 0; i < before.size(); i++) {
            if (!close(Double.parseDouble(before.get(i)), Double.parseDouble(after.get(i)), tolerance)) {
                return Optional.of("a number was " + before.get(i) + " and is " + after.get(i) + " in \"" + shortened(fresh) + "\"");
            }
        }
        return Optional.empty();
    }

    private static boolean close(double one, double other, double tolerance) {
        return Math.abs(one - other) <= Math.max(ROUND_OFF, tolerance * Math.max(Math.abs(one), Math.abs(other)));
    }

    private static String words(String text) {
        // columns are padded to the width of their numbers, which round-off may change
        return NUMBER.matcher(text).replaceAll("#").replaceAll("[ \\t]+", " ");
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
