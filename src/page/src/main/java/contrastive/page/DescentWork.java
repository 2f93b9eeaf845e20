package contrastive.page;

import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.Keeper;
import contrastive.dynamics.Snapshot;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Performance;

/** Gradient descent in a worker: takes the setting of a message, and sends the recorded points as they come, some at a time. */
final class DescentWork implements Keeper {

    private static final double MILLISECONDS_BETWEEN_MESSAGES = 80;

    private final double duration;
    private double sent;

    private DescentWork(double duration) {
        this.duration = duration;
    }

    @JSFunctor
    private interface Asked extends JSObject {
        void with(String link);
    }

    static void listen() {
        hear(link -> {
            try {
                Setting setting = Setting.parse(link);
                setting.steps().run(setting, new DescentWork(setting.duration()));
                send(1, "");
            } catch (IllegalArgumentException | DivergedException refused) {
                send(1, refused.getMessage());
            }
        });
    }

    @Override
    public Optional<Checkpoint> left() {
        return Optional.empty();
    }

    @Override
    public void keep(Checkpoint checkpoint, boolean last) {
        if (checkpoint.recorded().size() == 2) {
            add(checkpoint.recorded().get(0));
        }
        Snapshot state = checkpoint.recorded().get(checkpoint.recorded().size() - 1);
        add(state);
        double now = Performance.now();
        if (now - sent > MILLISECONDS_BETWEEN_MESSAGES) {
            sent = now;
            send(Math.min(1, state.time() / duration), null);
        }
    }

    private static void add(Snapshot state) {
        add(state.time(), state.conditionNumber(), state.alignment(), state.noiseShare(), state.effectiveRank());
    }

    @JSBody(params = "asked", script = "self.points = []; self.onmessage = message => asked(message.data)")
    private static native void hear(Asked asked);

    @JSBody(params = {"time", "conditionNumber", "alignment", "noiseShare", "effectiveRank"},
            script = "self.points.push([time, conditionNumber, alignment, noiseShare, effectiveRank])")
    private static native void add(double time, double conditionNumber, double alignment, double noiseShare, double effectiveRank);

    /** @param end null while the run goes on, then what has stopped it, empty where nothing has */
    @JSBody(params = {"share", "end"}, script = "self.postMessage({points: self.points, share: share, end: end}); self.points = []")
    private static native void send(double share, String end);
}
