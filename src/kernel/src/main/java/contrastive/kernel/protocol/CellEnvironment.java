package contrastive.kernel.protocol;

import contrastive.kernel.stopping.StopSignal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;

/**
 * Where text and displays of reader's code go: to the front ends, as output of the cell begun last. A thread that
 * outlives its cell therefore prints under the newest cell, and nothing is lost. A silent request is no such cell: what it
 * prints while it runs is dropped, and what others print meanwhile goes where it went before.
 */
final class CellEnvironment extends ShellReplyEnvironment {
    private final Publisher publisher;
    private final InputChannel input;
    private volatile Message<?> running;
    private volatile Message<?> heard;
    private volatile boolean inputAllowed;

    CellEnvironment(Publisher publisher, InputChannel input) {
        super(null, null, null, null);
        this.publisher = publisher;
        this.input = input;
    }

    /** Called on the thread of cells, once {@link StopSignal} can tell the new cell's threads from others. */
    void begin(Message<?> request, boolean isSilent, boolean mayAsk) {
        running = request;
        if (!isSilent) {
            heard = request;
        }
        inputAllowed = mayAsk;
    }

    /** Called when the request has run: from now on nothing is silent, for a thread that it left cannot be told from others. */
    void end() {
        running = heard;
    }

    // not a pool's worker: it may have been at work since before, and is better heard than lost
    private boolean isSilent() {
        return running != heard && StopSignal.isOfCell(Thread.currentThread());
    }

    private void print(StreamType stream, String text) {
        if (!isSilent()) {
            publisher.text(heard, stream, text);
        }
    }

    @Override
    public MessageContext getContext() {
        return running;
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        if (!isSilent()) {
            publisher.publish(heard, content.getType(), content);
        }
    }

    @Override
    public void publish(Message<?> message) {
        publisher.sendMessage(message);
    }

    @Override
    public void writeToStdOut(String text) {
        print(StreamType.OUT, text);
    }

    @Override
    public void writeToStdErr(String text) {
        print(StreamType.ERR, text);
    }

    @Override
    public String readFromStdIn(String prompt, boolean isPassword) {
        if (!inputAllowed || running == null) {
            throw new IllegalStateException("this front end takes no input from a reader");
        }
        return input.ask(running, prompt, isPassword);
    }

    /** The base library's bundle of streams, always attached to this environment. */
    JupyterIO asJupyterIO() {
        return new JupyterIO(StandardCharsets.UTF_8) {
            {
                setEnv(CellEnvironment.this);
            }
        };
    }

    /** Decodes printed bytes as UTF-8, a character cut in two included; what is no UTF-8 becomes U+FFFD. */
    PrintStream printTo(StreamType stream) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new PrintStream(new OutputStream() {
            private ByteBuffer rest = ByteBuffer.allocate(0);

            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length).put(rest).put(bytes, offset, length).flip();
                CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
                decoder.decode(in, out, false);
                rest = in;
                if (out.flip().hasRemaining()) {
                    print(stream, out.toString());
                }
            }
        }, true, StandardCharsets.UTF_8);
    }
}
