package contrastive.lab.kernelspec;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final String ARCHIVE = "-XX:ArchiveClassesAtExit=";
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

    private void update() {
        update(folders, JAVA, "-Xmx1g");
    }

    private void update(LabFolders where, Path java, String option) {
        new ClassArchive(where).update(machine, java, List.of(option));
    }

    /** A JVM that writes what it is asked for. */
    private void withJvm(Path java) {
        machine.answering(java.toString(), () -> {
            try {
                Command asked = machine.ran().get(machine.ran().size() - 1);
                String file = asked.words().stream().filter(word -> word.startsWith(ARCHIVE)).findFirst().orElseThrow();
                Files.writeString(Path.of(file.substring(ARCHIVE.length())), "classes");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return new CommandResult(0, "");
        });
    }

    @Test
    void theFirstNotebookIsRehearsed() {
        withJvm(JAVA);

        update();

        assertThat(machine.ran()).singleElement().satisfies(command -> assertThat(command.words())
                .containsSubsequence("-Xmx1g", ARCHIVE + folders.kernelSpec().resolve("classes-unfinished.jsa"), "contrastive.kernel.Rehearsal",
                        folders.notebooks().resolve("00.ipynb").toString()));
    }

    @Test
    void aKernelNeverSeesHalfAnArchive() {
        withJvm(JAVA);
        update();
        machine.answering(JAVA.toString(), () -> {
            assertThat(folders.classArchive()).hasContent("classes");
            return new CommandResult(143, "ended in the middle");
        });

        update(folders, JAVA, "-Xmx2g");

        assertThat(machine.ran()).hasSize(2);
        assertThat(folders.classArchive()).hasContent("classes");
    }

    @Test
    void anArchiveOfTheSameJvmOptionsAndJarsIsKept() {
        withJvm(JAVA);
        update();

        update();

        assertThat(machine.ran()).hasSize(1);
    }

    @Test
    void aJarOfAnotherTimeMakesItOutOfDateAnOlderOneToo() throws IOException {
        withJvm(JAVA);
        update();
        Files.setLastModifiedTime(folders.libraryJars().resolve("library.jar"), FileTime.from(Instant.ofEpochSecond(1_000_000)));

        update();

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void aJarMoreMakesItOutOfDate() throws IOException {
        withJvm(JAVA);
        update();
        Files.createFile(folders.kernelJars().resolve("another.jar"));

        update();

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void anotherJvmMakesItOutOfDate() {
        Path newer = Path.of("/opt/newer/bin/java");
        withJvm(JAVA);
        withJvm(newer);
        update();

        update(folders, newer, "-Xmx1g");

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void aJvmUpdatedInPlaceMakesItOutOfDate() throws IOException {
        withJvm(JAVA);
        update();
        Path note = folders.kernelSpec().resolve("classes.txt");
        Files.writeString(note, Files.readString(note).replace(System.getProperty("java.vm.version"), "17.0.1+12"));

        update();

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void anotherOptionMakesItOutOfDate() {
        withJvm(JAVA);
        update();

        update(folders, JAVA, "-Xmx2g");

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void aCloneThatMovedMakesItOutOfDate() throws IOException {
        withJvm(JAVA);
        update();
        Path moved = Files.move(project.resolve("target"), Files.createDirectories(project.resolve("elsewhere")).resolve("target"));
        LabFolders there = new LabFolders(moved.getParent());
        Files.createDirectories(there.notebooks());
        Files.createFile(there.notebooks().resolve("00.ipynb"));
        Files.createDirectories(folders.kernelSpec());

        update(there, JAVA, "-Xmx1g");

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void aLostArchiveIsMadeAgain() throws IOException {
        withJvm(JAVA);
        update();
        Files.delete(folders.classArchive());

        update();

        assertThat(machine.ran()).hasSize(2);
    }

    @Test
    void aJvmThatCannotIsNoFaultAndIsAskedAgain() {
        update();
        update();

        assertThat(machine.ran()).hasSize(2);
        assertThat(machine.said()).contains("notebooks start a little slower").contains(folders.log().toString());
    }
}
