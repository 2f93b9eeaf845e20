package contrastive.kernel.cells;

import java.util.List;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;

/** A cell that did not end well, in the form that front ends show. */
public final class CellFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String name;
    private final transient List<String> traceback;

    CellFailure(String name, String message, List<String> traceback) {
        super(message, null, false, false);
        this.name = name;
        this.traceback = List.copyOf(traceback);
    }

    public String name() {
        return name;
    }

    public List<String> traceback() {
        return traceback;
    }

    public ErrorReply reply() {
        return new ErrorReply(name, getMessage(), traceback);
    }
}
