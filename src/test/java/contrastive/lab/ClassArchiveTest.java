package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final Path JAVA = Path.of("/opt/jdk/bin/java");
    private final FakeMachine machine = new FakeMachine();
    @TempDir
    private Path project;
    private LabFolders folders;

    @BeforeEach
    void build() throws IOException {
        folders = new LabFolders(project);
        for (Path folder : List.of(folders.kernelJars(), folders.libraryJars(), folders.kernelSpec(), folders.notebooks())) {
            Files.createDirectories(folder);
        }
        Files.createFile(folders.kernelJars().resolve("kernel.jar"));
        Files.createFile(folders.libraryJars().resolve("library.jar"));
        Files.createFile(folders.notebooks().resolve("00.ipynb"));
    }

    private void ensure() {
        new ClassArchive(folders).ensure(machine, JAVA, List.of("-Xmx1g"));
    }

    private void write(Path file, int seconds) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_000_000 + seconds)));
    }

    @Test
    void theFirstNotebookIsRehearsed() {
        machine.answering(JAVA.toString(), () -> new Outcome(0, ""));

        ensure();

        assertThat(machine.ran()).singleElement().satisfies(command -> assertThat(command.words())
                .containsSubsequence("-Xmx1g", "-XX:ArchiveClassesAtExit=" + folders.classArchive(), "contrastive.kernel.Rehearsal",
                        folders.notebooks().resolve("00.ipynb").toString()));
    }

    @Test
    void anArchiveThatIsNewerThanEveryJarIsKept() throws IOException {
        write(folders.kernelJars().resolve("kernel.jar"), 1);
        write(folders.libraryJars().resolve("library.jar"), 2);
        write(folders.classArchive(), 3);

        ensure();

        assertThat(machine.ran()).isEmpty();
    }

    @Test
    void aNewJarMakesItOutOfDate() throws IOException {
        write(folders.kernelJars().resolve("kernel.jar"), 1);
        write(folders.classArchive(), 2);
        write(folders.libraryJars().resolve("library.jar"), 3);

        ensure();

        assertThat(machine.ran()).hasSize(1);
    }

    @Test
    void aJvmThatCannotIsNoFault() {
        ensure();

        assertThat(machine.said()).contains("notebooks start a little slower").contains(folders.log().toString());
    }
}
