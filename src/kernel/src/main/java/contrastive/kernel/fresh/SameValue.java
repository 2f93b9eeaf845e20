package contrastive.kernel.fresh;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether a variable that was set again has the value that it had; no code of the reader's runs to find out. */
enum SameValue {
    YES, NO,
    /** Of objects that only their own code could compare. */
    UNKNOWN;

    private static final int ELEMENTS_COMPARED = 10_000;

    static SameValue of(Object before, Object after) {
        if (before == after) {
            return YES;
        }
        if (before == null || after == null) {
            return NO;
        }
        if (before.getClass() != after.getClass()) {
            // each run of a lambda expression may make a class of its own
            return before.getClass().isHidden() && after.getClass().isHidden() ? UNKNOWN : NO;
        }
        String home = before.getClass().getPackageName();
        if (before instanceof Object[] objects) {
            return ofAll(Arrays.asList(objects), Arrays.asList((Object[]) after));
        }
        if (before instanceof List<?> list && home.equals("java.util") && list.size() <= ELEMENTS_COMPARED) {
            return ofAll(list, (List<?>) after);
        }
        boolean comparable = before instanceof Comparable<?> && Set.of("java.lang", "java.math", "java.time").contains(home);
        return !comparable && !before.getClass().isArray() ? UNKNOWN : Objects.deepEquals(before, after) ? YES : NO;
    }

    private static SameValue ofAll(List<?> before, List<?> after) {
        SameValue all = before.size() == after.size() ? YES : NO;
        for (Iterator<?> one = before.iterator(), other = after.iterator(); one.hasNext() && all != NO;) {
            SameValue same = of(one.next(), other.next());
            all = same == YES ? all : same;
        }
        return all;
    }
}
