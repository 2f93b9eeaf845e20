package contrastive.lab.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.jupyter.Jupyter;
import contrastive.lab.jupyter.JupyterComponent;
import contrastive.lab.machine.Command;
import contrastive.lab.machine.CommandResult;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterSearchTest {

    private static final Set<JupyterComponent> ALL = EnumSet.allOf(JupyterComponent.class);
    private static final Set<JupyterComponent> SERVER = EnumSet.of(JupyterComponent.SERVER);
    private static final String[] COMPLETE = {"jupyter_core=5.7", "jupyterlab=4.6.4", "nbconvert=7.17.1", "jupyter_kernel_test=0.7.0"};
    private static final String[] WITHOUT_SUITE = {"jupyter_core=5.7", "notebook=7.2.0", "nbconvert=7.17.1"};
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");

    @TempDir
    private Path folder;
    private Path project;
    private final FakeMachine machine = new FakeMachine();

    @BeforeEach
    void project() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
    }

    @Test
    void aCompleteJupyterOnThePathIsUsedAndNothingIsChanged() {
        readersJupyter(COMPLETE);
        machine.onPath("conda", Path.of("/opt/conda/bin/conda")).onPath("apt-get", APT).asRoot();

        Jupyter found = find(ALL);

        assertThat(found.python()).isEqualTo(readersPython());
        assertThat(machine.changes()).isEmpty();
    }

    @Test
    void theLabDoesNotAskForTheConformanceSuite() {
        readersJupyter(WITHOUT_SUITE);

        assertThat(find(SERVER).title()).startsWith("Notebook 7.2.0");
        assertThat(machine.changes()).isEmpty();
    }

    @Test
    void condaComesBeforeApt() {
        Path conda = Path.of("/opt/conda/bin/conda");
        machine.onPath("conda", conda).onPath("apt-get", APT).asRoot();
        Path python = project.resolve("target/conda/bin/python");
        machine.answering(conda + " env create", () -> made(python, COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(python);
        assertThat(machine.changes()).containsExactly(
                conda + " env create --prefix " + project.resolve("target/conda") + " --file " + project.resolve("environment.yml"));
        assertThat(machine.said()).contains("Making an environment");
    }

    @Test
    void mambaIsPreferredToCondaAndNeverAsks() {
        Path mamba = Path.of("/opt/conda/bin/mamba");
        machine.onPath("mamba", mamba).onPath("conda", Path.of("/opt/conda/bin/conda"));
        Path python = project.resolve("target/conda/bin/python");
        machine.answering(mamba + " env create", () -> made(python, COMPLETE));

        find(ALL);

        Command creation = machine.ran().stream().filter(command -> command.words().contains("create")).findFirst().orElseThrow();
        assertThat(creation.words().get(0)).isEqualTo(mamba.toString());
        assertThat(creation.environment()).containsEntry("MAMBA_ALWAYS_YES", "true").containsEntry("CONDA_ALWAYS_YES", "true");
    }

    @Test
    void anEnvironmentMadeBeforeIsUsedWithoutConda() {
        Path python = project.resolve("target/conda/bin/python");
        made(python, COMPLETE);

        assertThat(find(ALL).python()).isEqualTo(python);
        assertThat(machine.changes()).isEmpty();
    }

    @Test
    void rootWithAptGetsDebiansPackagesWithoutAQuestion() {
        machine.onPath("apt-get", APT).asRoot();
        machine.answering(APT + " update", () -> new CommandResult(0, ""));
        machine.answering(APT + " install", () -> installed(COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(SYSTEM_PYTHON);
        assertThat(machine.changes()).hasSize(2).last().asString().endsWith(
                "jupyter-notebook jupyter-nbconvert python3-jupyter-kernel-test fontconfig fonts-dejavu-core");
        assertThat(machine.ran()).filteredOn(command -> command.words().contains("install")).allSatisfy(command ->
                assertThat(command.environment()).containsEntry("DEBIAN_FRONTEND", "noninteractive"));
    }

    @Test
    void aptIsLeftAloneWithoutRoot() {
        machine.onPath("apt-get", APT);

        assertThatThrownBy(() -> find(ALL)).isInstanceOf(SetupException.class);
        assertThat(machine.changes()).isEmpty();
    }

    @Test
    void aLockedAptIsTriedOnceMore() {
        machine.onPath("apt-get", APT).asRoot();
        machine.answering(APT + " update", () -> new CommandResult(0, ""));
        machine.answering(APT + " install", () -> {
            machine.answering(APT + " install", () -> installed(COMPLETE));
            return new CommandResult(100, "E: Could not get lock /var/lib/dpkg/lock-frontend");
        });

        assertThat(find(ALL).python()).isEqualTo(SYSTEM_PYTHON);
        assertThat(machine.changes()).filteredOn(command -> command.contains(" install ")).hasSize(2);
    }

    @Test
    void aPackageWithALockInItsNameIsNoLock() {
        machine.onPath("apt-get", APT).asRoot();
        machine.answering(APT + " install", () -> new CommandResult(100, "Get:1 python3-filelock 3.9.0\nE: Failed to fetch python3-zmq"));

        assertThatThrownBy(() -> find(ALL)).isInstanceOf(SetupException.class);
        assertThat(machine.said()).doesNotContain("Another package manager");
        assertThat(machine.changes()).filteredOn(command -> command.contains(" install ")).hasSize(1);
    }

    @Test
    void anAptThatFailsForGoodIsReportedAndLeadsOnToPip() {
        Path python = Path.of("/usr/local/bin/python3");
        Path environment = project.resolve("target/venv/bin/python");
        machine.onPath("apt-get", APT).asRoot().onPath("python3", python);
        machine.answering(APT + " install", () -> new CommandResult(100, "E: Unable to locate package jupyter-notebook"));
        machine.answering(python + " -m venv", () -> made(environment));
        machine.answering(environment + " -m pip install", () -> made(environment, COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(environment);
        assertThat(machine.said()).contains("Unable to locate package");
        assertThat(machine.changes()).filteredOn(command -> command.contains("apt-get install")).hasSize(1);
    }

    @Test
    void pipInstallsPinnedPackagesBelowTarget() {
        Path python = Path.of("/usr/local/bin/python3");
        Path environment = project.resolve("target/venv/bin/python");
        machine.onPath("python3", python);
        machine.answering(python + " -m venv", () -> made(environment));
        machine.answering(environment + " -m pip install", () -> made(environment, COMPLETE));

        find(ALL);

        assertThat(machine.changes()).containsExactly(
                python + " -m venv " + project.resolve("target/venv"),
                environment + " -m pip install --no-input --disable-pip-version-check "
                        + "jupyterlab==4.6.4 nbconvert==7.17.1 jupyter_kernel_test==0.7.0");
    }

    @Test
    void whereTheReadersJupyterLacksThePartPipAddsThePartAloneInAnEnvironmentThatSeesTheRest() {
        readersJupyter(WITHOUT_SUITE);
        Path environment = project.resolve("target/venv/bin/python");
        machine.answering(readersPython() + " -m venv --system-site-packages", () -> made(environment, WITHOUT_SUITE));
        machine.answering(environment + " -m pip install", () -> made(environment, COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(environment);
        assertThat(machine.said()).contains("has no jupyter_kernel_test");
        assertThat(machine.changes()).last().asString().endsWith("--disable-pip-version-check jupyter_kernel_test==0.7.0");
    }

    @Test
    void aReadersSettingsOfWherePipInstallsDoNotReachTheEnvironment() {
        Path environment = project.resolve("target/venv/bin/python");
        machine.onPath("python3", Path.of("/usr/local/bin/python3"));
        machine.answering("/usr/local/bin/python3 -m venv", () -> made(environment));
        machine.answering(environment + " -m pip install", () -> made(environment, COMPLETE));

        find(ALL);

        assertThat(machine.ran()).filteredOn(command -> command.words().contains("pip")).singleElement().satisfies(command ->
                assertThat(command.environment()).containsAllEntriesOf(
                        Map.of("PIP_USER", "0", "PIP_TARGET", "", "PIP_PREFIX", "", "PIP_ROOT", "")));
    }

    @Test
    void aJupyterThatFailsDoesNotHideAGoodOneLaterOnThePath() {
        machine.onPath("jupyter", file(folder.resolve("shims/jupyter"), "#!/usr/bin/env bash\n"));
        readersJupyter(COMPLETE);

        assertThat(find(ALL).python()).isEqualTo(readersPython());
        assertThat(JupyterSearch.on(machine, project).installed()).extracting(Jupyter::python).containsExactly(readersPython());
        assertThat(machine.changes()).noneMatch(command -> command.contains("install"));
    }

    @Test
    void aJupyterThatLacksSomethingDoesNotHideACompleteOneLaterOnThePath() {
        Path poor = Path.of("/opt/poor/python3");
        machine.onPath("jupyter", file(folder.resolve("poor/jupyter"), "#!" + poor + "\n")).withPython(poor, "jupyter_core=5.7");
        readersJupyter(COMPLETE);

        assertThat(find(ALL).python()).isEqualTo(readersPython());
        assertThat(machine.said()).isEmpty();
    }

    @Test
    void aPythonThatFailsDoesNotHideAGoodOneLaterOnThePath() {
        Path python = Path.of("/usr/local/bin/python3");
        Path environment = project.resolve("target/venv/bin/python");
        machine.onPath("python3", Path.of("/opt/pyenv/shims/python3")).onPath("python3", python);
        machine.answering(python + " -m venv", () -> made(environment));
        machine.answering(environment + " -m pip install", () -> made(environment, COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(environment);
    }

    @Test
    void aMambaThatFailsDoesNotHideAGoodConda() {
        Path conda = Path.of("/opt/conda/bin/conda");
        Path python = project.resolve("target/conda/bin/python");
        machine.onPath("mamba", Path.of("/opt/shims/mamba")).onPath("conda", conda);
        machine.answering(conda + " env create", () -> made(python, COMPLETE));

        assertThat(find(ALL).python()).isEqualTo(python);
    }

    @Test
    void withoutAnyInstallerOneSentenceSaysWhatToTypeOnDebian() {
        machine.onPath("apt-get", APT);

        assertThatThrownBy(() -> find(SERVER)).isInstanceOf(SetupException.class)
                .hasMessageContaining("type \"sudo apt-get install jupyter-notebook\"");
    }

    @Test
    void withoutAnyInstallerOneSentenceSaysWhatToTypeElsewhere() {
        assertThatThrownBy(() -> find(SERVER)).isInstanceOf(SetupException.class)
                .hasMessageContaining("python -m pip install jupyterlab==4.6.4");
    }

    private Jupyter find(Set<JupyterComponent> components) {
        return JupyterSearch.on(machine, project).findOrInstall(components);
    }

    private Path readersPython() {
        return folder.resolve("reader/python3");
    }

    private void readersJupyter(String... modules) {
        machine.onPath("jupyter", file(folder.resolve("reader/jupyter"), "#!" + readersPython() + "\n"));
        machine.withPython(readersPython(), modules);
    }

    private CommandResult made(Path python, String... modules) {
        file(python, "");
        machine.withPython(python, modules);
        return new CommandResult(0, "");
    }

    private CommandResult installed(String... modules) {
        machine.withPython(SYSTEM_PYTHON, modules);
        return new CommandResult(0, "");
    }

    private static Path file(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            path.toFile().setExecutable(true);
            return path;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
