package contrastive.kernel.help;

import contrastive.kernel.source.CellPart;
import contrastive.kernel.source.Statements;
import contrastive.kernel.source.Syntax;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.SourceCodeAnalysis;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Help while typing: completions, documentation, and whether a cell is whole. Positions count Java chars. */
public record CodeAssist(SourceCodeAnalysis analysis, Syntax syntax, Statements statements, LibrarySources sources,
        Supplier<? extends Collection<String>> magics) {
    // whole text blocks, strings, characters and comments
    private static final Pattern TEXTS = Pattern.compile("\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\"|\"(?!\"\")(?:[^\"\\\\\n]++|\\\\.)*+\""
            + "|'(?:[^'\\\\\n]++|\\\\.)*+'|//[^\n]*\n|/\\*.*?\\*/", Pattern.DOTALL);

    // no type of a result before the name
    private static final Pattern CONSTRUCTOR = Pattern.compile("^[\\w.]+(?=\\()");

    private static final Pattern IN_BRACES = Pattern.compile("\\{@(?:code|literal|link|linkplain|value)\\s+([^{}]*)}");

    // between other marks, as in 1 <= r <= d, there is text
    private static final String TAG = "(?i)</?(?:a|b|big|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|font|h\\d|hr|i|img|ins|kbd"
            + "|li|ol|p|pre|q|s|samp|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)(?:\\s+[\\w-]+\\s*=[^<>]*|\\s*/?)>";

    public ReplacementOptions complete(String code, int cursor) {
        int line = code.lastIndexOf('\n', cursor - 1) + 1;
        String before = code.substring(line, cursor);
        if (before.stripLeading().startsWith("%") && statements.areEnded(code.substring(0, line))) {
            String word = before.strip().substring(1);
            return new ReplacementOptions(magics.get().stream().filter(name -> name.startsWith(word)).sorted().toList(),
                    cursor - word.length(), cursor);
        }
        int start = startOfStatement(code, cursor);
        // inside a text
        if (TEXTS.matcher(code.substring(start, cursor)).replaceAll("").matches("(?s).*(?:[\"']|//|/\\*).*")) {
            return new ReplacementOptions(List.of(), cursor, cursor);
        }
        int[] anchor = {cursor};
        List<String> matches = analysis.completionSuggestions(code.substring(start), cursor - start, anchor).stream()
                .map(Suggestion::continuation).distinct().sorted().toList();
        return new ReplacementOptions(matches, matches.isEmpty() ? cursor : start + anchor[0], cursor);
    }

    /** @return the signatures and javadoc of what the cursor is on or in, or null if that is nothing known */
    public DisplayData inspect(String code, int cursor) {
        int start = startOfStatement(code, cursor);
        String statement = code.substring(start);
        int end = cursor - start;
        while (end < statement.length() && Character.isJavaIdentifierPart(statement.charAt(end))) {
            end++;
        }
        sources.provide();
        List<Documentation> found = documentation(statement, end);
        if (found.isEmpty()) {
            return null;
        }
        // of a record, its parameters are told with the type
        boolean complete = found.stream().anyMatch(each -> String.valueOf(each.javadoc()).contains("@param"));
        List<Documentation> types = complete ? List.of() : found.stream()
                .map(each -> CONSTRUCTOR.matcher(each.signature())).filter(Matcher::find).map(Matcher::group).distinct()
                .flatMap(type -> analysis.documentation(type, type.length(), true).stream()).toList();
        return new DisplayData(Stream.concat(found.stream(), types.stream()).map(CodeAssist::describe).distinct()
                .collect(Collectors.joining("\n\n")));
    }

    // a method is documented inside its brackets only
    private List<Documentation> documentation(String statement, int end) {
        List<Documentation> found = analysis.documentation(statement, end, true);
        return found.isEmpty() ? analysis.documentation(statement.substring(0, end) + "(", end + 1, true) : found;
    }

    private static String describe(Documentation documentation) {
        String javadoc = documentation.javadoc();
        return javadoc == null || javadoc.isBlank() ? documentation.signature()
                : documentation.signature() + "\n" + plainText(javadoc).indent(4).stripTrailing();
    }

    /** Javadoc without its marks, for the small window under the cursor. */
    static String plainText(String javadoc) {
        // what stands in braces is no markup: List<String> keeps its bracket
        return IN_BRACES.matcher(javadoc).replaceAll(tag -> Matcher.quoteReplacement(
                        tag.group(1).replaceFirst("^#", "").replace("<", "&lt;").replace(">", "&gt;")))
                .replaceAll("(?i)<p>|</?(?:ul|ol|dl|blockquote|pre|table|tr)>", "\n")
                .replaceAll("(?i)<li>", "\n- ").replaceAll(TAG, "")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
                .replaceAll("[ \t]*\n[ \t]*", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    /** One of {@link BaseKernel}'s two constants, or the indent of the line to come. */
    public String isComplete(String code) {
        Completeness state = Completeness.EMPTY;
        for (CellPart part : CellPart.split(code, statements)) {
            state = part.isMagic() ? Completeness.EMPTY : statements.completeness(part.text());
        }
        return switch (state) {
            case COMPLETE, COMPLETE_WITH_SEMI, EMPTY -> isValid(code) ? BaseKernel.IS_COMPLETE_YES : BaseKernel.IS_COMPLETE_BAD;
            case CONSIDERED_INCOMPLETE, DEFINITELY_INCOMPLETE -> indentAfter(code);
            case UNKNOWN -> BaseKernel.IS_COMPLETE_BAD;
        };
    }

    private boolean isValid(String code) {
        return CellPart.split(code, statements).stream().filter(part -> !part.isMagic())
                .flatMap(part -> Stream.iterate(statements.first(part.text()), first -> first.state() != Completeness.EMPTY,
                        first -> statements.first(first.rest())))
                .allMatch(statement -> syntax.isValid(statement.source()));
    }

    private static String indentAfter(String code) {
        String line = code.substring(code.stripTrailing().lastIndexOf('\n') + 1);
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        return line.stripTrailing().matches(".*[({\\[]") ? indent + "    " : indent;
    }

    // JShell looks at one statement at a time; a magic line before it is no Java
    private int startOfStatement(String code, int cursor) {
        int start = 0;
        for (CellPart part : CellPart.split(code.substring(0, cursor), statements)) {
            start = offsetOfLine(code, part.line());
            if (part.isMagic()) {
                start = cursor;
                continue;
            }
            String rest = part.text();
            Statements.First first = statements.first(rest);
            while (first.state() == Completeness.COMPLETE && !first.rest().isBlank()) {
                start += rest.length() - first.rest().length();
                rest = first.rest();
                first = statements.first(rest);
            }
        }
        return Math.min(start, cursor);
    }

    private static int offsetOfLine(String code, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            offset = code.indexOf('\n', offset) + 1;
        }
        return offset;
    }
}
