package contrastive.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.kernelspec.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMachineTest {

    @TempDir
    private Path folder;
    private Path log;
    private LocalMachine machine;

    @BeforeEach
    void machine() {
        log = folder.resolve("target/setup.log");
        machine = new LocalMachine(log);
    }

    @Test
    void aCommandsOutputAndCodeComeBackAndAreLogged() throws IOException {
        CommandResult outcome = machine.run(Command.of(Jdk.executable(), "--version"));

        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.text()).containsPattern("\\d+\\.\\d+");
        assertThat(Files.readString(log)).contains("--version").contains(outcome.lastLine());
    }

    @Test
    void aCommandThatFailsGivesItsCode() {
        assertThat(machine.run(Command.of(Jdk.executable(), "-no-such-option")).code()).isEqualTo(1);
    }

    @Test
    void aProgramThatDoesNotExistIsAnOutcomeNotAnException() {
        assertThat(machine.run(Command.of(folder.resolve("nothing"))).code()).isEqualTo(-1);
    }

    @Test
    void aPathMayHoldQuotesEmptyEntriesAndWhatIsNoPath() {
        String path = String.join(File.pathSeparator, "\"/opt/my tools\"", "", "no\0path", "/usr/bin");

        assertThat(LocalMachine.folders(path)).containsExactly(Path.of("/opt/my tools"), Path.of("/usr/bin"));
    }

    @Test
    void aCommandRunsWhereItSaysAndSeesItsVariables() throws IOException {
        Path source = Files.writeString(folder.resolve("Show.java"), """
                class Show {
                    public static void main(String[] none) {
                        System.out.println(System.getenv("SHOWN") + " " + System.getProperty("user.dir"));
                    }
                }
                """);

        CommandResult outcome = machine.run(Command.of(Jdk.executable(), source.toString()).with(Map.of("SHOWN", "yes")).in(folder));

        assertThat(outcome.lastLine()).isEqualTo("yes " + folder.toRealPath());
    }
}
