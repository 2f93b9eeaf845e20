package contrastive.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that a kernel needs for its first cells, as the JVM had them in memory after a rehearsal: a kernel that starts from
 * it loads them ready-made. A JVM that cannot use the archive starts without it, slower.
 */
record ClassArchive(LabFolders folders) {

    /** The JVM's options by which a kernel starts from the archive. */
    List<String> use() {
        return List.of("-XX:SharedArchiveFile=" + folders.classArchive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** Writes the archive, unless there is one of the same JVM, options and jars: with any other a JVM starts without it, and says nothing. */
    void ensure(Machine machine, Path java, List<String> options) {
        String madeOf = madeOf(java, options);
        if (Files.exists(folders.classArchive()) && madeOf.equals(noted())) {
            return;
        }
        machine.say("Noting which classes a kernel needs, so that notebooks start fast (about ten seconds, once a build).");
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-XX:ArchiveClassesAtExit=" + folders.classArchive(), "-Xlog:disable",
                "-cp", folders.kernelJars().resolve("*").toString(),
                "contrastive.kernel.Rehearsal", folders.notebookFiles().get(0).toString()));
        Outcome outcome = machine.run(Command.of(java).with(words).in(folders.notebooks()));
        if (outcome.succeeded()) {
            note(madeOf);
        } else {
            machine.say("That did not work; notebooks start a little slower. What was said is in " + folders.log() + ".");
        }
    }

    /** All by which a JVM knows its archive, a line each: itself, its options, and the jars with their sizes and times. */
    private String madeOf(Path java, List<String> options) {
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

    private String noted() {
        try {
            return Files.exists(noteFile()) ? Files.readString(noteFile()) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + noteFile(), failure);
        }
    }

    private void note(String madeOf) {
        try {
            Files.writeString(noteFile(), madeOf);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + noteFile(), failure);
        }
    }

    private Path noteFile() {
        return folders.classArchive().resolveSibling("classes.txt");
    }
}
