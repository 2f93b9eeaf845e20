package contrastive.lab.machine;

import java.nio.file.Path;
import java.util.Optional;

/** The computer, as the set-up uses it to find and run programs and to print; tests replace it. */
public interface Machine {

    /** The program of that name on the PATH, as an absolute path. */
    Optional<Path> program(String name);

    /** Runs a command to its end without input; its output is in the result, and in the log. */
    CommandResult run(Command command);

    /** Whether this user may install packages without a password. */
    boolean isRoot();

    boolean isWindows();

    /** Prints a sentence for the reader. */
    void say(String sentence);
}
