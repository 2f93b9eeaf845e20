package contrastive.lab;

/**
 * How a command ended.
 *
 * @param code its exit code; 0 is success, -1 that it could not be started
 * @param text all that it printed
 */
record Outcome(int code, String text) {

    boolean succeeded() {
        return code == 0;
    }

    private static final String REMARK = "WARNING: Using incubator modules";

    /** The last line that is not blank nor a remark that each kernel's JVM makes; most tools use it to say what went wrong. */
    String lastLine() {
        return text.lines().filter(line -> !line.isBlank() && !line.startsWith(REMARK)).reduce("", (before, line) -> line).strip();
    }
}
