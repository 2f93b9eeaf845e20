package contrastive.lab.installers;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterScriptTest {

    private static final Path OTHER_PYTHON = Path.of("/somewhere/python3");

    @TempDir
    private Path folder;
    private final FakeMachine machine = new FakeMachine();

    @Test
    void thePythonOfTheFirstLineIsTakenNotTheOneOnThePath() throws IOException {
        machine.onPath("python3", OTHER_PYTHON).withPython(OTHER_PYTHON);
        Path own = Path.of("/opt/own/bin/python3.11");
        machine.withPython(own, "jupyter_core=5.7");

        assertThat(jupyter("#!/opt/own/bin/python3.11\nimport sys\n")).map(Jupyter::python).contains(own);
    }

    @Test
    void aFirstLineThroughEnvNamesAProgramOnThePath() throws IOException {
        machine.onPath("python3", OTHER_PYTHON).withPython(OTHER_PYTHON, "jupyter_core=5.7");

        assertThat(jupyter("#!/usr/bin/env python3\n")).map(Jupyter::python).contains(OTHER_PYTHON);
    }

    @Test
    void aShellScriptLeadsToThePythonBesideIt() throws IOException {
        Path beside = Files.writeString(folder.resolve("python3"), "");
        assertThat(beside.toFile().setExecutable(true)).isTrue();
        machine.withPython(beside, "jupyter_core=5.7");

        assertThat(jupyter("#!/usr/bin/env bash\nexec something\n")).map(Jupyter::python).contains(beside);
    }

    @Test
    void onWindowsThePythonIsAFolderAboveTheExe() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("Scripts"));
        Path exe = Files.write(scripts.resolve("jupyter.exe"), new byte[] {'M', 'Z', 0, 1});
        Path python = Files.writeString(folder.resolve("python.exe"), "");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        machine.onWindows().withPython(python, "jupyter_core=5.7");

        assertThat(new JupyterScript(machine, exe).jupyter()).map(Jupyter::python).contains(python);
    }

    @Test
    void elseJupyterItselfIsAsked() throws IOException {
        Path reported = Path.of("/deep/down/python");
        Path script = Files.writeString(folder.resolve("jupyter"), "#!/bin/sh\n");
        machine.answering(script + " troubleshoot", () -> new CommandResult(0, "sys.executable:\n\t/deep/down/python\n\nsys.version:\n"));
        machine.withPython(reported, "jupyter_core=5.7");

        assertThat(new JupyterScript(machine, script).jupyter()).map(Jupyter::python).contains(reported);
    }

    @Test
    void aPythonWithoutJupyterIsNotTaken() throws IOException {
        machine.withPython(OTHER_PYTHON, "nbconvert=7.17.1");

        assertThat(jupyter("#!" + OTHER_PYTHON + "\n")).isEmpty();
    }

    private Optional<Jupyter> jupyter(String text) throws IOException {
        return new JupyterScript(machine, Files.writeString(folder.resolve("jupyter"), text)).jupyter();
    }
}
