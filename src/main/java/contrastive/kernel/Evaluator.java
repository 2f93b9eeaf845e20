package contrastive.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Runs the statements of a cell one after the other; what ran before a failing one stays. */
final class Evaluator {
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final CellControl control;
    private final Magics magics;
    private final Map<String, Place> places = new HashMap<>();
    // declarations that wait for a type which the same cell may declare further down
    private final List<DeclarationSnippet> unfinished = new ArrayList<>();

    Evaluator(JShell shell, CellControl control, Magics magics) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
        this.control = control;
        this.magics = magics;
    }

    /** @return the value of the cell's last line if that is an expression, else null */
    Object evaluate(String code, int cell) throws CellFailure {
        Object value = null;
        unfinished.clear();
        for (CellPart part : CellPart.split(code, analysis)) {
            value = part.isMagic()
                    ? magics.run(part.text(), new Place(cell, part.line(), part.text()))
                    : statements(part, cell);
        }
        for (DeclarationSnippet snippet : unfinished) {
            if (shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED) {
                throw unresolved(snippet);
            }
        }
        return value;
    }

    private CellFailure unresolved(DeclarationSnippet user) {
        return ErrorReport.unresolved(user, shell.unresolvedDependencies(user).toList(), places.get(user.id()));
    }

    private Object statements(CellPart part, int cell) throws CellFailure {
        Object value = null;
        String rest = part.text();
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                return value;
            }
            boolean complete = info.completeness().isComplete();
            String source = complete ? info.source() : rest;
            String blank = source.substring(0, source.length() - source.stripLeading().length());
            String before = part.text().substring(0, part.text().length() - rest.length()) + blank;
            int line = part.line() + (int) before.chars().filter(c -> c == '\n').count();
            value = statement(source.stripLeading(), cell, line);
            if (!complete) {
                return value;
            }
            rest = info.remaining();
        }
        return value;
    }

    private Object statement(String source, int cell, int line) throws CellFailure {
        List<SnippetEvent> events = shell.eval(source);
        Object value = control.takeValue();
        Throwable thrown = control.takeThrown();
        Snippet last = null;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            last = event.snippet();
            Place place = new Place(cell, line, source);
            places.put(last.id(), place);
            if (event.status() == Status.RECOVERABLE_NOT_DEFINED && last instanceof DeclarationSnippet declaration) {
                unfinished.add(declaration);
            }
            if (event.status() == Status.REJECTED) {
                throw ErrorReport.compilation(shell.diagnostics(last).filter(Diag::isError).toList(), place);
            }
            if (event.exception() instanceof EvalException translated) {
                throw ErrorReport.exception(thrown, translated, places::get);
            }
            if (event.exception() instanceof UnresolvedReferenceException unresolved) {
                throw unresolved(unresolved.getSnippet());
            }
        }
        if (last == null || StopSignal.isRaised()) {
            StopSignal.check();
            return null;
        }
        SubKind kind = last.subKind();
        if (kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            forget((VarSnippet) last);
        }
        boolean shown = kind == SubKind.TEMP_VAR_EXPRESSION_SUBKIND || kind == SubKind.VAR_VALUE_SUBKIND
                || kind == SubKind.OTHER_EXPRESSION_SUBKIND;
        return shown ? value : null;
    }

    // JShell would keep the value of every expression in a variable $1, $2, ... that nobody sees
    private void forget(VarSnippet unnamed) {
        try {
            control.clear(unnamed.name());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JShell changed how it keeps unnamed values", e);
        }
        shell.drop(unnamed);
        places.remove(unnamed.id());
    }
}
