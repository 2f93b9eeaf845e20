package contrastive.kernel.cells;

import contrastive.kernel.fresh.CellDependencies;
import contrastive.kernel.fresh.CellRun;
import contrastive.kernel.fresh.OutOfDateNote;
import contrastive.kernel.help.PackageIndex;
import contrastive.kernel.loading.CellLoader;
import contrastive.kernel.source.CellPart;
import contrastive.kernel.source.SnippetPlace;
import contrastive.kernel.source.Statements;
import contrastive.kernel.source.Syntax;
import contrastive.kernel.stopping.StopSignal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/** Runs the statements of a cell one after the other; what ran before a failing one stays. */
final class Evaluator {
    private static final Set<SubKind> SHOWN =
            EnumSet.of(SubKind.TEMP_VAR_EXPRESSION_SUBKIND, SubKind.VAR_VALUE_SUBKIND, SubKind.OTHER_EXPRESSION_SUBKIND);

    private final JShell shell;
    private final Statements statements;
    private final PackageIndex packages;
    private final CellLoader loader;
    private final CellControl control;
    private final Magics magics;
    private final Syntax syntax;
    private final CellDependencies dependencies;
    private final SnippetCleanup cleanup;
    private final Map<String, SnippetPlace> places = new HashMap<>();
    // declarations that wait for a type which the same cell may declare further down
    private final List<DeclarationSnippet> unfinished = new ArrayList<>();

    Evaluator(JShell shell, CellLoader loader, CellControl control, Magics magics, Syntax syntax, Statements statements,
            PackageIndex packages) {
        this.shell = shell;
        this.loader = loader;
        this.statements = statements;
        this.packages = packages;
        this.control = control;
        this.magics = magics;
        this.syntax = syntax;
        this.dependencies = new CellDependencies(this::valueOf);
        this.cleanup = new SnippetCleanup(shell, places::remove);
    }

    /** What a cell made out of date that has run to its end or failed; {@code id} is the front end's name for it, or null. */
    OutOfDateNote finish(CellRun run, String id, int number) {
        run.broken.removeIf(this::isValid);
        OutOfDateNote note = dependencies.finish(run, id, number);
        run.replaced.stream().filter(method -> shell.status(method).isActive()).forEach(shell::drop);
        return note;
    }

    private boolean isValid(String name) {
        return shell.snippets().anyMatch(snippet -> snippet instanceof DeclarationSnippet declaration && nameOf(declaration).equals(name)
                && shell.status(snippet) == Status.VALID);
    }

    private Object valueOf(String variable) {
        return shell.variables().filter(candidate -> candidate.name().equals(variable)).findFirst()
                .map(found -> loader.currentClasses().value(found.id(), variable)).orElse(null);
    }

    /** Runs a cell, or code that a cell evaluates; gives the value of its last line if that is an expression, else null. */
    Object evaluate(String code, int cell, CellRun run) throws CellFailure {
        Object value = null;
        unfinished.clear();
        for (CellPart part : CellPart.split(code, statements)) {
            value = part.isMagic() ? magics.run(part.text(), new SnippetPlace(cell, part.line(), part.text()))
                    : runStatements(part, cell, run);
        }
        for (DeclarationSnippet snippet : unfinished) {
            if (shell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED) {
                throw unresolved(snippet);
            }
        }
        return value;
    }

    private CellFailure unresolved(DeclarationSnippet user) {
        return CellFailure.unresolved(nameOf(user), shell.unresolvedDependencies(user).toList(), places.get(user.id()), packages::holding);
    }

    private Object runStatements(CellPart part, int cell, CellRun run) throws CellFailure {
        Object value = null;
        String rest = part.text();
        for (Statements.First first = statements.first(rest); first.state() != Completeness.EMPTY; first = statements.first(rest)) {
            String source = first.source().stripLeading();
            int begin = part.text().length() - rest.length() + first.source().length() - source.length();
            int line = part.line() + (int) part.text().substring(0, begin).chars().filter(c -> c == '\n').count();
            value = statement(new SnippetPlace(cell, line, source), run);
            rest = first.rest();
        }
        return value;
    }

