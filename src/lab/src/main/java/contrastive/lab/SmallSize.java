package contrastive.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a notebook that ends with {@code // size: 6}: the one number that cuts its runs, and to which value. */
final class SmallSize {

    private static final Pattern LINE = Pattern.compile("(int \\w+ = )[^;]+;( +// size: )(\\w+)");

    private SmallSize() {}

    /**
     * The text of a notebook with that number at its small value.
     *
     * @throws IllegalArgumentException if the notebook has no such line, or more than one
     */
    static String of(String notebook) {
        Matcher line = LINE.matcher(notebook);
        long count = line.results().count();
        if (count != 1) {
            throw new IllegalArgumentException("notebook must have 1 line with // size:, got " + count);
        }
        return line.reset().replaceAll("$1$3;$2$3");
    }
}
