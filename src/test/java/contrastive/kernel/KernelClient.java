package contrastive.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A small front end that starts the kernel as a process of its own and speaks the Jupyter protocol with it. */
final class KernelClient implements AutoCloseable {
    static final int TIMEOUT_MILLISECONDS = 60_000;
    static final String KEY = "the-key-of-the-tests";

    /** A message as it came over the wire. */
    record Received(JsonObject header, JsonObject parent, JsonObject content) {
        String type() {
            return header.get("msg_type").getAsString();
        }

        boolean answers(String id) {
            return parent.has("msg_id") && parent.get("msg_id").getAsString().equals(id);
        }
    }

    /** All that came of one cell. */
    record Result(JsonObject reply, List<Received> published) {
        String status() {
            return reply.get("status").getAsString();
        }

        String stream(String name) {
            StringBuilder text = new StringBuilder();
            for (Received message : of("stream")) {
                if (message.content().get("name").getAsString().equals(name)) {
                    text.append(message.content().get("text").getAsString());
                }
            }
            return text.toString();
        }

        List<Received> of(String type) {
            return published.stream().filter(message -> message.type().equals(type)).toList();
        }

        /** The plain text of the value shown, or null if none was. */
        String value() {
            List<Received> results = of("execute_result");
            return results.isEmpty() ? null
                    : results.get(0).content().getAsJsonObject("data").get("text/plain").getAsString();
        }

        /** What the note under the cell says is out of date, or null if there is none. */
        String note() {
            List<Received> notes = of("display_data").stream().filter(message -> isNote(message.content())).toList();
            return notes.isEmpty() ? null
                    : notes.get(0).content().getAsJsonObject("data").get("text/plain").getAsString();
        }

        private static boolean isNote(JsonObject content) {
            return content.has("transient") && content.getAsJsonObject("transient").has("display_id")
                    && content.getAsJsonObject("transient").get("display_id").getAsString().startsWith("out-of-date");
        }

        String errorName() {
            return reply.get("ename").getAsString();
        }

        String errorMessage() {
            return reply.get("evalue").getAsString();
        }

        List<String> traceback() {
            List<String> lines = new ArrayList<>();
            reply.getAsJsonArray("traceback").forEach(line -> lines.add(
                    line.getAsString().replaceAll("\u001b\\[[0-9;]*m", "")));
            return lines;
        }
    }

    final Process process;
    final ZMQ.Socket shell;
    final ZMQ.Socket control;
    final ZMQ.Socket stdin;
    final ZMQ.Socket iopub;
    private final ZContext context = new ZContext();
    private final String session = UUID.randomUUID().toString();
    private final Path folder;

    /** Starts a kernel with the given additional JVM options in a folder of its own, and waits until it answers. */
    static KernelClient start(String... options) throws IOException {
        return start(KernelProcess.command(List.of(options)));
    }

    /** Starts a kernel that cannot change classes in place. */
    static KernelClient startWithoutAgent() throws IOException {
        return start(KernelProcess.commandWithoutAgent());
    }

    /** Starts a kernel as Jupyter does, from the description that the set-up wrote. */
    static KernelClient startAsInstalled() throws IOException {
        return start(KernelProcess.installed());
    }

    /** Starts a kernel with a PATH of one folder. */
    static KernelClient startWithPath(Path folder) throws IOException {
        return start(KernelProcess.command(List.of()), Map.of("PATH", folder.toString()));
    }

    private static KernelClient start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    private static KernelClient start(List<String> command, Map<String, String> environment) throws IOException {
        KernelClient client = new KernelClient(command, environment);
        client.awaitSubscription();
        return client;
    }

