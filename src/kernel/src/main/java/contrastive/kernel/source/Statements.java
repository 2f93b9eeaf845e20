package contrastive.kernel.source;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/** Tells where the statements and declarations of a text end. */
public record Statements(SourceCodeAnalysis analysis, Syntax syntax) {
    /**
     * The first statement of a text.
     *
     * @param state whether it is whole; EMPTY if there is none
     * @param source the statement, or the whole text if its end cannot be told
     * @param rest what follows it
     */
    public record First(Completeness state, String source, String rest) {
    }

    /** The first statement, as JShell finds it; of some that are whole, such as one with {@code -> throw}, it says that it knows no end. */
    public First first(String code) {
        CompletionInfo info = analysis.analyzeCompletion(code);
        if (info.completeness() == Completeness.UNKNOWN) {
            int end = syntax.endOfFirst(code);
            if (end > 0) {
                return new First(Completeness.COMPLETE, code.substring(0, end), code.substring(end));
            }
        }
        return info.completeness().isComplete() ? new First(info.completeness(), info.source(), info.remaining())
                : new First(info.completeness(), code, "");
    }

    /** Whether nothing but whole statements, each with its semicolon, stands in a text. */
    public boolean areEnded(String code) {
        First first = first(code);
        return first.state() == Completeness.COMPLETE ? areEnded(first.rest()) : first.state() == Completeness.EMPTY;
    }

    /** How far the statements of a text go: EMPTY after the last whole one, else the state of what is left. */
    public Completeness completeness(String code) {
        First first = first(code);
        return first.state().isComplete() ? completeness(first.rest()) : first.state();
    }
}
