package contrastive.kernel;

import com.google.gson.JsonParseException;
import contrastive.kernel.loading.JvmAccess;
import contrastive.kernel.protocol.JupyterSockets;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.ZMQException;

/**
 * The kernel as Jupyter starts it: {@code KernelMain connection-file}. Exit code 0 after a shutdown request, 2 with one
 * sentence on the error stream if the connection file is missing, unreadable, unsafe or names a port that is taken. It is
 * also the java agent that the kernel's description names.
 */
public final class KernelMain {
    private KernelMain() {
    }

    /** Called by the JVM before {@link #main} where an option names the agent. */
    public static void premain(String arguments, Instrumentation given) {
        JvmAccess.grant(given);
    }

    /** Called by the JVM before {@link #main} where the kernel is started as a jar. */
    public static void agentmain(String arguments, Instrumentation given) {
        JvmAccess.grant(given);
    }

    public static void main(String[] arguments) {
        PrintStream terminal = System.err;
        try {
            if (arguments.length != 1) {
                throw new IOException("the kernel takes one argument, the connection file that Jupyter writes");
            }
            JupyterSockets.serve(connection(Path.of(arguments[0])), terminal);
        } catch (IOException | GeneralSecurityException | ZMQException e) {
            terminal.println("contrastive kernel: " + e.getMessage());
            Runtime.getRuntime().halt(2);
        }
    }

    private static KernelConnectionProperties connection(Path file) throws IOException {
        KernelConnectionProperties connection;
        try {
            connection = KernelConnectionProperties.parse(Files.readString(file));
        } catch (IOException e) {
            throw new IOException("cannot read the connection file " + file + " (" + e.getClass().getSimpleName() + ")");
        } catch (JsonParseException e) {
            throw new IOException("the connection file " + file + " is not what Jupyter writes");
        }
        if (connection == null || !"tcp".equals(connection.getTransport()) || Objects.toString(connection.getKey(), "").isEmpty()) {
            throw new IOException("the connection file " + file + " must name the transport tcp and a key");
        }
        if (!"127.0.0.1".equals(connection.getIp()) && !"localhost".equals(connection.getIp())) {
            throw new IOException("the connection file " + file + " asks to listen on " + connection.getIp()
                    + "; this kernel listens on this machine only (127.0.0.1)");
        }
        return connection;
    }
}
