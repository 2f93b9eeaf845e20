package contrastive.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.kernelspec.Jdk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    void whatAJvmAlwaysSaysIsNotTakenForItsLastWord() {
        CommandResult result = new CommandResult(0, """
                Looking at chapter 3
                Picked up JAVA_TOOL_OPTIONS: -Xms1g
                1 compiler directives added
                WARNING: Using incubator modules: jdk.incubator.vector
                WARNING: A terminally deprecated method in sun.misc.Unsafe has been called
                WARNING: sun.misc.Unsafe::objectFieldOffset has been called by org.zeromq.Ctx (file:/project/target/kernel/jeromq-0.6.0.jar)
                WARNING: Please consider reporting this to the maintainers of class org.zeromq.Ctx
                WARNING: sun.misc.Unsafe::objectFieldOffset will be removed in a future release
                """);

        assertThat(result.lastLine()).isEqualTo("Looking at chapter 3");
        assertThat(new CommandResult(1, "WARNING: Retrying after connection broken\n").lastLine()).startsWith("WARNING: Retrying");
    }

    @Test
    void aCommandThatTakesTimeShowsItsProgressUnlessItIsSilent() throws IOException {
        Path source = Files.writeString(folder.resolve("Empty.java"), "class Empty { public static void main(String[] none) {} }");
        List<String> said = new ArrayList<>();
        LocalMachine impatient = new LocalMachine(log, Duration.ofMillis(10)) {
            @Override
            public void say(String sentence) {
                said.add(sentence);
            }
        };
        Command slow = Command.of(Jdk.executable(), source.toString());

        impatient.run(slow.silently());
        assertThat(said).isEmpty();

        impatient.run(slow);
        assertThat(said).isNotEmpty();
    }

    @Test
    void aLogThatCannotBeWrittenIsNotTakenForACommandThatFailed() throws IOException {
        Files.createFile(folder.resolve("target"));

        assertThatThrownBy(() -> machine.run(Command.of(Jdk.executable(), "--version"))).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write " + log);
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
