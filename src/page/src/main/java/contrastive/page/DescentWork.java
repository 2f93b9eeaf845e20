package contrastive.page;

import contrastive.dynamics.Checkpoint;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.Keeper;
import contrastive.dynamics.Snapshot;
import java.util.Optional;
import org.teavm.jso.JSBody;

/** Gradient descent in a worker, which sends each recorded point as it comes. */
final class DescentWork implements Keeper {

    private final double duration;

    private DescentWork(double duration) {
        this.duration = duration;
    }

    /** @param link of the setting */
    static void take(String link) {
        try {
            Setting setting = Setting.parse(link);
            setting.steps().run(setting, new DescentWork(setting.duration()));
            end("");
        } catch (IllegalArgumentException | DivergedException refused) {
            end(refused.getMessage());
        }
    }

    @Override
    public Optional<Checkpoint> left() {
        return Optional.empty();
    }

    @Override
    public void keep(Checkpoint checkpoint, boolean last) {
        int points = checkpoint.recorded().size();
        for (Snapshot state : checkpoint.recorded().subList(points == 2 ? 0 : points - 1, points)) {
            send(state.time(), state.conditionNumber(), state.alignment(), state.noiseShare(), state.effectiveRank(),
                    Math.min(1, state.time() / duration));
        }
    }

    @JSBody(params = {"time", "conditionNumber", "alignment", "noiseShare", "effectiveRank", "share"},
            script = "self.postMessage({point: [time, conditionNumber, alignment, noiseShare, effectiveRank], share})")
    private static native void send(double time, double conditionNumber, double alignment, double noiseShare, double effectiveRank, double share);

    @JSBody(params = "why", script = "self.postMessage({end: why})")
    private static native void end(String why);
}
