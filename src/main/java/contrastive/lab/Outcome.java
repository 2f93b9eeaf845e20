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

    /** The last line that is not blank, which most tools use to say what went wrong. */
    String lastLine() {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
    }
}
