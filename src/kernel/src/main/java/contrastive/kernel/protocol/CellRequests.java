package contrastive.kernel.protocol;

import com.google.gson.JsonObject;
import contrastive.kernel.cells.CellFailure;
import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.stopping.CellRunner;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/** Runs the cells that front ends send, and tells them what came of it. */
record CellRequests(MessageCodec codec, Publisher publisher, CellEnvironment environment, CellRunner runner, JavaKernel kernel) {
    // long enough for cells sent in one go to have arrived, too short for a reader to press a key
    private static final int QUEUED_MILLISECONDS = 20;

    /** @return the requests that were queued behind the cell if it failed and asked that none of them be run, else none */
    List<Message<?>> run(Channel channel, Message<?> message) throws InterruptedException {
        ExecuteRequest request = (ExecuteRequest) message.getContent();
        boolean silent = request.isSilent();
        boolean remembered = request.shouldStoreHistory() && !silent;
        int number = kernel.number(remembered);
        Consumer<ContentType<?>> news = silent ? none -> { } : content -> publisher.publish(message, content.getType(), content);
        news.accept(new PublishExecuteInput(request.getCode(), number));
        JavaKernel.Outcome outcome = outcome(message, request, number, remembered);
        ErrorReply error = outcome.failure();
        if (error != null) {
            news.accept(new PublishError(error.getErrorName(), error.getErrorMessage(), error.getStacktrace()));
        } else if (outcome.value() != null) {
            news.accept(new PublishExecuteResult(number, outcome.value()));
        }
        outcome.notes().forEach(news);
        if (error == null) {
            JsonObject values = new JsonObject();
            outcome.expressions().forEach((name, value) -> values.add(name, codec.okay(value)));
            reply(channel, message, codec.okay(Map.of("execution_count", number, "user_expressions", values)));
            return List.of();
        }
        // before the reply: what arrives after it was sent by one who knows of the failure
        List<Message<?>> queued = request.shouldStopOnError() ? queued(channel) : List.of();
        error.setExecutionCount(number);
        reply(channel, message, error);
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
            return new JavaKernel.Outcome(null, CellFailure.withoutPlace(e.getCause()).reply(), Map.of(), List.of());
        } finally {
            environment.end();
        }
    }

    private static List<Message<?>> queued(Channel channel) {
        return Stream.<Message<?>>generate(() -> channel.receive(QUEUED_MILLISECONDS)).takeWhile(Objects::nonNull).toList();
    }

    /** Answers a cell that was queued behind a failed one, which queues no more. */
    List<Message<?>> abort(Channel channel, Message<?> message) {
        reply(channel, message, Map.of("status", "aborted", "execution_count", kernel.number(false)));
        return List.of();
    }

    private void reply(Channel channel, Message<?> message, Object content) {
        channel.send(codec.message(message, ExecuteReply.MESSAGE_TYPE, content));
    }
}
