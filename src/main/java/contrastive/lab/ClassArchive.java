package contrastive.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    /** Writes the archive if there is none that is newer than every jar. */
    void ensure(Machine machine, Path java, List<String> options) {
        if (isNewest()) {
            return;
        }
        machine.say("Noting which classes a kernel needs, so that notebooks start fast (about ten seconds, once a build).");
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("-XX:ArchiveClassesAtExit=" + folders.classArchive(), "-Xlog:disable",
                "-cp", folders.kernelJars().resolve("*").toString(),
                "contrastive.kernel.Rehearsal", folders.notebookFiles().get(0).toString()));
        Outcome outcome = machine.run(Command.of(java).with(words).in(folders.notebooks()));
        if (!outcome.succeeded()) {
            machine.say("That did not work; notebooks start a little slower. What was said is in " + folders.log() + ".");
        }
    }

    private boolean isNewest() {
        try (Stream<Path> kernel = Files.list(folders.kernelJars()); Stream<Path> library = Files.list(folders.libraryJars())) {
            if (!Files.exists(folders.classArchive())) {
                return false;
            }
            FileTime written = Files.getLastModifiedTime(folders.classArchive());
            for (Path jar : Stream.concat(kernel, library).filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (Files.getLastModifiedTime(jar).compareTo(written) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the folders of jars", failure);
        }
    }
}
