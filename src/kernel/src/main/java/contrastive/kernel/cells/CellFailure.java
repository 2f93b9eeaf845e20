package contrastive.kernel.cells;

import contrastive.kernel.source.SnippetPlace;
import contrastive.kernel.stopping.CellStopped;
import contrastive.kernel.stopping.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/**
 * A cell that did not end well, as front ends show it: the root cause first with its whole message, then the lines of cells and
 * libraries it came through, without the kernel's own frames. The only colour is red, readable on light and dark.
 */
public final class CellFailure extends Exception {
    private static final int FRAMES = 14;
    private static final int IMPORTS = 3;
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";
    private static final List<String> MACHINERY = List.of("contrastive.kernel.", "jdk.jshell.", "jdk.internal.", "java.lang.reflect.",
            "java.lang.invoke.");

    private static final String ALL_IN_ONE = "each declaration of a cell is compiled by itself: declare the sealed type and all that"
            + " extends it inside one interface, or name its subclasses with permits and make them final";
    /** By javac's key of an error, what it does not say of cells. */
    private static final Map<String, String> REASONS = Map.of(
            "compiler.err.sealed.class.must.have.subclasses", ALL_IN_ONE,
            "compiler.err.non.sealed.with.no.sealed.supertype", ALL_IN_ONE,
            "compiler.err.invalid.canonical.constructor.in.record", "a record of a cell is public, and so is its constructor");

    private final ErrorReply reply;

    private CellFailure(String name, String message, List<String> traceback) {
        super(message, null, false, false);
        reply = new ErrorReply(name, message, traceback);
    }

    public ErrorReply reply() {
        return reply;
    }

    private static CellFailure headed(String name, String message, List<String> below) {
        return new CellFailure(name, message, Stream.concat(Stream.of(headline(name, message)), below.stream()).toList());
    }

    private static String headline(String name, String message) {
        return RED + name + PLAIN + (message.isEmpty() ? "" : ": " + message);
    }

    private static String at(SnippetPlace place, int line, String message) {
        return RED + place.describe(line) + ": " + message + PLAIN;
    }

    /** @param translated JShell's copy of {@code thrown}, link by link, in which frames of cells are told by snippet */
    static CellFailure exception(Throwable thrown, EvalException translated, Function<String, SnippetPlace> places) {
        if (StopSignal.isRaised()) {
            return stopped(frames(translated.getStackTrace(), places, FRAMES));
        }
        List<String> lines = new ArrayList<>();
        Throwable root = thrown;
        JShellException copy = translated;
        while (copy.getCause() instanceof JShellException next) {
            lines.addAll(0, frames(copy.getStackTrace(), places, 2));
            lines.add(0, "passed on as " + headline(nameOf(root), messageOf(root)));
            root = root.getCause();
            copy = next;
        }
        lines.addAll(0, frames(copy.getStackTrace(), places, FRAMES));
        if (root instanceof OutOfMemoryError) {
            lines.add(heapIsFull());
        }
        return headed(nameOf(root), messageOf(root), lines);
    }

    /** An exception thrown while a value was turned into what front ends show. */
    static CellFailure display(Throwable thrown) {
        if (StopSignal.isRaised()) {
            return stopped();
        }
        List<String> lines = new ArrayList<>(List.of("    while the value was shown"));
        lines.addAll(frames(thrown.getStackTrace(), id -> null, FRAMES));
        return headed(nameOf(thrown), messageOf(thrown), lines);
    }

    /** A cell that was abandoned, or a failure of JShell or of the kernel, such as a heap that ran dry while the cell was compiled. */
    public static CellFailure withoutPlace(Throwable e) {
        if (e instanceof CellStopped stopped) {
            return stopped.unstoppableCall().map(CellFailure::stoppedIn).orElseGet(CellFailure::stopped);
        }
        return headed(nameOf(e), messageOf(e), List.of("    before or after the cell's own code"));
    }

    static CellFailure stopped() {
        return stopped(List.of());
    }

    private static CellFailure stopped(List<String> frames) {
        return StopSignal.isForMemory() ? headed("OutOfMemoryError", heapIsFull(), frames)
                : headed("Stopped", "the cell was stopped; all variables are kept", frames);
    }

    private static CellFailure stoppedIn(String call) {
        return headed("Stopped", "the cell was stopped, and all variables are kept; but " + call + ", which it had called, is JDK code"
                + " that cannot be interrupted: until it ends or the kernel is restarted, it may keep a core of the processor busy", List.of());
    }

    private static String heapIsFull() {
        return "the heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is full; all variables are kept, and they take"
                + " part of it: clear the large ones or set them to null";
    }

