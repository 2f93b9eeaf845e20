package contrastive.lab;

import java.nio.file.Path;
import java.util.Optional;

/** The computer as the set-up sees it: the one seam through which it looks for programs, runs them and speaks. */
interface Machine {

    /** The program of that name on the PATH, as an absolute path. */
    Optional<Path> program(String name);

    /** Runs a command to its end without input; what it prints is in the outcome, and in the log. */
    Outcome run(Command command);

    /** Whether this user may install packages without a password. */
    boolean isRoot();

    boolean isWindows();

    /** Tells the reader a sentence. */
    void say(String sentence);
}
