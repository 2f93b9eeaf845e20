package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path project;
    private LabFolders folders;
    private final FakeMachine machine = new FakeMachine();

    @BeforeEach
    void aSetUpWithNothingWrong() throws IOException {
        folders = new LabFolders(project);
        for (Path folder : new Path[] {folders.libraryJars(), folders.kernelJars(), folders.notebooks()}) {
            Files.createDirectories(folder);
        }
        Files.createFile(folders.libraryJars().resolve("library.jar"));
        Files.createFile(folders.kernelJars().resolve("kernel.jar"));
        Files.createFile(folders.notebooks().resolve("00-start-here.ipynb"));
        new KernelSpec(folders, JavaKit.executable()).write();
        Path script = Files.writeString(project.resolve("jupyter"), "#!" + PYTHON + "\n");
        machine.onPath("jupyter", script)
                .answering(JavaKit.executable().toString(), () -> new Outcome(0, ""))
                .answering(PYTHON + " -c", () -> new Outcome(0,
                        "executable=" + PYTHON + "\njupyter_core=5.7\nnotebook=7.2.0\nnbconvert=7.1\njupyter_kernel_test=0.7\nok"));
    }

    @Test
    void aSoundSetUpIsCalledSound() {
        assertThat(report()).contains("Nothing is wrong.", "Notebook 7.2.0", "the kernel starts and runs a cell").doesNotContain("WRONG");
    }

    @Test
    void itChangesNothing() {
        report();

        assertThat(machine.changes()).noneMatch(command -> command.contains("install"));
    }

    @Test
    void missingJarsAreNamedWithTheCommandThatMakesThem() throws IOException {
        Files.delete(folders.kernelJars().resolve("kernel.jar"));

        assertThat(report()).contains("WRONG the kernel's jars are not in", "mvn -Plab", "1 thing is missing or wrong.");
    }

    @Test
    void missingFontsAreNamedWithThePackagesToInstall() {
        machine.answering(JavaKit.executable().toString(), () -> new Outcome(1, "Fontconfig head is null"));

        assertThat(report()).contains("WRONG Java cannot draw text here", "fontconfig fonts-dejavu-core");
    }

    @Test
    void anUnknownKernelIsNamed() throws IOException {
        Files.delete(folders.kernelSpec().resolve("kernel.json"));

        assertThat(report()).contains("WRONG Jupyter does not know the kernel yet").doesNotContain("runs a cell");
    }

    @Test
    void aJavaThatIsGoneIsNamed() {
        new KernelSpec(folders, Path.of("/removed/jdk/bin/java")).write();

        assertThat(report()).contains("WRONG the kernel is to run on /removed/jdk/bin/java, which is gone");
    }

    @Test
    void aMissingJupyterIsNamed() {
        FakeMachine bare = new FakeMachine().answering(JavaKit.executable().toString(), () -> new Outcome(0, ""));

        new Doctor(bare, folders, JavaKit.executable()).report();

        assertThat(bare.said()).contains("WRONG there is no Jupyter on the PATH");
    }

    @Test
    void aKernelThatDoesNotRunACellIsNamedWithWhatItSaid() {
        machine.withPython(PYTHON, "jupyter_core=5.7", "notebook=7.2.0", "RuntimeError: Kernel died");

        assertThat(report()).contains("WRONG the kernel does not run a cell", "RuntimeError: Kernel died");
    }

    private String report() {
        new Doctor(machine, folders, JavaKit.executable()).report();
        return machine.said();
    }
}
