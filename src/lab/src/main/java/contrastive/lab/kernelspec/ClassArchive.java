package contrastive.lab.kernelspec;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that a kernel needs for its first cells, saved by the JVM after a rehearsal, so that a kernel loads them without parsing and
 * verifying them again. A JVM that cannot use the archive starts without it, slower.
 */
public record ClassArchive(LabFolders folders) {

    /** The JVM options with which a kernel starts from the archive. */
    public List<String> jvmOptions() {
        return List.of("-XX:SharedArchiveFile=" + folders.classArchive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Writes the archive unless there is one for the same JVM, options and jars: a JVM silently ignores any other. */
    public void update(Machine machine, Path java, List<String> options) {
        String fingerprint = fingerprint(java, options);
        if (Files.exists(folders.classArchive()) && fingerprint.equals(savedFingerprint())) {
            return;
        }
        machine.say("Recording which classes a kernel needs, so that notebooks start fast (some seconds, once per build).");
        List<String> words = new ArrayList<>(options);
        // what runs once is not worth the optimising compiler; which compiler there was does not matter to the archive
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + unfinished(), "-Xlog:disable", "-cp", folders.kernelJar().toString(),
                "contrastive.kernel.Rehearsal", folders.notebookFiles().get(0).toString()));
        CommandResult result = machine.run(Command.of(java).with(words).in(folders.notebooks()));
        if (result.succeeded()) {
            finish(fingerprint);
        } else {
            machine.say("That did not work, so notebooks start a little slower. The output is in " + folders.log() + ".");
        }
    }

    /** What the archive depends on, one line each: the JVM, its options, and the jars with their sizes and times. */
    private String fingerprint(Path java, List<String> options) {
        List<String> lines = new ArrayList<>(List.of(java.toString(), System.getProperty("java.vm.version")));
        lines.addAll(options);
        try (Stream<Path> kernel = Files.list(folders.kernelJars()); Stream<Path> library = Files.list(folders.libraryJars())) {
            for (Path jar : Stream.concat(kernel, library).filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                lines.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the folders of jars", failure);
        }
        return String.join("\n", lines);
    }

    private String savedFingerprint() {
        try {
            return Files.exists(fingerprintFile()) ? Files.readString(fingerprintFile()) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + fingerprintFile(), failure);
        }
    }

    /** A kernel that starts meanwhile sees the old archive, or none, and never half of one. */
    private void finish(String fingerprint) {
        try {
            Files.deleteIfExists(fingerprintFile());
            Files.move(unfinished(), folders.classArchive(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.writeString(fingerprintFile(), fingerprint);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + folders.classArchive(), failure);
        }
    }

    private Path unfinished() {
        return folders.classArchive().resolveSibling("classes-unfinished.jsa");
    }

    private Path fingerprintFile() {
        return folders.classArchive().resolveSibling("classes.txt");
    }
}
