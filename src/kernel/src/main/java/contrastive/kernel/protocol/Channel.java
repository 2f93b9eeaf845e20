package contrastive.kernel.protocol;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.messages.Message;
import org.zeromq.ZFrame;
import org.zeromq.ZMQ;
import org.zeromq.ZMsg;

/** A socket on which front ends ask, touched by one thread only. Bad input is logged and forgotten. */
record Channel(String name, ZMQ.Socket socket, MessageCodec codec, Consumer<String> log) {

    void serve(BiConsumer<Channel, Message<?>> handler) {
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
        ZMsg message = ZMsg.recvMsg(socket);
        try {
            return message == null ? null : codec.decode(message.stream().map(ZFrame::getData).toList());
        } catch (IllegalArgumentException e) {
            log.accept(name + ": ignored a " + e.getMessage());
            return null;
        }
    }

    void send(Message<?> message) {
        codec.send(message, socket);
    }
}
