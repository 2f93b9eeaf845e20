package contrastive.kernel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** A stretch of Java or one magic line, with the line of the cell (from 1) on which it begins. */
public record CellPart(String text, int line, boolean isMagic) {
    private static final Pattern MAGIC = Pattern.compile("\\s*%{1,2}[a-zA-Z].*");

    /**
     * Splits a cell at its magic lines. A line that looks like one but continues a statement, a comment or a text
     * block stays Java; so does one after a statement without its semicolon, which it may continue with a remainder.
     */
    public static List<CellPart> split(String code, SourceCodeAnalysis analysis) {
        List<CellPart> parts = new ArrayList<>();
        String[] lines = code.split("\n", -1);
        StringBuilder java = new StringBuilder();
        int start = 1;
        for (int i = 0; i < lines.length; i++) {
            if (MAGIC.matcher(lines[i]).matches() && isEnded(java.toString(), analysis)) {
                parts.add(new CellPart(java.toString(), start, false));
                parts.add(new CellPart(lines[i].strip(), i + 1, true));
                java.setLength(0);
                start = i + 2;
            } else {
                java.append(lines[i]).append('\n');
            }
        }
        parts.add(new CellPart(java.toString(), start, false));
        parts.removeIf(part -> part.text().isBlank());
        return parts;
    }

    private static boolean isEnded(String code, SourceCodeAnalysis analysis) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        while (info.completeness() == Completeness.COMPLETE) {
            info = analysis.analyzeCompletion(info.remaining());
        }
        return info.completeness() == Completeness.EMPTY;
    }

    /** How far the statements of a text go: EMPTY after the last whole one, else the state of what is left. */
    public static Completeness completeness(String code, SourceCodeAnalysis analysis) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        while (info.completeness().isComplete()) {
            info = analysis.analyzeCompletion(info.remaining());
        }
        return info.completeness();
    }
}
