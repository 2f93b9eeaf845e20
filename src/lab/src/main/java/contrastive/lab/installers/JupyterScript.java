package contrastive.lab.installers;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code jupyter} command on the PATH and the Python that runs it, which need not be the Python on the PATH. Three ways to find it, the
 * fastest first: the script's own first line, a Python beside it (Windows has an exe, not a script), and what {@code jupyter troubleshoot}
 * reports.
 */
record JupyterScript(Machine machine, Path script) {

    private static final int LONGEST_FIRST_LINE = 512;

    /** The Jupyter that this command starts; empty if its Python cannot be found. */
    Optional<Jupyter> jupyter() {
        return Stream.concat(firstLine().stream(), neighbours())
                .flatMap(python -> Jupyter.probe(machine, python).stream()).findFirst()
                .or(() -> reported().flatMap(python -> Jupyter.probe(machine, python)));
    }

    private Optional<Path> firstLine() {
        String line = beginning().lines().findFirst().orElse("");
        if (!line.startsWith("#!")) {
            return Optional.empty();
        }
        List<String> words = List.of(line.substring(2).strip().split("\\s+"));
        String last = words.get(words.size() - 1);
        if (!Path.of(last).getFileName().toString().startsWith("python")) {
            return Optional.empty();
        }
        // "#!/usr/bin/env python3" names a program on the PATH, "#!/usr/bin/python3" the program itself
        return last.contains("/") ? Optional.of(Path.of(last)) : machine.program(last);
    }

    private String beginning() {
        try (InputStream bytes = Files.newInputStream(script)) {
            return new String(bytes.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + script, failure);
        }
    }

    private Stream<Path> neighbours() {
        Path folder = script.toAbsolutePath().getParent();
        Stream<Path> candidates = machine.isWindows() ? Stream.of(folder.resolve("python.exe"), folder.resolveSibling("python.exe"))
                : Stream.of(folder.resolve("python3"), folder.resolve("python"));
        return candidates.filter(Files::isExecutable);
    }

    private Optional<Path> reported() {
        List<String> lines = machine.run(Command.of(script, "troubleshoot")).text().lines().map(String::strip).toList();
        int heading = lines.indexOf("sys.executable:");
        return heading >= 0 && heading + 1 < lines.size() ? Optional.of(Path.of(lines.get(heading + 1))) : Optional.empty();
    }
}
