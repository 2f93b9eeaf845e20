package contrastive.kernel.protocol;

import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.ChildProcesses;
import java.io.IOException;
import java.io.PrintStream;
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
    private JupyterSockets() {
    }

    /**
     * Does not return.
     *
     * @param terminal where the kernel's own log goes
     * @throws IOException if a port is taken
     */
    public static void serve(KernelConnectionProperties connection, PrintStream terminal) throws IOException, GeneralSecurityException {
        ZMQ.Context context = ZMQ.context(1);
        HMACGenerator signer = connection.createHMACGenerator();
        MessageCodec codec = new MessageCodec(signer);
        Consumer<String> log = line -> terminal.println("contrastive kernel: " + line);
        String ip = connection.getIp();
        Channel shell = new Channel("shell", bound(context.socket(SocketType.ROUTER), ip, connection.getShellPort()), codec, log);
        Channel control = new Channel("control", bound(context.socket(SocketType.ROUTER), ip, connection.getControlPort()), codec, log);
        Channel stdin = new Channel("stdin", bound(context.socket(SocketType.ROUTER), ip, connection.getStdinPort()), codec, log);
        ZMQ.Socket heartbeat = bound(context.socket(SocketType.REP), ip, connection.getHbPort());
        Publisher publisher = new Publisher(context, signer, codec, log);
        publisher.setSndHWM(0);
        bound(publisher, ip, connection.getIopubPort());

        InputChannel input = new InputChannel(codec, stdin);
        CellEnvironment environment = new CellEnvironment(publisher, input);
        CellRunner runner = new CellRunner();
        CommManager comms = new CommManager();
        comms.setIOPubChannel(publisher);
        JavaKernel kernel = new JavaKernel(environment.asJupyterIO(), comms, runner);
        CellRequests cells = new CellRequests(codec, publisher, environment, runner, kernel);
        Server server = new Server(codec, publisher, cells, runner, kernel, log);

        System.setOut(environment.printTo(StreamType.OUT));
        System.setErr(environment.printTo(StreamType.ERR));
        System.setIn(InputChannel.stream(environment::readFromStdIn));
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::end, "children"));
        kernel.onStartup();
        runner.start();
        runner.submit(kernel::startJava);
        inBackground("publish", publisher::run);
        publisher.publish(null, PublishStatus.MESSAGE_TYPE, PublishStatus.STARTING);
        inBackground("stdin", input::run);
        inBackground("control", () -> control.serve(server::answer));
        inBackground("shell", () -> shell.serve(server::answer));
        endWithParent();
        while (true) {
            heartbeat.send(heartbeat.recv(), heartbeat.hasReceiveMore() ? ZMQ.SNDMORE : 0);
        }
    }

    private static ZMQ.Socket bound(ZMQ.Socket socket, String ip, int port) throws IOException {
        try {
            socket.bind("tcp://" + ip + ":" + port);
            return socket;
        } catch (ZMQException e) {
            throw new IOException("cannot listen on port " + port + " of " + ip + " (" + e.getMessage() + ")", e);
        }
    }

    private static void inBackground(String name, Runnable loop) {
        Thread thread = new Thread(loop, name);
        thread.setDaemon(true);
        thread.start();
    }

    // a Jupyter that was killed sends no shutdown request; it names itself in this variable
    private static void endWithParent() {
        String named = System.getenv("JPY_PARENT_PID");
        ProcessHandle.current().parent().filter(parent -> String.valueOf(parent.pid()).equals(named))
                .ifPresent(parent -> parent.onExit().thenRun(() -> {
                    ChildProcesses.end();
                    Runtime.getRuntime().halt(0);
                }));
    }
}
