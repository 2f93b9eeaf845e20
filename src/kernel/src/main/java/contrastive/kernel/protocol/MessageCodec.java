package contrastive.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HeaderAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryEntryAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryRequestAdapter;
import org.dflib.jjava.jupyter.messages.adapters.KernelTimestampAdapter;
import org.dflib.jjava.jupyter.messages.adapters.MessageTypeAdapter;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.zeromq.ZMQ;

/** Turns messages into signed frames and back; whatever is not a valid, new message is refused with a reason. */
public final class MessageCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURES_REMEMBERED = 1 << 14;

    private final Gson gson = new GsonBuilder().disableHtmlEscaping()
            .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
            .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
            .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
            .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE)
            .registerTypeAdapter(HistoryEntry.class, HistoryEntryAdapter.INSTANCE).create();
    private final String session = UUID.randomUUID().toString();
    private final HMACGenerator signer;
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SIGNATURES_REMEMBERED;
        }
    }));

    public MessageCodec(HMACGenerator signer) {
        this.signer = signer;
    }

    /** A message of the kernel's, in answer to {@code parent} (null for none). */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Message<?> message(MessageContext parent, MessageType<?> type, Object content) {
        Header<?> header = new Header(UUID.randomUUID().toString(), Header.KERNEL_USERNAME, session,
                new KernelTimestamp(Instant.now().toString()), type, Header.PROTOCOL_VERISON);
        return parent == null ? new Message(List.of(), header, content)
                : new Message(parent.getIdentities(), header, parent.getHeader(), null, content, null);
    }

    /** A reply's content as json; the library's classes leave out the status that the protocol wants. */
    JsonObject okay(Object content) {
        JsonObject json = gson.toJsonTree(content).getAsJsonObject();
        if (!json.has("status")) {
            json.addProperty("status", "ok");
        }
        return json;
    }

    List<byte[]> encode(Message<?> message) {
        byte[][] parts = {
            json(message.getHeader()),
            json(message.hasParentHeader() ? message.getParentHeader() : new JsonObject()),
            json(message.hasMetadata() ? message.getMetadata() : new JsonObject()),
            json(message.getContent())};
        List<byte[]> frames = new ArrayList<>(message.getIdentities());
        Collections.addAll(frames, DELIMITER, signer.calculateSignature(parts).getBytes(StandardCharsets.US_ASCII));
        Collections.addAll(frames, parts);
        if (message.getBlobs() != null) {
            frames.addAll(message.getBlobs());
        }
        return frames;
    }

    public void send(Message<?> message, ZMQ.Socket socket) {
        send(encode(message), socket);
    }

    static void send(List<byte[]> frames, ZMQ.Socket socket) {
        for (int i = 0; i < frames.size(); i++) {
            socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
        }
    }

    private byte[] json(Object value) {
        return gson.toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if this is no valid message or one seen before; the message says why */
    Message<?> decode(List<byte[]> frames) {
        int start = (int) frames.stream().takeWhile(frame -> !Arrays.equals(frame, DELIMITER)).count();
        if (frames.size() < start + 6) {
            throw new IllegalArgumentException("malformed message of " + frames.size() + " frames");
        }
        byte[][] parts = frames.subList(start + 2, start + 6).toArray(new byte[0][]);
        String signature = signer.calculateSignature(parts);
        if (!MessageDigest.isEqual(signature.getBytes(StandardCharsets.US_ASCII), frames.get(start + 1))) {
            throw new IllegalArgumentException("message with a wrong signature");
        }
        if (!seen.add(signature)) {
            throw new IllegalArgumentException("message that was sent before");
        }
        try {
            return parse(frames.subList(0, start), parts, frames.subList(start + 6, frames.size()));
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalArgumentException("message that cannot be read: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Message<?> parse(List<byte[]> identities, byte[][] parts, List<byte[]> blobs) {
        JsonObject headerJson = object(parts[0]);
        Header<?> header = gson.fromJson(headerJson, Header.class);
        if (header.getType() == MessageType.UNKNOWN) {
            throw new IllegalArgumentException("message of unknown type " + headerJson.get("msg_type"));
        }
        JsonObject content = object(parts[3]);
        if (header.getType() == MessageType.EXECUTE_REQUEST) {
            if (!content.has("code")) {
                throw new IllegalArgumentException("execute_request without code");
            }
            Stream.of("store_history", "allow_stdin", "stop_on_error").filter(name -> !content.has(name))
                    .forEach(name -> content.addProperty(name, true));
        }
        Object typed = gson.fromJson((JsonElement) content, header.getType().getContentType());
        Map<String, Object> metadata = gson.fromJson(object(parts[2]), Map.class);
        return new Message(List.copyOf(identities), header, null, metadata, typed, List.copyOf(blobs));
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
