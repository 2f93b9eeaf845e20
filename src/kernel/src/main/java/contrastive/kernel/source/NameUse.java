package contrastive.kernel.source;

import java.util.HashSet;
import java.util.Set;

/**
 * The names that a snippet declares and uses; those of methods end in "()". A name that stands for something inside the
 * snippet, such as a parameter, is not among them.
 *
 * @param declares what it declares
 * @param reads what it uses as it runs
 * @param assigns the variables that it sets as it runs, or sets a part of
 * @param readsLater what the code that it declares uses when it is called: the body of a method, lambda or class
 * @param assignsLater the variables that such code sets
 * @param meaning the declaration of a method, type or import, without comments and in one layout; null of anything else
 */
public record NameUse(Set<String> declares, Set<String> reads, Set<String> assigns, Set<String> readsLater,
        Set<String> assignsLater, String meaning) {

    NameUse() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), null);
    }

    NameUse meaning(String declaration) {
        return new NameUse(declares, reads, assigns, readsLater, assignsLater, declaration);
    }
}
