package contrastive.lab.machine;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exit code of a command (0 means success, -1 that it could not be started) and everything that it printed. */
public record CommandResult(int code, String text) {

    private static final int LINES_OF_CAUSE = 3;
    /** What JVMs print whether or not something is wrong. */
    private static final Pattern JVM_NOISE = Pattern.compile("Picked up \\w+:.*|\\d+ compiler directives added.*"
            + "|WARNING: (Using incubator modules|.*sun\\.misc\\.Unsafe|Please consider reporting|A restricted method"
            + "|java\\.lang\\.System::load|Use --enable-native-access|Restricted methods).*|SLF4J(\\(W\\))?: .*");
    /** What a JVM that cannot start adds to the cause. */
    private static final Pattern JVM_FRAME = Pattern.compile("Error occurred during initialization of (VM|boot layer)"
            + "|Error: Could not create the Java Virtual Machine\\.|Error: A fatal exception has occurred\\. Program will exit\\.");

    public boolean succeeded() {
        return code == 0;
    }

    /** The last line that says something; most tools say there what went wrong. */
    public String lastLine() {
        return telling().reduce("", (before, line) -> line);
    }

    /** Why a JVM could not start, in its own words on one line, with the options that it took from the environment. */
    public String jvmCause() {
        String cause = telling().takeWhile(line -> !line.startsWith("Traceback")).filter(line -> !JVM_FRAME.matcher(line).matches())
                .limit(LINES_OF_CAUSE).collect(Collectors.joining("; "));
        return text.lines().filter(line -> line.startsWith("Picked up ")).findFirst()
                .map(options -> cause + " (" + options + ")").orElse(cause);
    }

    private Stream<String> telling() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !JVM_NOISE.matcher(line).matches());
    }
}
