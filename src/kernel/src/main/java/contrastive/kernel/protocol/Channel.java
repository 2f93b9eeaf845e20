package contrastive.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.messages.Message;
import org.zeromq.ZMQ;

/** A socket on which front ends ask, and the only thread that touches it. Bad input is logged and forgotten. */
final class Channel {
    private final String name;
    private final ZMQ.Socket socket;
    private final MessageCodec codec;
    private final Consumer<String> log;

    Channel(String name, ZMQ.Socket socket, MessageCodec codec, Consumer<String> log) {
        this.name = name;
        this.socket = socket;
        this.codec = codec;
        this.log = log;
    }

    void start(BiConsumer<Channel, Message<?>> handler) {
        Thread thread = new Thread(() -> serve(handler), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(BiConsumer<Channel, Message<?>> handler) {
        while (true) {
            try {
                Message<?> request = receive(-1);
                if (request != null) {
                    handler.accept(this, request);
                }
            } catch (RuntimeException | Error e) {
                log.accept(name + ": " + e);
            }
        }
    }

    /** The next valid message, or null if none came in time (-1 waits for ever) or one came that is not valid. */
    Message<?> receive(int milliseconds) {
        socket.setReceiveTimeOut(milliseconds);
        byte[] frame = socket.recv();
        if (frame == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add(frame);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        try {
            return codec.decode(frames);
        } catch (IllegalArgumentException e) {
            log.accept(name + ": ignored a " + e.getMessage());
            return null;
        }
    }

    void send(Message<?> message) {
        codec.send(message, socket);
    }
}
