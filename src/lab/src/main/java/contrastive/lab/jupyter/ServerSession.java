package contrastive.lab.jupyter;

import contrastive.lab.machine.Command;
import contrastive.lab.machine.LabFolders;
import contrastive.lab.machine.Machine;
import contrastive.lab.machine.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** One run of a notebook server, from its start to Ctrl-C. */
public final class ServerSession {

    private static final int SECONDS_TO_START = 90;
    private static final int SECONDS_TO_STOP = 8;
    private static final int LINES_OF_LOG = 15;

    private final Machine machine;
    private final LabFolders folders;
    private final Map<String, String> environment;
    private final IntSupplier ports;
    private final String token = newToken();
    private volatile boolean stopping;

    /**
     * @param environment the variables of this process, which tell whether there is a screen
     * @param ports gives the next port to try, as {@link NotebookServer#freePort} does
     */
    public ServerSession(Machine machine, LabFolders folders, Map<String, String> environment, IntSupplier ports) {
        this.machine = machine;
        this.folders = folders;
        this.environment = Map.copyOf(environment);
        this.ports = ports;
    }

    /**
     * Starts the server, prints its address, and returns when the server has ended.
     *
     * @param whenOpen runs once the address is printed
     * @throws SetupException if the server does not start, or fails later
     */
    public void run(Jupyter jupyter, String notebook, Runnable whenOpen) {
        boolean opensBrowser = Browser.canOpen(machine, environment, System.getProperty("os.name").startsWith("Linux"));
        try {
            Process process = null;
            while (process == null) {
                NotebookServer server = new NotebookServer(jupyter, notebook, ports.getAsInt());
                process = start(server, server.command(folders, opensBrowser, machine.isRoot()));
            }
            whenOpen.run();
            int code = process.waitFor();
            if (code != 0 && !stopping) {
                throw new SetupException("Jupyter ended with code " + code + lastOutput());
            }
            machine.say("Jupyter has ended.");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + jupyter.title(), failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process of a server that answers; null if another program took its port first. */
    private Process start(NotebookServer server, Command command) throws IOException, InterruptedException {
        Process process = command.with(Map.of("JUPYTER_TOKEN", token)).builder().redirectOutput(log().toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        // a killed Maven runs no shutdown hook of ours, so we end when it does
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START); !server.answers(token); Thread.sleep(200)) {
            if (!process.isAlive() && !NotebookServer.isFree(server.port())) {
                machine.say("Port " + server.port() + " was taken by another program in the meantime; trying the next one.");
                return null;
            }
            if (!process.isAlive()) {
                throw new SetupException("Jupyter ended at once" + lastOutput());
            }
            if (System.nanoTime() > deadline) {
                throw new SetupException("Jupyter did not answer within " + SECONDS_TO_START + " seconds" + lastOutput());
            }
        }
        machine.say(String.join(System.lineSeparator(), "",
                "The notebooks are open at this address, on this computer only; the token in it grants access:", "",
                "    " + server.address(token), ""));
        // client address, client port, server address, server port
        String[] connection = environment.getOrDefault("SSH_CONNECTION", "").split(" ");
        if (connection.length == 4) {
            String tunnel = "ssh -N -L " + server.port() + ":127.0.0.1:" + server.port()
                    + (connection[3].equals("22") ? "" : " -p " + connection[3])
                    + " " + System.getProperty("user.name") + "@" + connection[2];
            machine.say(String.join(System.lineSeparator(), "You are connected by ssh. To open it on your own computer, type there first:", "",
                    "    " + tunnel, ""));
        }
        machine.say("Ctrl-C stops everything. Jupyter's own messages are in " + log() + ".");
        return process;
    }

    private static String newToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Path log() {
        return folders.jupyter().resolve("server.log");
    }

    private String lastOutput() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return "; its last output (all of it is in " + log() + "):" + System.lineSeparator()
                + String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    /** Asks the server to end together with its kernels, then kills those that are left. */
    private void stop(Process process) {
        stopping = true;
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
