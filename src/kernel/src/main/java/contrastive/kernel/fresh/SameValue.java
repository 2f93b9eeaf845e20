package contrastive.kernel.fresh;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

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
        Package home = before.getClass().getPackage();
        String name = home == null ? "" : home.getName();
        if (before.getClass().isArray()) {
            return before instanceof Object[] objects ? ofAll(Arrays.asList(objects).iterator(), Arrays.asList((Object[]) after).iterator())
                    : yesIf(Objects.deepEquals(before, after));
        }
        if (before instanceof List<?> list && name.equals("java.util") && list.size() <= ELEMENTS_COMPARED) {
            return list.size() == ((List<?>) after).size() ? ofAll(list.iterator(), ((List<?>) after).iterator()) : NO;
        }
        boolean comparesItself = name.equals("java.lang") || name.equals("java.math") || name.equals("java.time");
        return comparesItself && (before instanceof Comparable<?>) ? yesIf(before.equals(after)) : UNKNOWN;
    }

    private static SameValue yesIf(boolean same) {
        return same ? YES : NO;
    }

    private static SameValue ofAll(Iterator<?> before, Iterator<?> after) {
        SameValue all = YES;
        while (before.hasNext() && after.hasNext() && all != NO) {
            SameValue one = of(before.next(), after.next());
            all = one == YES ? all : one;
        }
        return before.hasNext() != after.hasNext() ? NO : all;
    }
}
