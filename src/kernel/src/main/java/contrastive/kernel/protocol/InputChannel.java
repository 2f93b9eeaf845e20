package contrastive.kernel.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.BiFunction;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;

/** Asks the front end that sent a cell for a line of text. */
final class InputChannel {
    private static final int LOOK_AGAIN_MILLISECONDS = 50;

    private final MessageCodec codec;
    private final Channel channel;
    private final SynchronousQueue<Question> questions = new SynchronousQueue<>();

    private record Question(Message<?> request, CompletableFuture<String> answer) {
    }

    InputChannel(MessageCodec codec, Channel channel) {
        this.codec = codec;
        this.channel = channel;
    }

    /** @throws CompletionException caused by an InterruptedException if the cell is stopped meanwhile */
    String ask(Message<?> cell, String prompt, boolean isPassword) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try {
            questions.put(new Question(codec.message(cell, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, isPassword)), answer));
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new CompletionException(e);
        } finally {
            answer.cancel(false);
        }
    }

    void run() {
        while (true) {
            try {
                Question question = questions.take();
                while (channel.receive(0) != null) {
                    // an answer to a question that is no longer asked
                    continue;
                }
                channel.send(question.request());
                while (!question.answer().isDone()) {
                    Message<?> reply = channel.receive(LOOK_AGAIN_MILLISECONDS);
                    if (reply != null && reply.getContent() instanceof InputReply text) {
                        question.answer().complete(text.getValue());
                    }
                }
            } catch (InterruptedException | RuntimeException | OutOfMemoryError e) {
                // that question stays without answer; the next one is asked
            }
        }
    }

    /** System.in for cells: each line is asked for when it is needed. */
    static InputStream stream(BiFunction<String, Boolean, String> ask) {
        return new InputStream() {
            private ByteArrayInputStream line = new ByteArrayInputStream(new byte[0]);

            @Override
            public synchronized int read() throws IOException {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0] & 0xFF;
            }

            @Override
            public synchronized int read(byte[] into, int offset, int length) throws IOException {
                if (length > 0 && line.available() == 0) {
                    try {
                        line = new ByteArrayInputStream((ask.apply("", false) + "\n").getBytes(StandardCharsets.UTF_8));
                    } catch (CompletionException e) {
                        throw new InterruptedIOException("stopped while waiting for input");
                    } catch (IllegalStateException e) {
                        throw new IOException(e.getMessage(), e);
                    }
                }
                return length == 0 ? 0 : line.read(into, offset, length);
            }

            @Override
            public synchronized int available() {
                return line.available();
            }
        };
    }
}
