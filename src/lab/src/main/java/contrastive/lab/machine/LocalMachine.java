package contrastive.lab.machine;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** This computer. Each command and its output are appended to a log file. */
public final class LocalMachine implements Machine {

    private static final long SECONDS_BETWEEN_PROGRESS_LINES = 5;
    private static final int LONGEST_PROGRESS_LINE = 100;

    private final Path log;

    public LocalMachine(Path log) {
        this.log = log;
    }

    @Override
    public Optional<Path> program(String name) {
        List<String> endings = isWindows() ? List.of(".exe", ".bat", ".cmd") : List.of("");
        return folders(System.getenv().getOrDefault("PATH", ""))
                .flatMap(folder -> endings.stream().map(ending -> folder.resolve(name + ending)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .map(Path::toAbsolutePath)
                .findFirst();
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

    @Override
    public CommandResult run(Command command) {
        try {
            return runAndLog(command);
        } catch (IOException failure) {
            return new CommandResult(-1, String.valueOf(failure.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new CommandResult(-1, "interrupted: " + command);
        }
    }

    private CommandResult runAndLog(Command command) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        Process process = command.builder().start();
        Thread stopWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        try (BufferedWriter writer = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            process.getOutputStream().close();
            writer.write("$ " + command + System.lineSeparator());
            StringBuffer text = new StringBuffer();
            Thread reader = new Thread(() -> process.inputReader().lines().forEach(line -> text.append(line).append('\n')));
            reader.start();
            for (long seconds = SECONDS_BETWEEN_PROGRESS_LINES;
                    !process.waitFor(SECONDS_BETWEEN_PROGRESS_LINES, TimeUnit.SECONDS);
                    seconds += SECONDS_BETWEEN_PROGRESS_LINES) {
                String line = new CommandResult(0, text.toString()).lastLine();
                say("  " + seconds + " s" + (line.isEmpty() ? "" : ": ")
                        + (line.length() > LONGEST_PROGRESS_LINE ? line.substring(0, LONGEST_PROGRESS_LINE) + "…" : line));
            }
            reader.join();
            writer.write(text.toString());
            return new CommandResult(process.exitValue(), text.toString());
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopWithUs);
        }
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
