package contrastive.lab.machine;

/**
 * Exit code and output of a command.
 *
 * @param code its exit code; 0 means success, -1 that it could not be started
 * @param text everything that it printed
 */
public record CommandResult(int code, String text) {

    public boolean succeeded() {
        return code == 0;
    }

    private static final String JVM_WARNING = "WARNING: Using incubator modules";

    /** The last line that is not blank and not a warning that each kernel's JVM prints; most tools say there what went wrong. */
    public String lastLine() {
        return text.lines().filter(line -> !line.isBlank() && !line.startsWith(JVM_WARNING)).reduce("", (before, line) -> line).strip();
    }
}
