package contrastive.kernel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A stretch of Java or one magic line, with the line of the cell (from 1) on which it begins. */
public record CellPart(String text, int line, boolean isMagic) {
    private static final Pattern MAGIC = Pattern.compile("\\s*%{1,2}[a-zA-Z].*", Pattern.DOTALL);

    /**
     * Splits a cell at its magic lines. A line that looks like one but continues a statement, a comment or a text
     * block stays Java; so does one after a statement without its semicolon, which it may continue with a remainder.
     */
    public static List<CellPart> split(String code, Statements statements) {
        List<CellPart> parts = new ArrayList<>();
        String[] lines = code.split("\n", -1);
        StringBuilder java = new StringBuilder();
        int start = 1;
        for (int i = 0; i < lines.length; i++) {
            if (MAGIC.matcher(lines[i]).matches() && statements.areEnded(java.toString())) {
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
}
