package contrastive.lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.LabFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotebookServerTest {

    /** Variables that name no folder. */
    private static final Set<String> SETTINGS = Set.of("JUPYTER_NO_CONFIG", "JUPYTER_GATEWAY_URL");

    private final LabFolders folders = new LabFolders(Path.of("/project"));

    @Test
    void jupyterLabIsStartedWhereItIsThere() {
        Command command = command(Map.of("jupyterlab", "4.6.4", "notebook", "7.2.0"));

        assertThat(command.words()).containsSubsequence("-m", "jupyterlab", "--ServerApp.ip=127.0.0.1", "--ServerApp.port=9000",
                "--LabApp.default_url=/lab/tree/00-start-here.ipynb");
    }

    @Test
    void notebook7IsStartedAsAServerExtension() {
        assertThat(command(Map.of("notebook", "7.2.0")).words()).contains("notebook", "--ServerApp.ip=127.0.0.1",
                "--JupyterNotebookApp.default_url=/notebooks/00-start-here.ipynb");
    }

    @Test
    void notebook6IsStartedInItsOwnWords() {
        assertThat(command(Map.of("notebook", "6.4.12")).words()).contains("notebook", "--NotebookApp.ip=127.0.0.1",
                "--NotebookApp.notebook_dir=" + folders.notebooks(), "--NotebookApp.default_url=/notebooks/00-start-here.ipynb");
    }

    @Test
    void aNotebookOfUnknownVersionIsTakenForTheNewest() {
        assertThat(command(Map.of("notebook", "unknown")).words()).contains("--ServerApp.ip=127.0.0.1");
    }

    @Test
    void rootIsAllowedOnlyWhenWeAreRoot() {
        NotebookServer server = server(Map.of("notebook", "6.4.12"));

        assertThat(server.command(folders, false, true).words()).contains("--allow-root", "--no-browser");
        assertThat(server.command(folders, true, false).words()).doesNotContain("--allow-root", "--no-browser");
    }

    @Test
    void allThatJupyterWritesLiesBelowTarget() {
        assertThat(command(Map.of("notebook", "6.4.12")).environment())
                .containsKeys("JUPYTER_PATH", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR",
                        "JUPYTERLAB_WORKSPACES_DIR", "JUPYTERLAB_SETTINGS_DIR", "IPYTHONDIR")
                .allSatisfy((name, value) -> assertThat(SETTINGS.contains(name) ? folders.jupyter() : Path.of(value)).startsWithRaw(folders.project().resolve("target")));
    }

    @Test
    void neitherTheMachinesSettingsNorAGatewayReachTheServer() {
        assertThat(command(Map.of("notebook", "6.4.12")).environment()).containsEntry("JUPYTER_NO_CONFIG", "1")
                .containsEntry("JUPYTER_GATEWAY_URL", "");
    }

    @Test
    void theAddressOpensTheFirstNotebookWithTheToken() {
        assertThat(server(Map.of("jupyterlab", "4.6.4")).address("secret"))
                .isEqualTo("http://127.0.0.1:9000/lab/tree/00-start-here.ipynb?token=secret");
    }

    @Test
    void aTakenPortIsPassedOver() throws IOException {
        int first = NotebookServer.freePort();
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(NotebookServer.freePort()).isGreaterThan(taken.getLocalPort());
        }
    }

    private Command command(Map<String, String> versions) {
        return server(versions).command(folders, false, false);
    }

    private static NotebookServer server(Map<String, String> versions) {
        return new NotebookServer(new Jupyter(Path.of("/usr/bin/python3"), versions), "00-start-here.ipynb", 9000);
    }
}
