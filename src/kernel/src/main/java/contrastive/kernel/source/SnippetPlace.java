package contrastive.kernel.source;

/** Where a snippet begins: the cell's execution number, the line in it (from 1), and the snippet's own text. */
public record SnippetPlace(int cell, int line, String source) {

    public String describe(int lineOfSnippet) {
        return "cell " + cell + ", line " + (line + lineOfSnippet - 1);
    }

    /** One line of the snippet (from 1), or an empty text if it has no such line. */
    public String sourceLine(int lineOfSnippet) {
        return source.lines().skip(Math.max(0, lineOfSnippet - 1)).findFirst().orElse("");
    }
}
