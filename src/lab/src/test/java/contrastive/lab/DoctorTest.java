package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.kernelspec.KernelSpec;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final Path JAVA = Jdk.executable();
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
        jar(folders.libraryJars().resolve("contrastive-balance.jar"));
        jar(folders.libraryJars().resolve("ejml.jar"));
        jar(folders.kernelJars().resolve("contrastive-balance-kernel.jar"));
        jar(folders.kernelJars().resolve("gson.jar"));
        Files.createFile(folders.notebooks().resolve("00-start-here.ipynb"));
        new KernelSpec(folders, Jdk.executable()).write();
        Path script = Files.writeString(project.resolve("jupyter"), "#!" + PYTHON + "\n");
        machine.onPath("jupyter", script)
                .answering(Jdk.executable().toString(), () -> new CommandResult(0, ""))
                .answering(PYTHON + " -c", () -> new CommandResult(0,
                        "executable=" + PYTHON + "\njupyter_core=5.7\nnotebook=7.2.0\nnbconvert=7.1\njupyter_kernel_test=0.7\nok"));
    }

    @Test
    void aSoundSetUpIsCalledSound() {
        assertThat(report()).contains("Nothing is wrong.", "Notebook 7.2.0", "the kernel starts and runs a cell").doesNotContain("WRONG");
    }

    @Test
    void itChangesNothing() {
        report();

        assertThat(machine.ran()).noneMatch(command -> command.words().contains("install"));
    }

    @Test
    void missingJarsAreNamedWithTheCommandThatMakesThem() throws IOException {
        Files.delete(folders.kernelJars().resolve("contrastive-balance-kernel.jar"));
        Files.delete(folders.kernelJars().resolve("gson.jar"));
        Files.delete(folders.kernelSpec().resolve("kernel.json"));

        assertThat(report()).contains("WRONG the kernel's jars are not in", "mvn -Plab", "2 things are missing or wrong.");
    }

    @Test
    void aJarOfOursThatIsMissingAmongOthersIsNamed() throws IOException {
        Files.delete(folders.libraryJars().resolve("contrastive-balance.jar"));

        assertThat(report()).contains("WRONG contrastive-balance.jar is missing among the library's jars in");
    }

    @Test
    void aJarOfOursThatIsAloneIsNamed() throws IOException {
        Files.delete(folders.kernelJars().resolve("gson.jar"));

        assertThat(report()).contains("WRONG only contrastive-balance-kernel.jar is in", "mvn -Plab");
    }

    @Test
    void aJarThatABrokenDownloadLeftIsNamed() throws IOException {
        Files.writeString(folders.kernelJars().resolve("gson.jar"), "half of a");

        assertThat(report()).contains("gson.jar, one of the kernel's jars, cannot be read", "mvn clean");
    }

    @Test
    void noJavaOnThePathIsNoFaultAndAnotherOneIsNamed() throws IOException {
        assertThat(report()).contains("there is no java on the PATH; the kernel needs none", "Nothing is wrong.");

        Path other = Files.createFile(project.resolve("java"));
        machine.onPath("java", other);
        assertThat(report()).contains("the java on the PATH, " + other + ", is another one");
    }

    @Test
    void aDamagedDescriptionOfTheKernelIsNamed() throws IOException {
        for (String damaged : new String[] {"", "{", "[1]", "{\"argv\": 3}", "{\"language\": \"java\"}"}) {
            Files.writeString(folders.kernelSpec().resolve("kernel.json"), damaged);

            assertThat(report()).as(damaged).contains("WRONG the kernel's description", "cannot be read", "mvn -Plab");
        }
    }

    @Test
    void aCloneThatWasMovedIsNamed() {
        new KernelSpec(new LabFolders(project.resolve("where/it/was")), Jdk.executable()).write();
        move(new LabFolders(project.resolve("where/it/was")).kernelSpec());

        assertThat(report()).contains("WRONG the kernel is to run ", "contrastive-balance-kernel.jar, which is gone (has the folder been moved?)", "mvn -Plab");
    }

    @Test
    void portsThatAreAllTakenAreOneFaultAmongOthersAndDoNotEndTheReport() {
        new Doctor(machine, folders, Jdk.executable(), () -> {
            throw new SetupException("The ports 8888 to 8987 are all taken: stop one.");
        }).report();

        assertThat(machine.said()).contains("WRONG The ports 8888 to 8987 are all taken", "runs a cell", "1 thing is missing or wrong.");
    }

    @Test
    void aPortThatIsTakenIsSaidWithTheOneThatWillBeUsed() {
        new Doctor(machine, folders, Jdk.executable(), () -> 8890).report();

        assertThat(machine.said()).contains("port 8888 is taken (another Jupyter?); port 8890 will be used", "Nothing is wrong.");
    }

    @Test
    void aJupyterWithoutANotebookServerIsNamed() {
        machine.withPython(PYTHON, "jupyter_core=5.7", "nbconvert=7.1", "ok");

        assertThat(report()).contains("WRONG Jupyter (" + PYTHON + ") has no notebook server");
    }

    @Test
    void missingFontsAreNamedWithThePackagesToInstall() {
        machine.answering(Jdk.executable().toString(), () -> new CommandResult(1, "Fontconfig head is null"));

        assertThat(report()).contains("WRONG Java cannot draw text here", "fontconfig fonts-dejavu-core");
    }

    @Test
    void aFolderForTemporaryFilesThatCannotBeWrittenIsNamed() {
        String usual = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", project.resolve("gone").toString());
        try {
            assertThat(report()).contains("WRONG temporary files cannot be written to " + project.resolve("gone"), "java.io.tmpdir=");
        } finally {
            System.setProperty("java.io.tmpdir", usual);
        }
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
    void whatKeepsTheKernelsJavaFromStartingIsQuotedInOneSentence() {
        machine.answering(JAVA + " -XX:", () -> new CommandResult(1, """
                Picked up JAVA_TOOL_OPTIONS: -XX:+UseG1GC
                Error occurred during initialization of VM
                Multiple garbage collectors selected
                """));

        assertThat(report()).contains("WRONG the kernel does not start, since its Java says: Multiple garbage collectors selected "
                + "(Picked up JAVA_TOOL_OPTIONS: -XX:+UseG1GC)", "1 thing is missing or wrong.");
    }

    @Test
    void whatAKernelThatDiesSaysIsQuotedBeforeJupytersTraceback() {
        machine.withPython(PYTHON, "jupyter_core=5.7", "notebook=7.2.0").answering(PYTHON + " -c …", () -> new CommandResult(1, """
                1 compiler directives added
                Exception in thread "main" java.lang.NoClassDefFoundError: com/google/gson/Gson
                Traceback (most recent call last):
                  File "<string>", line 2, in <module>
                RuntimeError: Kernel died before replying to kernel_info
                """));
        machine.answering(PYTHON + " -c … jupyter_core", () -> new CommandResult(0, "executable=" + PYTHON + "\njupyter_core=5.7\nnotebook=7.2.0\n"));

        assertThat(report()).contains("WRONG the kernel does not run a cell: Exception in thread \"main\" java.lang.NoClassDefFoundError: "
                + "com/google/gson/Gson (RuntimeError: Kernel died");
    }

    @Test
    void aMissingJupyterIsNamed() {
        FakeMachine bare = new FakeMachine().answering(Jdk.executable().toString(), () -> new CommandResult(0, ""));

        new Doctor(bare, folders, Jdk.executable()).report();

        assertThat(bare.said()).contains("WRONG there is no Jupyter on the PATH");
    }

    @Test
    void aKernelThatDoesNotRunACellIsNamedWithWhatItSaid() {
        machine.withPython(PYTHON, "jupyter_core=5.7", "notebook=7.2.0", "RuntimeError: Kernel died");

        assertThat(report()).contains("WRONG the kernel does not run a cell", "RuntimeError: Kernel died");
    }

    private void move(Path description) {
        try {
            Files.copy(description.resolve("kernel.json"), folders.kernelSpec().resolve("kernel.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jar(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a"));
        }
    }

    private String report() {
        new Doctor(machine, folders, Jdk.executable()).report();
        return machine.said();
    }
}
