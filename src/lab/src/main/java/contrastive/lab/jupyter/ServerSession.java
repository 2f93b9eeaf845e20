package contrastive.lab.jupyter;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of a notebook server, from its start to Ctrl-C. */
public final class ServerSession {

    private static final int SECONDS_TO_START = 90;
    private static final int SECONDS_TO_STOP = 8;
    private static final int LINES_OF_LOG = 15;

    private final Machine machine;
    private final NotebookServer server;
    private final Path log;

    public ServerSession(Machine machine, NotebookServer server, Path log) {
        this.machine = machine;
        this.server = server;
        this.log = log;
    }

    /**
     * Starts the server, prints its address, and returns when the server has ended.
     *
     * @throws SetupException if it does not start
     */
    public void run(Command command) {
        String token = newToken();
        try {
            Process process = command.with(Map.of("JUPYTER_TOKEN", token)).builder().redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            // a killed Maven runs no shutdown hook of ours, so we end when it does
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
            waitUntilItAnswers(process);
            machine.say(String.join(System.lineSeparator(), "",
                    "The notebooks are open at this address, on this computer only; the token in it grants access:", "",
                    "    " + server.address(token), "",
                    "Ctrl-C stops everything. Jupyter's own messages are in " + log + "."));
            process.waitFor();
            machine.say("Jupyter has ended.");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + command, failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static String newToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void waitUntilItAnswers(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
        while (!answers()) {
            if (!process.isAlive()) {
                throw new SetupException("Jupyter ended at once; its last output (all of it is in " + log + "):"
                        + System.lineSeparator() + endOfLog());
            }
            if (System.nanoTime() > deadline) {
                throw new SetupException("Jupyter did not answer within " + SECONDS_TO_START + " seconds; its output is in " + log + ".");
            }
            Thread.sleep(200);
        }
    }

    private boolean answers() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.base() + "/api")).timeout(Duration.ofSeconds(2)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    /** Asks the server to end together with its kernels, then kills those that are left. */
    private static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroy();
        try {
            process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