    private KernelClient(List<String> command, Map<String, String> environment) throws IOException {
        folder = Files.createTempDirectory("kernel-test");
        int[] ports = KernelProcess.freePorts(5);
        Path connection = KernelProcess.writeConnection(folder, ports, "127.0.0.1", KEY);
        ProcessBuilder builder = KernelProcess.builder(command, folder, connection.toString());
        builder.environment().putAll(environment);
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        shell = connect(SocketType.DEALER, ports[0]);
        iopub = connect(SocketType.SUB, ports[1]);
        iopub.subscribe(new byte[0]);
        stdin = connect(SocketType.DEALER, ports[2]);
        control = connect(SocketType.DEALER, ports[3]);
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setRcvHWM(0);
        // the kernel asks for input on stdin under the identity it knows from shell
        socket.setIdentity(session.getBytes(StandardCharsets.US_ASCII));
        socket.setLinger(0);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    // a subscription takes a moment to arrive; a status that answers us proves that it has
    private void awaitSubscription() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLISECONDS);
        while (System.nanoTime() < end) {
            String id = send(shell, "kernel_info_request", new JsonObject());
            await(shell, message -> message.answers(id));
            Received status = receive(iopub, 100);
            while (status != null) {
                if (status.answers(id) && isIdle(status)) {
                    return;
                }
                status = receive(iopub, 1000);
            }
        }
        throw new IllegalStateException("the kernel did not answer on iopub");
    }

    /** Runs a cell to its end. */
    Result run(String code) {
        return finish(submit(code));
    }

    /** Runs a cell of the page to its end, as front ends do that say which one it is. */
    Result runCell(String cellId, String code) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("cellId", cellId);
        return finish(send(shell, null, "execute_request", executeRequest(code), metadata));
    }

    /** Sends a cell without waiting; {@link #finish} waits for it. */
    String submit(String code) {
        return send(shell, "execute_request", executeRequest(code));
    }

    static JsonObject executeRequest(String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("silent", false);
        content.addProperty("store_history", true);
        content.addProperty("allow_stdin", true);
        content.addProperty("stop_on_error", true);
        content.add("user_expressions", new JsonObject());
        return content;
    }

    Result finish(String id) {
        List<Received> published = new ArrayList<>();
        Received message = await(iopub, any -> true);
        while (!(message.answers(id) && isIdle(message))) {
            if (message.answers(id)) {
                published.add(message);
            }
            message = await(iopub, any -> true);
        }
        return new Result(await(shell, reply -> reply.answers(id)).content(), published);
    }

    /** Sends a request and gives the content of its reply. */
    JsonObject ask(ZMQ.Socket socket, String type, JsonObject content) {
        String id = send(socket, type, content);
        return await(socket, reply -> reply.answers(id)).content();
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    static boolean isIdle(Received message) {
        return message.type().equals("status") && message.content().get("execution_state").getAsString().equals("idle");
    }

    Received await(ZMQ.Socket socket, Predicate<Received> wanted) {
        Received message = receive(socket, TIMEOUT_MILLISECONDS);
        while (message != null && !wanted.test(message)) {
            message = receive(socket, TIMEOUT_MILLISECONDS);
        }
        if (message == null) {
            throw new IllegalStateException("no answer within " + TIMEOUT_MILLISECONDS + " ms");
        }
        return message;
    }

    Received receive(ZMQ.Socket socket, int milliseconds) {
        socket.setReceiveTimeOut(milliseconds);
        byte[] frame = socket.recv();
        if (frame == null) {
            return null;
        }
        List<String> frames = new ArrayList<>();
        frames.add(new String(frame, StandardCharsets.UTF_8));
        while (socket.hasReceiveMore()) {
            frames.add(new String(socket.recv(), StandardCharsets.UTF_8));
        }
        int at = frames.indexOf("<IDS|MSG>");
        return new Received(json(frames.get(at + 2)), json(frames.get(at + 3)), json(frames.get(at + 5)));
    }

    String send(ZMQ.Socket socket, String type, JsonObject content) {
        return send(socket, null, type, content);
    }

    String send(ZMQ.Socket socket, JsonObject parent, String type, JsonObject content) {
        return send(socket, parent, type, content, new JsonObject());
    }

    private String send(ZMQ.Socket socket, JsonObject parent, String type, JsonObject content, JsonObject metadata) {
        String id = UUID.randomUUID().toString();
        for (byte[] frame : frames(id, parent, type, content, metadata, KEY)) {
            socket.sendMore(frame);
        }
        socket.send(new byte[0]);
        return id;
    }

    /** The signed frames of a message but the last, empty one that {@link #send} adds as its buffer. */
    List<byte[]> frames(String id, JsonObject parent, String type, JsonObject content, String key) {
        return frames(id, parent, type, content, new JsonObject(), key);
    }

    private List<byte[]> frames(String id, JsonObject parent, String type, JsonObject content, JsonObject metadata,
            String key) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", id);
        header.addProperty("username", "tests");
        header.addProperty("session", session);
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", "5.3");
        Gson gson = new Gson();
        List<byte[]> parts = new ArrayList<>();
        for (Object part : List.of(header, parent == null ? new JsonObject() : parent, metadata, content)) {
            parts.add(gson.toJson(part).getBytes(StandardCharsets.UTF_8));
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add("<IDS|MSG>".getBytes(StandardCharsets.UTF_8));
        frames.add(sign(parts, key).getBytes(StandardCharsets.UTF_8));
        frames.addAll(parts);
        return frames;
    }

    private static String sign(List<byte[]> parts, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(mac::update);
            StringBuilder hex = new StringBuilder();
            for (byte b : mac.doFinal()) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void interrupt() {
        ask(control, "interrupt_request", new JsonObject());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        context.close();
    }
}
