package contrastive.kernel.cells;

import contrastive.kernel.fresh.CellRun;
import contrastive.kernel.fresh.OutOfDateNotes;
import contrastive.kernel.help.CodeAssist;
import contrastive.kernel.help.LibrarySources;
import contrastive.kernel.help.PackageIndex;
import contrastive.kernel.loading.CellClass;
import contrastive.kernel.loading.CellLoader;
import contrastive.kernel.source.Statements;
import contrastive.kernel.source.Syntax;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.CellRunner.ThreadAbandoned;
import contrastive.kernel.stopping.ChildProcesses;
import contrastive.kernel.stopping.CellStopped;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jshell.JShell;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.BaseNotebookStatics;
import org.dflib.jjava.jupyter.kernel.HelpLink;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** The Java behind the protocol: one JShell, and what library code reaches by {@link BaseKernel#notebookKernel()}. */
public final class JavaKernel extends BaseKernel {
    private static final String FIRST_IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.regex.*;
            import java.util.stream.*;
            import static %s.*;
            """.formatted(BaseNotebookStatics.class.getName());

    private final CellRunner runner;
    private final OutOfDateNotes notes = new OutOfDateNotes();
    private Evaluator evaluator;
    private CodeAssist assist;
    private PackageIndex packages;
    private CellRun current;

    /**
     * What a cell came to: a value to show (null for none) or a failure, for each of the expressions asked for with it a
     * {@link DisplayData} or an error reply, and what it made out of date.
     */
    public record Outcome(DisplayData value, ErrorReply failure, Map<String, Object> expressions, List<ContentType<?>> notes) {
    }

    public JavaKernel(JupyterIO io, CommManager comms, CellRunner runner) {
        super("contrastive-balance-kernel", "0.1.0",
                new LanguageInfo("java", Runtime.version().toString(), "text/x-java", ".jshell", "java", "text/x-java", null),
                List.of(new HelpLink("Java API", "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/")),
                new CellHistory(), io, comms, renderer(), null, new MagicsRegistry(), false, new StringStyler.Builder().build());
        this.runner = runner;
    }

    private static Renderer renderer() {
        return new Renderer() {
            // the base library makes a broken link of one
            @Override
            protected DisplayData finalizeDisplayData(DisplayData data, Object value) {
                return super.finalizeDisplayData(value instanceof URL url ? new DisplayData(url.toString()) : data, value);
            }
        };
    }

    /** Starts JShell; on the cell thread, so that the kernel answers its first question meanwhile. */
    public void startJava() {
        CellLoader loader = new CellLoader(JavaKernel.class.getClassLoader());
        runner.setContextLoader(loader);
        CellControl control = new CellControl(loader, runner);
        AtomicLong unnamed = new AtomicLong();
        JShell shell = JShell.builder().executionEngine(new ExecutionControlProvider() {
            @Override
            public String name() {
                return "cells";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return control;
            }
        }, Map.of()).tempVariableNameGenerator(() -> CellClass.UNNAMED + unnamed.incrementAndGet()).build();
        Syntax syntax = new Syntax();
        Statements statements = new Statements(shell.sourceCodeAnalysis(), syntax);
        LibrarySources sources = new LibrarySources(shell.sourceCodeAnalysis());
        packages = new PackageIndex(shell.sourceCodeAnalysis());
        Magics magics = new Magics(magicsRegistry, shell::addToClasspath, sources);
        evaluator = new Evaluator(shell, loader, control, magics, syntax, statements, packages);
        assist = new CodeAssist(shell.sourceCodeAnalysis(), syntax, statements, sources, magicsRegistry::getLineMagicNames);
        current = new CellRun(FIRST_IMPORTS);
        evalRaw(FIRST_IMPORTS);
        packages.cellEnds();
    }

    /** Counts a cell that is to be remembered, and gives its number; a cell that is not has the next one's. */
    public int number(boolean remembered) {
        return remembered ? executionCount.getAndIncrement() : executionCount.get();
    }

    /** Runs a cell on the cell thread; {@code id} is what the front end calls it, or null if it does not say. */
    public Outcome run(String code, String id, int number, boolean remembered, Map<String, String> expressions) {
        DisplayData shown = null;
        ErrorReply failure = null;
        current = new CellRun(code);
        packages.cellBegins();
        try {
            shown = show(evaluator.evaluate(code, number, current));
            current.completed();
        } catch (CellFailure e) {
            failure = e.reply();
        } catch (CellStopped e) {
            failure = CellFailure.stopped().reply();
        }
        try {
            ChildProcesses.awaitOutput();
        } catch (InterruptedException stopped) {
            failure = CellFailure.stopped().reply();
        }
        if (remembered) {
            ((CellHistory) historyManager).add(number, code, shown == null ? "" : String.valueOf(shown.getData(MIMEType.TEXT_PLAIN)));
        }
        List<ContentType<?>> news = remembered ? notes.after(current, evaluator.finish(current, id, number)) : List.of();
        Map<String, Object> values = new LinkedHashMap<>();
        if (failure == null && expressions != null) {
            expressions.forEach((name, expression) -> values.put(name, evaluate(expression, number)));
        }
        packages.cellEnds();
        return new Outcome(shown, failure, values, news);
    }

    private Object evaluate(String expression, int number) {
        try {
            return DisplayData.emptyIfNull(show(evaluator.evaluate(expression, number, new CellRun(expression))));
        } catch (CellFailure e) {
            return e.reply();
        }
    }

    private DisplayData show(Object value) throws CellFailure {
        if (value == null || value instanceof DisplayData) {
            return (DisplayData) value;
        }
        try {
            return runner.runCode(() -> renderer.render(value));
        } catch (ThreadAbandoned e) {
            throw e;
        } catch (Exception | Error e) {
            throw CellFailure.display(e);
        }
    }

    @Override
    public Object evalRaw(String source) {
        try {
            return evaluator.evaluate(source, executionCount.get(), current);
        } catch (CellFailure e) {
            throw new IllegalArgumentException(e.reply().getErrorName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        return assist.inspect(code, at);
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        if (code.substring(code.lastIndexOf('\n', at - 1) + 1, at).stripLeading().startsWith("import")) {
            packages.await();
        }
        packages.make();
        return assist.complete(code, at);
    }

    @Override
    public String isComplete(String code) {
        return assist.isComplete(code);
    }

    @Override
    public void interrupt() {
        runner.stop(CellStopped.Cause.READER);
    }
}
