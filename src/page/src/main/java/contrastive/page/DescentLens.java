package contrastive.page;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The controls of the second lens; page.js has the worker behind it, and its progress. */
final class DescentLens {

    private final HTMLElement place = Html.byId("steps");
    private final NumberControl width = new NumberControl(place, "width", "m", "width", Scale.whole(2, 512));
    private final NumberControl batch = new NumberControl(place, "batch", "n", "batch", Scale.whole(2, 1024));
    private final NumberControl learningRate = new NumberControl(place, "learningRate", "\u03b7", "learning rate", Scale.logarithmic(0.01, 1));
    private final NumberControl seed = new NumberControl(place, "seed", "", "seed", Scale.whole(1, 100));
    private final List<NumberControl> numbers = List.of(width, batch, learningRate, seed);
    private final HTMLInputElement inBatch = (HTMLInputElement) Html.byId("in-batch");
    private final Supplier<Setting> setting;
    private final Consumer<String> heard;
    private boolean taken;

    /** Hears null for a point, and at the end what has stopped the run, empty where nothing has; answers whether that is said at a control. */
    @JSFunctor
    private interface Heard extends JSObject {
        boolean with(String end);
    }

    /** @param heard after each point and at the end: what the lens's own controls do not say */
    DescentLens(Supplier<Setting> setting, Consumer<String> heard) {
        this.setting = setting;
        this.heard = heard;
        Html.on(Html.byId("take-steps"), "click", event -> {
            clear();
            take();
        });
    }

    Steps read() {
        return new Steps(width.value(), batch.value(), seed.value(), learningRate.value(), inBatch.isChecked());
    }

    void show(Steps steps) {
        width.set(steps.width());
        batch.set(steps.batch());
        seed.set(steps.seed());
        learningRate.set(steps.learningRate());
        inBatch.setChecked(steps.inBatch());
    }

    /** Takes the steps of the setting, unless that has been asked for since {@link #clear}. */
    void take() {
        if (!taken) {
            taken = true;
            open(setting.get().text(), this::hear);
        }
    }

    private boolean hear(String end) {
        boolean here = end != null && NumberControl.refuse(numbers, end);
        heard.accept(end == null || here ? "" : end);
        return here;
    }

    /** Takes the points of an earlier run away, and stops one that still goes on. */
    void clear() {
        taken = false;
        NumberControl.refuse(numbers, "");
        close();
    }

    @JSBody(params = {"link", "heard"}, script = "benchPage.takeSteps(link, heard)")
    private static native void open(String link, Heard heard);

    @JSBody(script = "benchPage.clearSteps()")
    private static native void close();
}
