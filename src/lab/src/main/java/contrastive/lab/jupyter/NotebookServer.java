package contrastive.lab.jupyter;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How to start the best notebook server that a Jupyter has: JupyterLab, else Notebook 7, else Notebook 6. A Notebook of unknown version is
 * treated as the newest. It opens the named notebook first, and listens at a port of loopback.
 */
public record NotebookServer(Jupyter jupyter, String notebook, int port) {

    public static final int USUAL_PORT = 8888;
    private static final int PORTS_TO_TRY = 100;

    /** Jupyter's usual port, or the next one that is free. */
    public static int freePort() {
        return IntStream.range(USUAL_PORT, USUAL_PORT + PORTS_TO_TRY).filter(NotebookServer::isFree).findFirst()
                .orElseThrow(() -> new SetupException("The ports " + USUAL_PORT + " to " + (USUAL_PORT + PORTS_TO_TRY - 1)
                        + " are all taken: stop one of the programs that listen there and type the same Maven command again."));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Whether the server is up, and not another reader's, which refuses our token. */
    public boolean answers(String token) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/api/status")).header("Authorization", "token " + token)
                .timeout(Duration.ofSeconds(2)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The command that starts it; the token is passed in the environment, where other users cannot read it. */
    public Command command(LabFolders folders, boolean opensBrowser, boolean asRoot) {
        String server = isNotebook6() ? "--NotebookApp." : "--ServerApp.";
        String page = isLab() ? "--LabApp." : isNotebook6() ? "--NotebookApp." : "--JupyterNotebookApp.";
        List<String> arguments = new ArrayList<>(List.of("-m", isLab() ? "jupyterlab" : "notebook",
                server + "ip=127.0.0.1", server + "port=" + port, server + "port_retries=0",
                server + (isNotebook6() ? "notebook_dir=" : "root_dir=") + folders.notebooks(), page + "default_url=" + page()));
        if (!opensBrowser) {
            arguments.add("--no-browser");
        }
        if (asRoot) {
            arguments.add("--allow-root");
        }
        return Command.of(jupyter.python()).with(arguments).with(folders.environment()).in(folders.notebooks());
    }

    /** The address to open, with the token that grants access. */
    public String address(String token) {
        return base() + page() + "?token=" + token;
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }

    private String page() {
        return (isLab() ? "/lab/tree/" : "/notebooks/") + notebook;
    }

    private boolean isLab() {
        return jupyter.versions().containsKey("jupyterlab");
    }

    private boolean isNotebook6() {
        return !isLab() && jupyter.versions().get("notebook").matches("[0-6]\\..*");
    }
}
