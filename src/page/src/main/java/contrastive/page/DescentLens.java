package contrastive.page;

import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The controls of the second lens, its progress, and the worker behind it. */
final class DescentLens {

    private final NumberControl width;
    private final NumberControl batch;
    private final NumberControl seed;
    private final NumberControl learningRate;
    private final HTMLInputElement inBatch = (HTMLInputElement) Html.byId("in-batch");
    private final HTMLElement take = Html.byId("take-steps");
    private final HTMLElement stop = Html.byId("stop-steps");
    private final HTMLElement progress = Html.byId("progress");
    private final HTMLElement word = Html.byId("steps-word");
    private final List<NumberControl> numbers;
    private final SettingControls controls;
    private JSObject worker;

    @JSFunctor
    private interface Heard extends JSObject {
        void with(double share, String end);
    }

    /** @param changes heard when one of the lens's own numbers moves: then its points are of another run, and go */
    DescentLens(SettingControls controls, Changes changes) {
        this.controls = controls;
        HTMLElement place = Html.byId("steps");
        width = new NumberControl(place, "width", "m", "width", Scale.whole(2, 512), changes);
        batch = new NumberControl(place, "batch", "n", "batch", Scale.whole(2, 1024), changes);
        learningRate = new NumberControl(place, "learningRate", "\u03b7", "learning rate", Scale.logarithmic(0.01, 1), changes);
        seed = new NumberControl(place, "seed", "", "seed", Scale.whole(1, 100), changes);
        numbers = List.of(width, batch, learningRate, seed);
        Html.on(inBatch, "change", event -> {
            changes.changed();
            changes.settled();
        });
        Html.on(take, "click", event -> start());
        Html.on(stop, "click", event -> end("stopped"));
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

    private void start() {
        clear();
        stop.setHidden(false);
        take.setHidden(true);
        progress.setHidden(false);
        stop.focus();
        worker = open(controls.read().text(), this::hear);
    }

    private void hear(double share, String end) {
        progress.setAttribute("value", String.valueOf(share));
        Html.text(word, Math.round(share * 100) + " %");
        if (end != null) {
            end(end.isEmpty() ? "done" : "");
            refuse(end);
        }
    }

    private void refuse(String message) {
        numbers.forEach(control -> control.refuse(message.startsWith(control.argument + " ") ? message : ""));
        if (!message.isEmpty() && numbers.stream().noneMatch(control -> message.startsWith(control.argument + " "))) {
            Html.text(word, message);
        }
    }

    private void end(String how) {
        if (worker != null) {
            boolean focused = !stop.isHidden();
            close(worker);
            worker = null;
            stop.setHidden(true);
            take.setHidden(false);
            progress.setHidden(true);
            Html.text(word, how);
            if (focused) {
                take.focus();
            }
        }
    }

    /** Takes the points of an earlier run away, and stops one that still goes on. */
    void clear() {
        end("stopped: the setting has changed");
        refuse("");
        forget();
    }

    /** The points go to the charts, and how far the run is to Java. */
    @JSBody(params = {"link", "heard"}, script = "const address = URL.createObjectURL(new Blob(['const library = {};', contrastive.text,"
            + " '(library); library.work();'], {type: 'text/javascript'})); const worker = new Worker(address);"
            + " worker.onmessage = message => { benchCharts.addSteps(message.data.points); heard(message.data.share, message.data.end); };"
            + " worker.onerror = error => heard(1, error.message); worker.postMessage(link); return worker")
    private static native JSObject open(String link, Heard heard);

    @JSBody(params = "worker", script = "worker.terminate()")
    private static native void close(JSObject worker);

    @JSBody(script = "benchCharts.clearSteps()")
    private static native void forget();
}
