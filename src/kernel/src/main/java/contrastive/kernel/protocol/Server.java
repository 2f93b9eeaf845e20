package contrastive.kernel.protocol;

import contrastive.kernel.cells.JavaKernel;
import contrastive.kernel.stopping.CellRunner;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.DefaultReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.HistoryReply;
import org.dflib.jjava.jupyter.messages.reply.InspectReply;
import org.dflib.jjava.jupyter.messages.reply.InterruptReply;
import org.dflib.jjava.jupyter.messages.reply.IsCompleteReply;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;
import org.dflib.jjava.jupyter.messages.reply.ShutdownReply;
import org.dflib.jjava.jupyter.messages.request.CommInfoRequest;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.InterruptRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.dflib.jjava.jupyter.messages.request.ShutdownRequest;

/**
 * Answers the requests of the shell and the control channel; cells are {@link CellRequests}'. Each is framed by a busy and an idle
 * status; one that fails inside the kernel gets an error reply, so that no front end waits in vain.
 */
record Server(MessageCodec codec, Publisher publisher, CellRequests cells, CellRunner runner, JavaKernel kernel, Consumer<String> log) {
    private static final int SENDING_MILLISECONDS = 100;
    private static final int HOOKS_MILLISECONDS = 500;

    void answer(Channel channel, Message<?> request) {
        for (Message<?> queued : framed(channel, request, () -> dispatch(channel, request))) {
            if (queued.getContent() instanceof ExecuteRequest) {
                framed(channel, queued, () -> cells.abort(channel, queued));
            } else {
                answer(channel, queued);
            }
        }
        if (request.getContent() instanceof ShutdownRequest) {
            shutDown();
        }
    }

    private List<Message<?>> framed(Channel channel, Message<?> request, Callable<List<Message<?>>> answer) {
        publisher.publish(request, PublishStatus.MESSAGE_TYPE, PublishStatus.BUSY);
        try {
            return answer.call();
        } catch (Exception | Error e) {
            fail(channel, request, e instanceof ExecutionException ? e.getCause() : e);
            return List.of();
        } finally {
            publisher.publish(request, PublishStatus.MESSAGE_TYPE, PublishStatus.IDLE);
        }
    }

    /** @return requests that were taken from the channel on the way and still want an answer */
    private List<Message<?>> dispatch(Channel channel, Message<?> request) throws InterruptedException, ExecutionException {
        Object content = request.getContent();
        if (content instanceof ExecuteRequest) {
            return cells.run(channel, request);
        } else if (content instanceof KernelInfoRequest) {
            reply(channel, request, new KernelInfoReply(Header.PROTOCOL_VERISON, kernel.getName(), kernel.getVersion(),
                    kernel.getLanguageInfo(), kernel.getBanner(), kernel.getHelpLinks()));
        } else if (content instanceof CompleteRequest complete) {
            reply(channel, request, complete(complete.getCode(), complete.getCursorPos()));
        } else if (content instanceof InspectRequest inspect) {
            String code = inspect.getCode();
            int cursor = toChars(code, inspect.getCursorPos());
            DisplayData found = runner.call(() -> kernel.inspect(code, cursor, inspect.getDetailLevel() > 0));
            reply(channel, request, new InspectReply(found != null, DisplayData.emptyIfNull(found)));
        } else if (content instanceof IsCompleteRequest isComplete) {
            String state = runner.call(() -> kernel.isComplete(isComplete.getCode()));
            reply(channel, request, switch (state) {
                case BaseKernel.IS_COMPLETE_YES -> IsCompleteReply.VALID_CODE;
                case BaseKernel.IS_COMPLETE_BAD -> IsCompleteReply.INVALID_CODE;
                default -> IsCompleteReply.getIncompleteReplyWithIndent(state);
            });
        } else if (content instanceof HistoryRequest history) {
            reply(channel, request, history(history));
        } else if (content instanceof CommInfoRequest) {
            Map<String, Object> comms = new HashMap<>();
            kernel.getCommManager().forEach(comm -> comms.put(comm.getID(), Map.of("target_name", comm.getTargetName())));
            channel.send(codec.message(request, MessageType.COMM_INFO_REPLY, codec.okay(Map.of("comms", comms))));
        } else if (content instanceof InterruptRequest) {
            kernel.interrupt();
            reply(channel, request, new InterruptReply());
        } else if (content instanceof ShutdownRequest last) {
            reply(channel, request, last.isRestart() ? ShutdownReply.SHUTDOWN_AND_RESTART : ShutdownReply.SHUTDOWN);
        } else {
            comm(request);
        }
        return List.of();
    }

