package contrastive.kernel;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The kernel as Jupyter starts it: {@code KernelMain connection-file}. Exit code 0 after a shutdown request, 2 with one
 * sentence on the error stream if the connection file is missing, unreadable, unsafe or names a port that is taken.
 */
public final class KernelMain {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private static final int SENDING_MILLISECONDS = 100;
    private static final int HOOKS_MILLISECONDS = 500;

    private KernelMain() {
    }

    public static void main(String[] arguments) {
        PrintStream terminal = System.err;
        try {
            if (arguments.length != 1) {
                throw new IOException("the kernel takes one argument, the connection file that Jupyter writes");
            }
            start(connection(Path.of(arguments[0])), terminal);
        } catch (IOException | GeneralSecurityException | ZMQException e) {
            terminal.println("contrastive kernel: " + e.getMessage());
            Runtime.getRuntime().halt(2);
        }
    }

    private static KernelConnectionProperties connection(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException("cannot read the connection file " + file + " (" + e.getClass().getSimpleName() + ")");
        }
        KernelConnectionProperties connection;
        try {
            connection = KernelConnectionProperties.parse(text);
        } catch (JsonParseException e) {
            throw new IOException("the connection file " + file + " is not what Jupyter writes");
        }
        if (connection == null || !"tcp".equals(connection.getTransport()) || connection.getKey() == null
                || connection.getKey().isEmpty()) {
            throw new IOException("the connection file " + file + " must name the transport tcp and a key");
        }
        if (!LOOPBACK.contains(connection.getIp())) {
            throw new IOException("the connection file " + file + " asks to listen on " + connection.getIp()
                    + "; this kernel listens on this machine only (127.0.0.1)");
        }
        return connection;
    }

    private static void start(KernelConnectionProperties connection, PrintStream terminal)
            throws IOException, GeneralSecurityException {
        ZMQ.Context context = ZMQ.context(1);
        HMACGenerator signer = connection.createHMACGenerator();
        Wire wire = new Wire(signer);
        Consumer<String> log = line -> terminal.println("contrastive kernel: " + line);
        Publisher publisher = new Publisher(context, signer, wire, log);
        ZMQ.Socket shell = context.socket(SocketType.ROUTER);
        ZMQ.Socket control = context.socket(SocketType.ROUTER);
        ZMQ.Socket stdin = context.socket(SocketType.ROUTER);
        ZMQ.Socket heartbeat = context.socket(SocketType.REP);
        bind(shell, connection, connection.getShellPort());
        bind(control, connection, connection.getControlPort());
        bind(stdin, connection, connection.getStdinPort());
        bind(heartbeat, connection, connection.getHbPort());
        publisher.setSndHWM(0);
        bind(publisher, connection, connection.getIopubPort());

        InputChannel input = new InputChannel(wire, new Channel("stdin", stdin, wire, log));
        CellEnvironment environment = new CellEnvironment(publisher, input);
        CellRunner runner = new CellRunner();
        CommManager comms = new CommManager();
        comms.setIOPubChannel(publisher);
        JavaKernel kernel = new JavaKernel(environment, comms, runner);
        Server server = new Server(wire, publisher, new Requests(kernel, runner),
                new CellRequests(wire, publisher, environment, runner, kernel), kernel,
                () -> shutDown(publisher), log);

        System.setOut(printTo(environment, StreamType.OUT));
        System.setErr(printTo(environment, StreamType.ERR));
        System.setIn(InputChannel.stream(environment::readFromStdIn));
        kernel.onStartup();
        runner.start();
        runner.submit(kernel::startJava);
        publisher.start();
        publisher.publish(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING);
        input.start();
        new Channel("control", control, wire, log).start(server::answer);
        new Channel("shell", shell, wire, log).start(server::answer);
        endWithParent();
        echo(heartbeat);
    }

    private static void bind(ZMQ.Socket socket, KernelConnectionProperties connection, int port) throws IOException {
        try {
            socket.bind("tcp://" + connection.getIp() + ":" + port);
        } catch (ZMQException e) {
            throw new IOException("cannot listen on port " + port + " of " + connection.getIp() + " (" + e.getMessage()
                    + ")", e);
        }
    }

    private static PrintStream printTo(CellEnvironment environment, StreamType stream) {
        return new PrintStream(new TextStream(text -> environment.print(stream, text)), true, StandardCharsets.UTF_8);
    }

    // a Jupyter that was killed sends no shutdown request; it names itself in this variable
    private static void endWithParent() {
        String named = System.getenv("JPY_PARENT_PID");
        ProcessHandle.current().parent()
                .filter(parent -> String.valueOf(parent.pid()).equals(named))
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
    }

    private static void echo(ZMQ.Socket heartbeat) {
        while (true) {
            byte[] beat = heartbeat.recv();
            heartbeat.send(beat, heartbeat.hasReceiveMore() ? ZMQ.SNDMORE : 0);
        }
    }

    private static void shutDown(Publisher publisher) {
        publisher.flush();
        Thread hooks = new Thread(() -> System.exit(0), "shutdown");
        try {
            // the sockets' own threads send the reply; nothing tells when they have
            Thread.sleep(SENDING_MILLISECONDS);
            // a reader's shutdown hooks may run, but not for ever
            hooks.start();
            hooks.join(HOOKS_MILLISECONDS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
