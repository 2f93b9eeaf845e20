package contrastive.kernel.protocol;

import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.protocol.CellEnvironment;
import contrastive.kernel.protocol.CellRequests;
import contrastive.kernel.protocol.Channel;
import contrastive.kernel.protocol.InputChannel;
import contrastive.kernel.protocol.MessageCodec;
import contrastive.kernel.protocol.Publisher;
import contrastive.kernel.protocol.Requests;
import contrastive.kernel.protocol.Server;
import contrastive.kernel.protocol.TextStream;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.ChildProcesses;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets that a connection file names, bound and served until Jupyter ends the kernel. */
public final class JupyterSockets {
    private static final int SENDING_MILLISECONDS = 100;
    private static final int HOOKS_MILLISECONDS = 500;

    private JupyterSockets() {
    }

    /**
     * Does not return.
     *
     * @param terminal where the kernel's own log goes
     * @throws IOException if a port is taken
     */
    public static void serve(KernelConnectionProperties connection, PrintStream terminal)
            throws IOException, GeneralSecurityException {
        ZMQ.Context context = ZMQ.context(1);
        HMACGenerator signer = connection.createHMACGenerator();
        MessageCodec codec = new MessageCodec(signer);
        Consumer<String> log = line -> terminal.println("contrastive kernel: " + line);
        Publisher publisher = new Publisher(context, signer, codec, log);
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

        InputChannel input = new InputChannel(codec, new Channel("stdin", stdin, codec, log));
        CellEnvironment environment = new CellEnvironment(publisher, input);
        CellRunner runner = new CellRunner();
        CommManager comms = new CommManager();
        comms.setIOPubChannel(publisher);
        JavaKernel kernel = new JavaKernel(environment.asJupyterIO(), comms, runner);
        Server server = new Server(codec, publisher, new Requests(kernel, runner),
                new CellRequests(codec, publisher, environment, runner, kernel), kernel,
                () -> shutDown(publisher), log);

        System.setOut(printTo(environment, StreamType.OUT));
        System.setErr(printTo(environment, StreamType.ERR));
        System.setIn(InputChannel.stream(environment::readFromStdIn));
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::end, "children"));
        kernel.onStartup();
        runner.start();
        runner.submit(kernel::startJava);
        publisher.start();
        publisher.publish(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING);
        input.start();
        new Channel("control", control, codec, log).start(server::answer);
        new Channel("shell", shell, codec, log).start(server::answer);
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
                .ifPresent(parent -> parent.onExit().thenRun(() -> {
                    ChildProcesses.end();
                    Runtime.getRuntime().halt(0);
                }));
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