    private void reply(Channel channel, Message<?> request, ContentType<?> content) {
        channel.send(codec.message(request, content.getType(), codec.okay(content)));
    }

    private void fail(Channel channel, Message<?> request, Throwable e) {
        log.accept(request.getHeader().getType() + ": " + e);
        String reply = request.getHeader().getType().getName().replace("_request", "_reply");
        channel.send(codec.message(request, MessageType.getType(reply), new ErrorReply(e.getClass().getSimpleName(),
                String.valueOf(e.getMessage()), List.of("the kernel failed: " + e))));
    }

    private CompleteReply complete(String code, int cursor) throws ExecutionException, InterruptedException {
        ReplacementOptions options = runner.call(() -> kernel.complete(code, toChars(code, cursor)));
        return new CompleteReply(options.getReplacements(), code.codePointCount(0, options.getSourceStart()),
                code.codePointCount(0, options.getSourceEnd()), Map.of());
    }

    // front ends count code points
    private static int toChars(String code, int cursor) {
        return code.offsetByCodePoints(0, Math.max(0, Math.min(cursor, code.codePointCount(0, code.length()))));
    }

    private HistoryReply history(HistoryRequest request) {
        HistoryManager history = kernel.getHistoryManager();
        Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
        if (request.includeOutput()) {
            flags.add(ResultFlag.INCLUDE_OUTPUT);
        }
        if (request instanceof HistoryRequest.Range range) {
            return new HistoryReply(history.lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), flags));
        } else if (request instanceof HistoryRequest.Search search) {
            if (search.filterUnique()) {
                flags.add(ResultFlag.UNIQUE);
            }
            String pattern = search.getPattern() == null ? "*" : search.getPattern();
            return new HistoryReply(history.search(pattern, orAll(search.getMaxReturnLength()), flags));
        }
        return new HistoryReply(history.lookupTail(orAll(((HistoryRequest.Tail) request).getMaxReturnLength()), flags));
    }

    // a request without n asks for all
    private static int orAll(int length) {
        return length <= 0 ? Integer.MAX_VALUE : length;
    }

    @SuppressWarnings("unchecked")
    private void comm(Message<?> request) {
        CommManager comms = kernel.getCommManager();
        DefaultReplyEnvironment environment = new DefaultReplyEnvironment(null, null, request) {
            @Override
            public void publish(Message<?> message) {
                publisher.sendMessage(message);
            }

            // the status is ours to publish
            @Override
            public void setBusyDeferIdle() {
            }
        };
        if (request.getContent() instanceof CommOpenCommand) {
            comms.handleCommOpenCommand(environment, (Message<CommOpenCommand>) request);
        } else if (request.getContent() instanceof CommMsgCommand) {
            comms.handleCommMsgCommand(environment, (Message<CommMsgCommand>) request);
        } else if (request.getContent() instanceof CommCloseCommand) {
            comms.handleCommCloseCommand(environment, (Message<CommCloseCommand>) request);
        } else {
            log.accept("ignored a message of type " + request.getHeader().getType());
        }
    }

    private void shutDown() {
        publisher.flush();
        Thread hooks = new Thread(() -> System.exit(0), "shutdown");
        try {
            // the sockets' own threads send the reply; nothing tells when they have
            Thread.sleep(SENDING_MILLISECONDS);
            // a reader's shutdown hooks may run, but not for ever
            hooks.start();
            hooks.join(HOOKS_MILLISECONDS);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
