package contrastive.kernel.protocol;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.IOPubChannel;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishStream;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;
import org.zeromq.ZMQ;

/**
 * Sends everything that all front ends see, in the order it was handed over, from one thread of its own.
 *
 * <p>Printed text waits up to 50 ms for more of the same kind, so that a hundred thousand lines become a few hundred
 * messages; any other message sends it on its way at once, which keeps all text before the idle status. Who prints
 * faster than the front end reads is held back, never cut.
 */
final class Publisher extends IOPubChannel {
    private static final int TEXT_PER_MESSAGE = 1 << 16;
    private static final int TEXT_WAITING = 1 << 22;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final MessageCodec codec;
    private final Consumer<String> log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition sent = lock.newCondition();
    private final ArrayDeque<Item> queue = new ArrayDeque<>();
    private long textWaiting;
    private boolean sending;

    /** Either frames ready to go, or text that may still grow. */
    private record Item(List<byte[]> frames, StreamType stream, MessageContext parent, StringBuilder text, long since) {
        boolean canWait() {
            return text != null && text.length() < TEXT_PER_MESSAGE;
        }
    }

    Publisher(ZMQ.Context context, HMACGenerator signer, MessageCodec codec, Consumer<String> log) {
        super(context, signer);
        this.codec = codec;
        this.log = log;
    }

    void publish(MessageContext parent, MessageType<?> type, Object content) {
        sendMessage(codec.message(parent, type, content));
    }

    /** The base library's comms send here, too; their messages take their place in the queue. */
    @Override
    public void sendMessage(Message<?> message) {
        List<byte[]> frames = codec.encode(message);
        lock.lock();
        try {
            queue.add(new Item(frames, null, null, null, 0));
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    void text(MessageContext parent, StreamType stream, String text) {
        lock.lock();
        try {
            while (textWaiting > TEXT_WAITING) {
                sent.awaitUninterruptibly();
            }
            textWaiting += text.length();
            Item last = queue.peekLast();
            if (last != null && last.canWait() && last.stream() == stream && last.parent() == parent) {
                last.text().append(text);
                if (!last.canWait()) {
                    arrived.signal();
                }
            } else {
                queue.add(new Item(null, stream, parent, new StringBuilder(text), System.nanoTime()));
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything handed over so far is sent. */
    void flush() {
        lock.lock();
        try {
            while (!queue.isEmpty() || sending) {
                arrived.signal();
                sent.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void run() {
        while (true) {
            try {
                Item item = next();
                MessageCodec.send(item.frames() != null ? item.frames() : codec.encode(codec.message(item.parent(),
                        PublishStream.MESSAGE_TYPE, new PublishStream(item.stream(), item.text().toString()))), this);
            } catch (InterruptedException | RuntimeException | Error e) {
                // one message is lost; the next may pass
                log.accept("publish: " + e);
            }
        }
    }

    private Item next() throws InterruptedException {
        lock.lock();
        try {
            sending = false;
            sent.signalAll();
            while (queue.isEmpty()) {
                arrived.await();
            }
            long patience = PATIENCE_NANOS - (System.nanoTime() - queue.peek().since());
            while (queue.size() == 1 && queue.peek().canWait() && patience > 0) {
                patience = arrived.awaitNanos(patience);
            }
            Item item = queue.poll();
            sending = true;
            if (item.text() != null) {
                textWaiting -= item.text().length();
            }
            return item;
        } finally {
            lock.unlock();
        }
    }
}
