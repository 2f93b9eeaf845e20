package contrastive.lab.machine;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** This computer. Each command and its output are appended to a log file. */
public class LocalMachine implements Machine {

    private static final Duration BETWEEN_PROGRESS_LINES = Duration.ofSeconds(5);
    private static final int LONGEST_PROGRESS_LINE = 100;

    private final Path log;
    private final Duration betweenProgressLines;

    public LocalMachine(Path log) {
        this(log, BETWEEN_PROGRESS_LINES);
    }

    LocalMachine(Path log, Duration betweenProgressLines) {
        this.log = log;
        this.betweenProgressLines = betweenProgressLines;
    }

    @Override
    public Stream<Path> programs(String name) {
        List<String> endings = isWindows() ? List.of(".exe", ".bat", ".cmd") : List.of("");
        return folders(System.getenv().getOrDefault("PATH", ""))
                .flatMap(folder -> endings.stream().map(ending -> folder.resolve(name + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).map(Path::toAbsolutePath);
    }

    /** The folders that a PATH names. Windows allows quotes around them and ignores entries that are no path. */
    public static Stream<Path> folders(String path) {
        return Arrays.stream(path.split(File.pathSeparator)).map(entry -> entry.replace("\"", "")).filter(entry -> !entry.isBlank())
                .flatMap(entry -> {
                    try {
                        return Stream.of(Path.of(entry));
                    } catch (InvalidPathException noPath) {
                        return Stream.empty();
                    }
                });
    }

    /** @throws UncheckedIOException if the log cannot be written */
    @Override
    public CommandResult run(Command command) {
        CommandResult result;
        try {
            result = result(command.builder().start(), command.isSilent());
        } catch (IOException failure) {
            result = new CommandResult(-1, String.valueOf(failure.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            result = new CommandResult(-1, "interrupted: " + command);
        }
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "$ " + command + System.lineSeparator() + result.text(),
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + log, failure);
        }
        return result;
    }

    private CommandResult result(Process process, boolean silent) throws IOException, InterruptedException {
        Thread stopWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        try {
            process.getOutputStream().close();
            StringBuffer text = new StringBuffer();
            Thread reader = new Thread(() -> process.inputReader().lines().forEach(line -> text.append(line).append('\n')));
            reader.start();
            for (Duration passed = betweenProgressLines;
                    !process.waitFor(betweenProgressLines.toMillis(), TimeUnit.MILLISECONDS);
                    passed = passed.plus(betweenProgressLines)) {
                if (!silent) {
                    say("  " + passed.toSeconds() + " s" + progress(new CommandResult(0, text.toString()).lastLine()));
                }
            }
            reader.join();
            return new CommandResult(process.exitValue(), text.toString());
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopWithUs);
        }
    }

    private static String progress(String line) {
        return line.isEmpty() ? "" : ": " + (line.length() > LONGEST_PROGRESS_LINE ? line.substring(0, LONGEST_PROGRESS_LINE) + "…" : line);
    }

    @Override
    public boolean isRoot() {
        return !isWindows() && new UnixSystem().getUid() == 0;
    }

    @Override
    public boolean isWindows() {
        return File.separatorChar == '\\';
    }

    @Override
    public void say(String sentence) {
        System.out.println(sentence);
    }
}
