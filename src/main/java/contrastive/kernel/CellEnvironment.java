package contrastive.kernel;

import java.nio.charset.StandardCharsets;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.publish.PublishStream.StreamType;

/**
 * Where text and displays of reader's code go: to the front ends, as output of the cell begun last. A thread that
 * outlives its cell therefore prints under the newest cell, and nothing is lost.
 */
final class CellEnvironment extends ShellReplyEnvironment {
    private final Publisher publisher;
    private final InputChannel input;
    private volatile Message<?> cell;
    private volatile boolean silent;
    private volatile boolean inputAllowed;

    CellEnvironment(Publisher publisher, InputChannel input) {
        super(null, null, null, null);
        this.publisher = publisher;
        this.input = input;
    }

    void begin(Message<?> request, boolean isSilent, boolean mayAsk) {
        cell = request;
        silent = isSilent;
        inputAllowed = mayAsk;
    }

    void print(StreamType stream, String text) {
        if (!silent) {
            publisher.text(cell, stream, text);
        }
    }

    @Override
    public MessageContext getContext() {
        return cell;
    }

    @Override
    public <T extends ContentType<T>> void publish(T content) {
        if (!silent) {
            publisher.publish(cell, content.getType(), content);
        }
    }

    @Override
    public void publish(Message<?> message) {
        publisher.publish(message);
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
        if (!inputAllowed || cell == null) {
            throw new IllegalStateException("this front end takes no input from a reader");
        }
        return input.ask(cell, prompt, isPassword);
    }

    /** The base library's bundle of streams, always attached to this environment. */
    JupyterIO asJupyterIO() {
        return new JupyterIO(StandardCharsets.UTF_8) {
            {
                setEnv(CellEnvironment.this);
            }
        };
    }
}
