package contrastive.lab.machine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program and its arguments, with the environment variables it gets in addition to ours and the directory where it runs.
 *
 * @param isSilent whether no progress lines are printed while it runs
 */
public record Command(List<String> words, Map<String, String> environment, Path directory, boolean isSilent) {

    private static final int LONGEST_WORD = 200;

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** A command in the current directory. */
    public static Command of(Path program, String... arguments) {
        return new Command(List.of(program.toString()), Map.of(), Path.of("").toAbsolutePath(), false).with(List.of(arguments));
    }

    public Command with(List<String> moreArguments) {
        return new Command(Stream.concat(words.stream(), moreArguments.stream()).toList(), environment, directory, isSilent);
    }

    public Command with(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        return new Command(words, all, directory, isSilent);
    }

    public Command in(Path workingDirectory) {
        return new Command(words, environment, workingDirectory, isSilent);
    }

    public Command silently() {
        return new Command(words, environment, directory, true);
    }

    /** A process builder with standard output and error merged. */
    public ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** The command as typed on one line; scripts and class paths among the arguments are left out. */
    @Override
    public String toString() {
        return words.stream().map(word -> word.contains("\n") || word.length() > LONGEST_WORD ? "…" : word)
                .collect(Collectors.joining(" "));
    }
}
