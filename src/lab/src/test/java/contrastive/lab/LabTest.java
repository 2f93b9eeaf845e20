package contrastive.lab;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.LocalMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabTest {

    @TempDir
    private Path project;
    @TempDir
    private Path elsewhere;

    @BeforeEach
    void aNotebook() throws IOException {
        Files.createFile(Files.createDirectory(project.resolve("notebooks")).resolve("00.ipynb"));
    }

    @Test
    void aPathThatIsNotAsciiIsReadFromThePropertiesWhateverTheirReaderTakesThemFor() throws IOException {
        Properties written = new Properties();
        written.setProperty("jupyterPath", "/somewhere/léa/prüfung 17/試験");
        Path file = project.resolve("jupyter.properties");

        Lab.write(written, file);

        Properties asUtf8 = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            asUtf8.load(reader);
        }
        Properties asLatin1 = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            asLatin1.load(in);
        }
        assertThat(asUtf8).isEqualTo(written);
        assertThat(asLatin1).isEqualTo(written);
    }

    @Test
    void whatTheReaderHasToDoIsTheLastButTheNoteAboutMaven() {
        CommandResult result = start();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("\n  I found no Jupyter with a notebook server and could not install one: ")
                .doesNotContain("at contrastive.").endsWith("What follows is Maven's report that the command stopped here.\n\n");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneSentenceAndNoStackTrace() throws IOException {
        // stands for a full disk; what fails to be written first is the log of the search for Jupyter
        Files.createFile(Files.createDirectory(project.resolve("target")).resolve("jupyter"));
        assertThat(Files.writeString(elsewhere.resolve("jupyter"), "#!/nothing/python\n").toFile().setExecutable(true)).isTrue();

        CommandResult result = start();

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.text()).contains("\n  cannot write " + project.resolve("target/jupyter/setup.log") + " (").doesNotContain("at contrastive.");
    }

    private CommandResult start() {
        return new LocalMachine(elsewhere.resolve("log")).run(Command.of(Jdk.executable(), "-cp", System.getProperty("java.class.path"),
                Lab.class.getName(), "start").with(Map.of("PATH", elsewhere.toString())).in(project));
    }
}
