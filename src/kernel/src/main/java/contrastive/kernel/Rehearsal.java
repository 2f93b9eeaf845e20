package contrastive.kernel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import contrastive.kernel.protocol.MessageCodec;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A kernel and its front end in one process: {@code Rehearsal notebook} runs the notebook's code cells and ends.
 *
 * <p>A JVM that is told to archive its classes at its end ({@code -XX:ArchiveClassesAtExit}) so learns what the first
 * cells of a reader need; kernels that start from the archive have most of their classes ready. Exit code 0 if every cell
 * ran, 1 with one sentence on the error stream if not.
 */
public final class Rehearsal {
    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final MessageCodec codec;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket news;

    private Rehearsal(KernelConnectionProperties connection) throws GeneralSecurityException {
        ZMQ.Context context = ZMQ.context(1);
        codec = new MessageCodec(connection.createHMACGenerator());
        // a front end that listens lets the kernel write its news, too
        news = context.socket(SocketType.SUB);
        news.connect(address(connection, connection.getIopubPort()));
        news.subscribe(new byte[0]);
        shell = context.socket(SocketType.DEALER);
        shell.connect(address(connection, connection.getShellPort()));
        shell.setReceiveTimeOut(PATIENCE_MILLISECONDS);
    }

    private static String address(KernelConnectionProperties connection, int port) {
        return "tcp://" + connection.getIp() + ":" + port;
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        PrintStream terminal = System.err;
        List<String> cells = codeCells(Path.of(arguments[0]));
        Path file = Files.createTempFile("rehearsal", ".json");
        String text = connectionFile();
        Files.writeString(file, text);
        Thread kernel = new Thread(() -> KernelMain.main(new String[] {file.toString()}), "kernel");
        kernel.setDaemon(true);
        kernel.start();
        Rehearsal rehearsal = new Rehearsal(KernelConnectionProperties.parse(text));
        String fault = rehearsal.run(cells);
        Files.delete(file);
        if (fault != null) {
            terminal.println("contrastive kernel: the rehearsal ended: " + fault);
        }
        System.exit(fault == null ? 0 : 1);
    }

    private static List<String> codeCells(Path notebook) throws IOException {
        List<String> cells = new ArrayList<>();
        for (JsonElement each : JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells")) {
            JsonObject cell = each.getAsJsonObject();
            if (cell.get("cell_type").getAsString().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.getAsJsonArray("source").forEach(line -> source.append(line.getAsString()));
                cells.add(source.toString());
            }
        }
        return cells;
    }

    private static String connectionFile() throws IOException {
        JsonObject connection = new JsonObject();
        connection.addProperty("transport", "tcp");
        connection.addProperty("ip", "127.0.0.1");
        connection.addProperty("signature_scheme", "hmac-sha256");
        connection.addProperty("key", UUID.randomUUID().toString());
        for (String channel : List.of("shell", "control", "stdin", "hb", "iopub")) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                connection.addProperty(channel + "_port", free.getLocalPort());
            }
        }
        return connection.toString();
    }

    /** @return what went wrong, or null */
    private String run(List<String> cells) {
        JsonObject reply = ask(MessageType.KERNEL_INFO_REQUEST, new JsonObject());
        for (String code : cells) {
            if (reply == null) {
                break;
            }
            JsonObject request = new JsonObject();
            request.addProperty("code", code);
            request.addProperty("silent", false);
            reply = ask(MessageType.EXECUTE_REQUEST, request);
            if (reply != null && !reply.get("status").getAsString().equals("ok")) {
                return "a cell failed with " + reply.get("ename") + " " + reply.get("evalue") + ":\n" + code;
            }
        }
        return reply == null ? "no answer within " + PATIENCE_MILLISECONDS / 1000 + " seconds" : null;
    }

    /** The content of the reply, or null if none came in time. */
    private JsonObject ask(MessageType<?> type, JsonObject content) {
        codec.send(codec.message(null, type, content), shell);
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = shell.recv();
            if (frame == null) {
                return null;
            }
            frames.add(frame);
        } while (shell.hasReceiveMore());
        while (news.recv(ZMQ.DONTWAIT) != null) {
            // nobody looks at it
        }
        return JsonParser.parseString(new String(frames.get(frames.size() - 1), StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
