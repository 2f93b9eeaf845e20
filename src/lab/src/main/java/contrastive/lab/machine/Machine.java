package contrastive.lab.machine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The computer, as the set-up uses it to find and run programs and to print; tests replace it. */
public interface Machine {

    /** The programs of that name on the PATH, in its order, as absolute paths; the first may be a shim that fails. */
    Stream<Path> programs(String name);

    /** The program that a shell would start. */
    default Optional<Path> program(String name) {
        return programs(name).findFirst();
    }

    /** Runs a command to its end without input; its output is in the result, and in the log. */
    CommandResult run(Command command);

    /** Whether this user may install packages without a password. */
    boolean isRoot();

    boolean isWindows();

    /** Prints a sentence for the reader. */
    void say(String sentence);
}
