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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

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
        news.connect("tcp://" + connection.getIp() + ":" + connection.getIopubPort());
        news.subscribe(new byte[0]);
        shell = context.socket(SocketType.DEALER);
        shell.connect("tcp://" + connection.getIp() + ":" + connection.getShellPort());
        shell.setReceiveTimeOut(PATIENCE_MILLISECONDS);
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        PrintStream terminal = System.err;
        List<String> cells = codeCells(Path.of(arguments[0]));
        KernelConnectionProperties connection = new KernelConnectionProperties("127.0.0.1", freePort(), freePort(), freePort(), freePort(),
                freePort(), "tcp", "hmac-sha256", UUID.randomUUID().toString());
        Path file = Files.writeString(Files.createTempFile("rehearsal", ".json"), connection.toJsonString());
        Thread kernel = new Thread(() -> KernelMain.main(new String[] {file.toString()}), "kernel");
        kernel.setDaemon(true);
        kernel.start();
        int exitCode = 0;
        try {
            new Rehearsal(connection).run(cells);
        } catch (IOException e) {
            terminal.println("contrastive kernel: the rehearsal ended: " + e.getMessage());
            exitCode = 1;
        }
        Files.delete(file);
        System.exit(exitCode);
    }

    private static List<String> codeCells(Path notebook) throws IOException {
        return JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells").asList().stream()
                .map(JsonElement::getAsJsonObject).filter(cell -> cell.get("cell_type").getAsString().equals("code"))
                .map(cell -> cell.getAsJsonArray("source").asList().stream().map(JsonElement::getAsString).collect(Collectors.joining()))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void run(List<String> cells) throws IOException {
        ask(MessageType.KERNEL_INFO_REQUEST, Map.of());
        for (String code : cells) {
            JsonObject reply = ask(MessageType.EXECUTE_REQUEST, Map.of("code", code, "silent", false));
            if (!reply.get("status").getAsString().equals("ok")) {
                throw new IOException("a cell failed with " + reply.get("ename") + " " + reply.get("evalue") + ":\n" + code);
            }
        }
    }

    /** The content of the reply. */
    private JsonObject ask(MessageType<?> type, Map<String, Object> content) throws IOException {
        codec.send(codec.message(null, type, content), shell);
        ZMsg reply = ZMsg.recvMsg(shell);
        while (news.recv(ZMQ.DONTWAIT) != null) {
            // nobody looks at it
        }
        if (reply == null) {
            throw new IOException("no answer within " + PATIENCE_MILLISECONDS / 1000 + " seconds");
        }
        return JsonParser.parseString(reply.getLast().getString(StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
