package contrastive.lab.jupyter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import contrastive.lab.kernelspec.Jdk;
import contrastive.lab.machine.FakeMachine;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSessionTest {

    private static final Pattern ADDRESS = Pattern.compile("(http://127.0.0.1:(\\d+))/lab/tree/00.ipynb\\?token=(\\w+)");

    @TempDir
    private Path folder;
    private Jupyter jupyter;
    private final List<Running> started = new ArrayList<>();

    /** One {@code mvn -Plab}. */
    private record Running(FakeMachine machine, CompletableFuture<Void> ended) {

        Matcher address() {
            return await(() -> {
                if (ended.isDone()) {
                    ended.get();
                }
                Matcher address = ADDRESS.matcher(machine.said());
                return address.find() ? address : null;
            });
        }

        int port() {
            return Integer.parseInt(address().group(2));
        }
    }

    @BeforeEach
    void aPythonThatStartsTheFakeServer() throws IOException {
        Path python = Files.writeString(folder.resolve("python"), "#!/bin/sh\nexec '" + Jdk.executable() + "' -cp '"
                + System.getProperty("java.class.path") + "' " + FakeNotebookServer.class.getName() + " \"$@\"\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        jupyter = new Jupyter(python, Map.of("jupyterlab", "4.6.4"));
    }

    @AfterEach
    void endThoseThatRun() throws Exception {
        for (Running session : started) {
            if (!session.ended().isDone()) {
                end(session, 0);
            }
        }
    }

    @Test
    void ofTwoThatTakeTheSamePortAtTheSameMomentEachOpensItsOwnServer() throws Exception {
        int same = NotebookServer.freePort();
        Running one = start("one", Map.of(), first(same));
        Running other = start("other", Map.of(), first(same));

        assertThat(one.port()).isNotEqualTo(other.port());
        for (Running session : List.of(one, other)) {
            assertThat(new NotebookServer(jupyter, "00.ipynb", session.port()).answers(session.address().group(3)))
                    .as("the printed token at the printed address").isTrue();
        }
        assertThat(one.machine().said() + other.machine().said()).contains("Port " + same + " was taken by another program");
    }

    @Test
    void aServerThatFailsIsNotCalledEnded() throws Exception {
        Running session = start("failing", Map.of(), NotebookServer::freePort);
        session.address();

        end(session, 3);

        assertThatThrownBy(() -> session.ended().get(30, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(SetupException.class).hasMessageContaining("Jupyter ended with code 3").hasMessageContaining("no space left");
        assertThat(session.machine().said()).doesNotContain("Jupyter has ended");
    }

    @Test
    void aServerThatEndsAtOnceIsQuoted() throws IOException {
        Files.writeString(jupyter.python(), "#!/bin/sh\necho no module named jupyterlab\nexit 1\n");
        Running session = start("broken", Map.of(), NotebookServer::freePort);

        assertThatThrownBy(() -> session.ended().get(30, TimeUnit.SECONDS)).cause().isInstanceOf(SetupException.class)
                .hasMessageContaining("Jupyter ended at once").hasMessageContaining("no module named jupyterlab");
    }

    @Test
    void overSshTheCommandForTheReadersOwnComputerIsPrinted() throws IOException {
        Running session = start("remote", Map.of("SSH_CONNECTION", "192.0.2.7 51000 198.51.100.3 2222"), NotebookServer::freePort);

        await(() -> session.machine().said().contains("Ctrl-C") ? true : null);
        assertThat(session.machine().said()).contains("ssh -N -L " + session.port() + ":127.0.0.1:" + session.port() + " -p 2222 "
                + System.getProperty("user.name") + "@198.51.100.3");
    }

    @Test
    void whatMayWaitBeginsWhenTheAddressIsPrinted() throws IOException {
        Running session = start("later", Map.of(), NotebookServer::freePort);

        await(() -> session.machine().said().endsWith("open") ? true : null);
        assertThat(session.machine().said()).contains("The notebooks are open at this address");
    }

    @Test
    void withoutSshNoCommandIsPrinted() throws IOException {
        Running session = start("here", Map.of("DISPLAY", ":0"), NotebookServer::freePort);

        await(() -> session.machine().said().contains("Ctrl-C") ? true : null);
        assertThat(session.machine().said()).doesNotContain("ssh");
    }

    /** That port, and free ones when it is gone. */
    private static IntSupplier first(int port) {
        Iterator<Integer> once = List.of(port).iterator();
        return () -> once.hasNext() ? once.next() : NotebookServer.freePort();
    }

    private Running start(String name, Map<String, String> environment, IntSupplier ports) throws IOException {
        LabFolders folders = new LabFolders(folder.resolve(name));
        Files.createDirectories(folders.notebooks());
        Files.createDirectories(folders.jupyter());
        FakeMachine machine = new FakeMachine();
        ServerSession session = new ServerSession(machine, folders, environment, ports);
        Running running = new Running(machine, CompletableFuture.runAsync(() -> session.run(jupyter, "00.ipynb", () -> machine.say("open")), task -> new Thread(task).start()));
        started.add(running);
        return running;
    }

    private static void end(Running session, int code) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + session.port() + "/end?" + code);
        try {
            HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException ended) {
            // it ends without an answer
        }
    }

    private static <T> T await(Callable<T> found) {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); System.nanoTime() < deadline;) {
            try {
                T result = found.call();
                if (result != null) {
                    return result;
                }
                Thread.sleep(20);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
        throw new AssertionError("nothing within a minute");
    }
}
