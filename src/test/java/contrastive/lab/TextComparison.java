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
 */
final class TextComparison {

    private static final double RELATIVE = 1e-6;
    private static final double ROUND_OFF = 1e-12;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private TextComparison() {}

    /** The first difference in words; empty if the texts say the same. */
    static Optional<String> difference(String committed, String fresh) {
        if (!words(committed).equals(words(fresh))) {
            return Optional.of("the text was \"" + shortened(committed) + "\" and is \"" + shortened(fresh) + "\"");
        }
        List<String> before = numbers(committed);
        List<String> after = numbers(fresh);
        for (int i = 0; i < before.size(); i++) {
            if (!close(Double.parseDouble(before.get(i)), Double.parseDouble(after.get(i)))) {
                return Optional.of("a number was " + before.get(i) + " and is " + after.get(i) + " in \"" + shortened(fresh) + "\"");
            }
        }
        return Optional.empty();
    }

    private static boolean close(double one, double other) {
        return Math.abs(one - other) <= Math.max(ROUND_OFF, RELATIVE * Math.max(Math.abs(one), Math.abs(other)));
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
