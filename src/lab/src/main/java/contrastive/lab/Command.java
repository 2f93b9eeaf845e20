package contrastive.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command line and the environment variables it gets on top of ours.
 *
 * @param words the program and its arguments
 * @param environment variables to set; all others are inherited
 * @param directory where it runs
 */
record Command(List<String> words, Map<String, String> environment, Path directory) {

    private static final int LONGEST_WORD = 200;

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** A command in the current directory. */
    static Command of(Path program, String... arguments) {
        List<String> words = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
        return new Command(words, Map.of(), Path.of("").toAbsolutePath());
    }

    Command with(List<String> moreArguments) {
        List<String> all = new ArrayList<>(words);
        all.addAll(moreArguments);
        return new Command(all, environment, directory);
    }

    Command with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(words, all, directory);
    }

    Command in(Path workingDirectory) {
        return new Command(words, environment, workingDirectory);
    }

    /** Ready to start, with both output streams as one. */
    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** As one would type it on one line; programs and class paths among the arguments are left out. */
    @Override
    public String toString() {
        return words.stream()
                .map(word -> word.contains("\n") || word.length() > LONGEST_WORD ? "…" : word)
                .collect(Collectors.joining(" "));
    }
}
