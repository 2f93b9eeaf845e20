package contrastive.kernel;

/** Where a snippet begins: the cell's execution number, the line in it (from 1), and the snippet's own text. */
record Place(int cell, int line, String source) {

    String describe(int lineOfSnippet) {
        return "cell " + cell + ", line " + (line + lineOfSnippet - 1);
    }

    /** One line of the snippet (from 1), or an empty text if it has no such line. */
    String sourceLine(int lineOfSnippet) {
        return source.lines().skip(Math.max(0, lineOfSnippet - 1)).findFirst().orElse("");
    }
}
