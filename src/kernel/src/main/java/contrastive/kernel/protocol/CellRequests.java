package contrastive.kernel.protocol;

import com.google.gson.JsonObject;
import contrastive.kernel.cells.CellFailure;
import contrastive.kernel.cells.ErrorReport;
import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.stopping.CellRunner;
import contrastive.kernel.stopping.CellStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** Runs the cells that front ends send, and tells them what came of it. */
final class CellRequests {
    // long enough for cells sent in one go to have arrived, too short for a reader to press a key
    private static final int QUEUED_MILLISECONDS = 20;

    private final MessageCodec codec;
    private final Publisher publisher;
    private final CellEnvironment environment;
    private final CellRunner runner;
    private final JavaKernel kernel;

    CellRequests(MessageCodec codec, Publisher publisher, CellEnvironment environment, CellRunner runner, JavaKernel kernel) {
        this.codec = codec;
        this.publisher = publisher;
        this.environment = environment;
        this.runner = runner;
        this.kernel = kernel;
    }

    /** @return the requests that were queued behind the cell if it failed and asked that none of them be run, else none */
    List<Message<?>> run(Channel channel, Message<?> message) throws InterruptedException {
        ExecuteRequest request = (ExecuteRequest) message.getContent();
        boolean silent = request.isSilent();
        boolean remembered = request.shouldStoreHistory() && !silent;
        int number = kernel.number(remembered);
        Consumer<ContentType<?>> news = silent ? none -> { } : content -> publisher.publish(message, content.getType(), content);
        news.accept(new PublishExecuteInput(request.getCode(), number));
        JavaKernel.Outcome outcome = outcome(message, request, number, remembered);
        if (outcome.failure() == null) {
            if (outcome.value() != null) {
                news.accept(new PublishExecuteResult(number, outcome.value()));
            }
            outcome.notes().forEach(news);
            channel.send(codec.message(message, ExecuteReply.MESSAGE_TYPE, success(number, outcome)));
            return List.of();
        }
        CellFailure failure = outcome.failure();
        news.accept(new PublishError(failure.name(), failure.getMessage(), failure.traceback()));
        outcome.notes().forEach(news);
        // before the reply: what arrives after it was sent by one who knows of the failure
        List<Message<?>> queued = request.shouldStopOnError() ? queued(channel) : List.of();
        ErrorReply reply = failure.reply();
        reply.setExecutionCount(number);
        channel.send(codec.message(message, ExecuteReply.MESSAGE_TYPE, reply));
        return queued;
    }

    private JavaKernel.Outcome outcome(Message<?> message, ExecuteRequest request, int number, boolean remembered)
            throws InterruptedException {
        // JupyterLab, Notebook 7 and VS Code say which cell of the page it is
        String id = message.getNonNullMetadata().get("cellId") instanceof String name ? name : null;
        try {
            return runner.call(() -> {
                environment.begin(message, request.isSilent(), request.isStdinEnabled());
                kernel.getCommManager().setMessageContext(message);
                return kernel.run(request.getCode(), id, number, remembered, request.getUserExpr());
            });
        } catch (ExecutionException e) {
            return new JavaKernel.Outcome(null, ErrorReport.withoutPlace(e.getCause()), Map.of(), List.of());
        } finally {
            environment.end();
        }
    }

    private JsonObject success(int number, JavaKernel.Outcome outcome) {
        JsonObject expressions = new JsonObject();
        outcome.expressions().forEach((name, value) -> expressions.add(name, codec.okay(value)));
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("execution_count", number);
        reply.add("user_expressions", expressions);
        return reply;
    }

    private static List<Message<?>> queued(Channel channel) {
        List<Message<?>> queued = new ArrayList<>();
        Message<?> next = channel.receive(QUEUED_MILLISECONDS);
        while (next != null) {
            queued.add(next);
            next = channel.receive(QUEUED_MILLISECONDS);
        }
        return queued;
    }

    /** Answers a cell that was queued behind a failed one. */
    void abort(Channel channel, Message<?> message) {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "aborted");
        reply.addProperty("execution_count", kernel.number(false));
        channel.send(codec.message(message, ExecuteReply.MESSAGE_TYPE, reply));
    }
}
