package contrastive.kernel.protocol;

import contrastive.kernel.cells.JavaKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.channels.DefaultReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import org.dflib.jjava.jupyter.messages.comm.CommOpenCommand;
import org.dflib.jjava.jupyter.messages.publish.PublishStatus;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.InterruptReply;
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
 * Answers the requests of the shell and the control channel. Each is framed by a busy and an idle status; one that
 * fails inside the kernel gets an error reply, so that no front end waits in vain.
 */
final class Server {
    private final MessageCodec codec;
    private final Publisher publisher;
    private final Requests requests;
    private final CellRequests cells;
    private final JavaKernel kernel;
    private final Runnable shutdown;
    private final Consumer<String> log;

    Server(MessageCodec codec, Publisher publisher, Requests requests, CellRequests cells, JavaKernel kernel,
            Runnable shutdown, Consumer<String> log) {
        this.codec = codec;
        this.publisher = publisher;
        this.requests = requests;
        this.cells = cells;
        this.kernel = kernel;
        this.shutdown = shutdown;
        this.log = log;
    }

    void answer(Channel channel, Message<?> request) {
        List<Message<?>> queued = new ArrayList<>();
        framed(channel, request, () -> queued.addAll(dispatch(channel, request)));
        for (Message<?> next : queued) {
            if (next.getContent() instanceof ExecuteRequest) {
                framed(channel, next, () -> cells.abort(channel, next));
            } else {
                answer(channel, next);
            }
        }
        if (request.getContent() instanceof ShutdownRequest) {
            shutdown.run();
        }
    }

    private interface Answer {
        void give() throws InterruptedException, ExecutionException;
    }

    private void framed(Channel channel, Message<?> request, Answer answer) {
        publisher.publish(request, PublishStatus.MESSAGE_TYPE, PublishStatus.BUSY);
        try {
            answer.give();
        } catch (ExecutionException e) {
            fail(channel, request, e.getCause());
        } catch (InterruptedException | RuntimeException | Error e) {
            fail(channel, request, e);
        } finally {
            publisher.publish(request, PublishStatus.MESSAGE_TYPE, PublishStatus.IDLE);
        }
    }

    /** @return requests that were taken from the channel on the way and still want an answer */
    private List<Message<?>> dispatch(Channel channel, Message<?> request)
            throws InterruptedException, ExecutionException {
        Object content = request.getContent();
        if (content instanceof ExecuteRequest) {
            return cells.run(channel, request);
        } else if (content instanceof KernelInfoRequest) {
            reply(channel, request, requests.kernelInfo());
        } else if (content instanceof CompleteRequest complete) {
            reply(channel, request, requests.complete(complete));
        } else if (content instanceof InspectRequest inspect) {
            reply(channel, request, requests.inspect(inspect));
        } else if (content instanceof IsCompleteRequest isComplete) {
            reply(channel, request, requests.isComplete(isComplete));
        } else if (content instanceof HistoryRequest history) {
            reply(channel, request, requests.history(history));
        } else if (content instanceof CommInfoRequest) {
            channel.send(codec.message(request, MessageType.COMM_INFO_REPLY, codec.okay(requests.commInfo())));
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
        ErrorReply content = new ErrorReply(e.getClass().getSimpleName(), String.valueOf(e.getMessage()),
                List.of("the kernel failed: " + e));
        channel.send(codec.message(request, MessageType.getType(reply), content));
    }

    @SuppressWarnings("unchecked")
    private void comm(Message<?> request) {
        CommManager comms = kernel.getCommManager();
        DefaultReplyEnvironment environment = new DefaultReplyEnvironment(null, null, request) {
            @Override
            public void publish(Message<?> message) {
                publisher.publish(message);
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
}
