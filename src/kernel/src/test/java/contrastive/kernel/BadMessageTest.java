package contrastive.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import contrastive.kernel.KernelClient.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zeromq.ZMQ;

/** No message that is forged, sent again or none at all gets an answer. */
class BadMessageTest {
    private static KernelClient kernel;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start();
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    @Test
    void badMessagesOnAnyChannelGetNoAnswer() {
        // its idle status is the last that any channel has to say, so that all that comes from here on answers what follows
        kernel.run("1");
        for (ZMQ.Socket socket : List.of(kernel.shell, kernel.control, kernel.stdin)) {
            send(socket, kernel.frames("forged", null, "kernel_info_request", new JsonObject(), "another key"));
            send(socket, kernel.frames("forged cell", null, "execute_request", KernelClient.executeRequest("1"), "another key"));
            send(socket, List.of("one frame".getBytes(StandardCharsets.UTF_8)));
            send(socket, List.of("<IDS|MSG>".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2}));
            send(socket, List.of(new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0]));
            send(socket, kernel.frames("unknown", null, "no_such_request", new JsonObject(), KernelClient.KEY));
            send(socket, kernel.frames("empty", null, "execute_request", new JsonObject(), KernelClient.KEY));
        }
        // a channel answers in the order of arrival: what it had to say to the bad ones comes before this
        for (ZMQ.Socket socket : List.of(kernel.shell, kernel.control)) {
            String good = kernel.send(socket, "kernel_info_request", new JsonObject());
            assertThat(answered(socket, reply -> reply.answers(good))).containsExactly(good);
            assertThat(answered(kernel.iopub, news -> news.answers(good) && KernelClient.isIdle(news))).containsOnly(good);
        }
        assertThat(kernel.run("\"alive\"").value()).isEqualTo("alive");
    }

    @Test
    void aForgedLineOfInputIsNotTaken() {
        String id = kernel.submit("new Scanner(System.in).nextLine()");
        Received question = kernel.await(kernel.stdin, message -> message.type().equals("input_request"));
        JsonObject answer = new JsonObject();
        answer.addProperty("value", "forged");
        send(kernel.stdin, kernel.frames("forged", question.header(), "input_reply", answer, "another key"));
        answer.addProperty("value", "typed");
        kernel.send(kernel.stdin, question.header(), "input_reply", answer);
        assertThat(kernel.finish(id).value()).isEqualTo("typed");
    }

    @Test
    void aMessageThatIsSentAgainIsAnsweredOnce() {
        List<byte[]> replayed = kernel.frames("replayed", null, "kernel_info_request", new JsonObject(), KernelClient.KEY);
        send(kernel.shell, replayed);
        send(kernel.shell, replayed);
        String good = kernel.send(kernel.shell, "kernel_info_request", new JsonObject());
        assertThat(answered(kernel.shell, reply -> reply.answers(good))).containsExactly("replayed", good);
    }

    /** Which requests the messages answer that come on a socket, up to the last one wanted. */
    private static List<String> answered(ZMQ.Socket socket, Predicate<Received> last) {
        List<String> requests = new ArrayList<>();
        kernel.await(socket, message -> {
            requests.add(message.parent().has("msg_id") ? message.parent().get("msg_id").getAsString() : "nothing");
            return last.test(message);
        });
        return requests;
    }

    private static void send(ZMQ.Socket socket, List<byte[]> frames) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }
}