    /** A statement that does not compile; it would have replaced {@code dropped}, and {@code importable} finds types by simple names. */
    static CellFailure compilation(List<Diag> errors, SnippetPlace place, Set<String> dropped, Function<String, List<String>> importable) {
        List<String> lines = new ArrayList<>();
        errors.forEach(error -> lines.addAll(compilation(error, place)));
        if (place.source().matches("(?s)\\s*package\\s.*")) {
            lines.add("a cell belongs to no package; leave the line out");
        }
        errors.stream().filter(error -> error.getCode().startsWith("compiler.err.cant.resolve"))
                .map(error -> place.source().substring((int) error.getStartPosition(), (int) error.getEndPosition()))
                .distinct().forEach(name -> lines.addAll(imports(name, importable)));
        if (!dropped.isEmpty()) {
            lines.add("gone, because this new declaration does not compile: " + String.join(", ", new TreeSet<>(dropped)));
        }
        errors.stream().map(error -> REASONS.get(error.getCode())).filter(Objects::nonNull).distinct().forEach(lines::add);
        return new CellFailure("CompilationError", errors.isEmpty() ? "" : messageOf(errors.get(0)), lines);
    }

    private static List<String> imports(String name, Function<String, List<String>> importable) {
        List<String> types = name.matches("\\p{Lu}\\w*") ? importable.apply(name) : List.of();
        return types.stream().limit(IMPORTS).map(type -> "import " + type + "; ?").toList();
    }

    private static List<String> compilation(Diag error, SnippetPlace place) {
        String source = place.source();
        int start = (int) Math.max(0, Math.min(error.getStartPosition(), source.length()));
        int end = (int) Math.max(start, Math.min(error.getEndPosition(), source.length()));
        int line = 1 + (int) source.substring(0, start).chars().filter(c -> c == '\n').count();
        int column = start - (source.lastIndexOf('\n', start - 1) + 1);
        String text = place.sourceLine(line);
        int width = Math.max(1, Math.min(end - start, text.length() - column));
        String margin = text.substring(0, Math.min(column, text.length())).replaceAll("[^\t]", " ");
        String[] message = messageOf(error).split("\n", 2);
        List<String> lines = new ArrayList<>(List.of(at(place, line, message[0]), "    " + text,
                "    " + margin + RED + "^".repeat(width) + PLAIN));
        if (message.length > 1) {
            message[1].lines().map(more -> "    " + more.strip()).forEach(lines::add);
        }
        return lines;
    }

    // javac names the class that JShell wraps around a snippet as the location; a reader never wrote it
    private static String messageOf(Diag error) {
        return error.getMessage(Locale.ENGLISH).lines().filter(line -> !line.strip().matches("location:\\s+class\\s*"))
                .collect(Collectors.joining("\n"));
    }

    static CellFailure unresolved(String name, List<String> missing, SnippetPlace place, Function<String, List<String>> importable) {
        String message = name + " cannot be used before this is defined: " + String.join(", ", missing);
        List<String> lines = new ArrayList<>(List.of(at(place, 1, message), "    " + place.sourceLine(1)));
        missing.forEach(what -> lines.addAll(imports(what.replaceFirst("class ", ""), importable)));
        return new CellFailure("Unresolved", message, lines);
    }

    static CellFailure magic(String message, SnippetPlace place) {
        return new CellFailure("MagicError", message, List.of(at(place, 1, message), "    " + place.source()));
    }

    private static List<String> frames(StackTraceElement[] stack, Function<String, SnippetPlace> places, int limit) {
        List<StackTraceElement> shown = new ArrayList<>();
        boolean below = false;
        for (StackTraceElement frame : stack) {
            // where in Java's own library it surfaced is of use; what lies between the reader's lines is not
            boolean javas = frame.getClassName().matches("(java|javax|jdk|sun)\\..*");
            if (!(javas && below) && MACHINERY.stream().noneMatch(frame.getClassName()::startsWith)) {
                shown.add(frame);
            }
            below |= !javas;
        }
        Stream<String> lines = shown.stream().limit(limit).map(frame -> "    " + describe(frame, places));
        return shown.size() <= limit ? lines.toList()
                : Stream.concat(lines, Stream.of("    and " + (shown.size() - limit) + " more lines")).toList();
    }

    private static String describe(StackTraceElement frame, Function<String, SnippetPlace> places) {
        String file = String.valueOf(frame.getFileName());
        SnippetPlace place = file.startsWith("#") ? places.apply(file.substring(1)) : null;
        if (place == null) {
            String location = frame.getFileName() == null ? "" : " (" + file + ":" + frame.getLineNumber() + ")";
            return "at " + frame.getClassName() + "." + frame.getMethodName() + location;
        }
        String name = frame.getMethodName();
        String method = name.isEmpty() ? "" : name.startsWith("lambda$") ? " in a lambda" : " in " + name + "()";
        return place.describe(frame.getLineNumber()) + method + ":  " + place.sourceLine(frame.getLineNumber()).strip();
    }

    private static String nameOf(Throwable e) {
        Class<?> type = e.getClass();
        while (type.getSimpleName().isEmpty()) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }

    private static String messageOf(Throwable e) {
        try {
            return e.getMessage() == null ? "" : e.getMessage();
        } catch (RuntimeException | StackOverflowError broken) {
            return "(its getMessage() failed)";
        }
    }
}
