package contrastive.chapters;

import java.util.List;
import java.util.Set;

/**
 * A declaration or a statement of a cell.
 *
 * @param declares the names of variables, methods and types that it makes
 * @param uses every name that stands in it
 * @param changes variables that a statement assigns, fills or calls, and all that it looks at if it can throw
 * @param numbers the variables that it sets to numbers which a reader may change
 */
record Snippet(String text, Kind kind, Set<String> declares, Set<String> uses, Set<String> changes, List<Parameter> numbers) {

    enum Kind { IMPORT, DECLARATION, STATEMENT, EXPRESSION }

    boolean is(Kind other) {
        return kind == other;
    }
}