    private Object statement(SnippetPlace statement, CellRun run) throws CellFailure {
        CellRun.Step step = dependencies.before(run, syntax.names(statement.source()));
        SnippetPlace place = asJShellTakesIt(statement, run, step);
        List<SnippetEvent> events = shell.eval(place.source());
        Object value = control.value.getAndSet(null);
        Throwable thrown = control.thrown.getAndSet(null);
        run.lost.addAll(loader.currentClasses().takeLost());
        List<String> moved = loader.currentClasses().takeMoved();
        shell.snippets().filter(snippet -> moved.contains(snippet.id()))
                .forEach(snippet -> run.moved.add(nameOf((DeclarationSnippet) snippet)));
        events.stream().filter(event -> event.causeSnippet() != null).forEach(event -> noteIfBroken(event, run));
        Snippet last = null;
        for (SnippetEvent event : events) {
            cleanUpAfter(event);
            if (event.causeSnippet() != null) {
                continue;
            }
            last = event.snippet();
            places.put(last.id(), place);
            if (event.status() == Status.RECOVERABLE_NOT_DEFINED && last instanceof DeclarationSnippet declaration) {
                unfinished.add(declaration);
            }
            if (event.status() == Status.REJECTED) {
                step.use().declares().stream().filter(name -> dependencies.isDeclared(name) && !isValid(name)).forEach(run.dropped::add);
                throw CellFailure.compilation(shell.diagnostics(last).filter(Diag::isError).toList(), place, run.dropped, packages::holding);
            }
            dependencies.after(run, step);
            if (last instanceof MethodSnippet method) {
                run.methods.add(method);
            }
            if (event.exception() instanceof EvalException translated) {
                throw CellFailure.exception(thrown, translated, places::get);
            }
            if (event.exception() instanceof UnresolvedReferenceException unresolved) {
                throw unresolved(unresolved.getSnippet());
            }
        }
        if (last == null || StopSignal.isRaised()) {
            StopSignal.check();
            return null;
        }
        return SHOWN.contains(last.subKind()) ? value : null;
    }

    /**
     * Sees to it that a type whose static state is out of date, or could not be computed, is defined anew. JShell does nothing for the
     * same code again, but for code in other lines it does.
     */
    private SnippetPlace asJShellTakesIt(SnippetPlace statement, CellRun run, CellRun.Step step) {
        boolean outdated = dependencies.isInitializationOutdated(run, step);
        String known = shell.types().filter(type -> step.use().declares().contains(type.name())).map(Snippet::id)
                .filter(id -> outdated || loader.currentClasses().isUnfinished(id)).findFirst().orElse(null);
        loader.defineAnew(known);
        String source = syntax.withPublicConstructors(statement.source());
        return known == null || places.get(known).source().startsWith("\n") ? new SnippetPlace(statement.cell(), statement.line(), source)
                : new SnippetPlace(statement.cell(), statement.line() - 1, "\n" + source);
    }

    private static void noteIfBroken(SnippetEvent event, CellRun run) {
        if (event.snippet() instanceof DeclarationSnippet declaration) {
            if (event.status() == Status.VALID) {
                run.mended.add(nameOf(declaration));
            } else if (event.previousStatus() == Status.VALID && event.status().isActive()) {
                run.broken.add(nameOf(declaration));
            }
        }
    }

    private static String nameOf(DeclarationSnippet declaration) {
        return declaration.name() + (declaration instanceof MethodSnippet ? "()" : "");
    }

    private void cleanUpAfter(SnippetEvent event) {
        Snippet snippet = event.snippet();
        if (snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND && event.status().isActive()) {
            // JShell would keep the value of every expression in a variable that nobody sees
            try {
                control.clear(((VarSnippet) snippet).name());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("JShell changed how it keeps unnamed values", e);
            }
            shell.drop(snippet);
        }
        if (!shell.status(snippet).isActive() || !snippet.kind().isPersistent()) {
            cleanup.add(snippet);
        }
    }
}
