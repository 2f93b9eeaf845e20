package contrastive.chapters;

import contrastive.chapters.Snippet.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class that does what one cell of a notebook shows, with as much of the cells above as that needs, in their words and in their order.
 *
 * @param name of the class
 * @param parameters the numbers of the cells, in order, each of which becomes one of the values that the class is made with
 */
record CellProgram(String name, List<Parameter> parameters, String source) {

    /** What only a notebook has: its pictures of emoji, its answers, the fast paths, the figures of Tablesaw. */
    private static final List<String> LEFT_OUT =
            List.of("contrastive.notebook.", "contrastive.exercise.", "contrastive.scale.", "contrastive.emoji.", "tech.tablesaw.plotly.");

    /**
     * @param above the snippets of the cells before, in order
     * @param cell the cell's own, the last of which is an expression
     * @param adjustable the snippets whose numbers become values
     */
    static CellProgram of(String name, List<Snippet> above, List<Snippet> cell, List<Snippet> adjustable) {
        Snippet shown = cell.get(cell.size() - 1);
        List<Snippet> all = Stream.concat(above.stream(), cell.stream().limit(cell.size() - 1L)).toList();
        Set<String> names = new HashSet<>(shown.uses());
        Set<Snippet> needed = needed(all, names);
        List<Parameter> parameters = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Snippet snippet : all) {
            if (needed.contains(snippet)) {
                String text = adjustable.contains(snippet) ? withValues(snippet, names, parameters) : snippet.text();
                body.append(snippet.is(Kind.STATEMENT) ? "{\n" + text + "\n}\n" : text.endsWith("}") || text.endsWith(";") ? text + "\n" : text + "\n;\n");
            }
        }
        String imports = all.stream().filter(snippet -> snippet.is(Kind.IMPORT)).map(Snippet::text)
                .filter(line -> LEFT_OUT.stream().noneMatch(line::contains)).collect(Collectors.joining("\n"));
        String source = "package contrastive.chapters;\n" + imports + "\n\npublic final class " + name + " extends Cell {\n" + body
                + "public " + name + "(double... values) throws Exception {\nsuper(values);\n}\n"
                + "@Override\npublic Object shown() throws Exception {\nreturn " + shown.text() + "\n;\n}\n}\n";
        return new CellProgram(name, parameters, source);
    }

    /**
     * What is needed for some names, and for what that needs, and the statements that change it.
     *
     * @param names grow by those that are needed too
     */
    private static Set<Snippet> needed(List<Snippet> all, Set<String> names) {
        Set<Snippet> needed = new HashSet<>();
        Set<String> declared = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Snippet snippet : all) {
                boolean asked = snippet.declares().stream().anyMatch(names::contains)
                        || snippet.is(Kind.STATEMENT) && snippet.changes().stream().anyMatch(declared::contains);
                if (asked && needed.add(snippet)) {
                    names.addAll(snippet.uses());
                    declared.addAll(snippet.declares());
                    more = true;
                }
            }
        }
        return needed;
    }

    /** The text with a value in place of each number of a variable that is needed. */
    private static String withValues(Snippet snippet, Set<String> names, List<Parameter> parameters) {
        StringBuilder text = new StringBuilder(snippet.text());
        List<Parameter> numbers = snippet.numbers().stream().filter(number -> names.contains(number.variable())).toList();
        for (int i = numbers.size() - 1; i >= 0; i--) {
            Parameter number = numbers.get(i);
            String place = "given(" + (parameters.size() + i);
            text.replace(number.from(), number.to(), number.whole() ? place + ", \"" + number.name() + "\")" : place + ")");
        }
        parameters.addAll(numbers);
        return text.toString();
    }
}
