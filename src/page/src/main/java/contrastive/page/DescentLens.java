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
    private final NumberControl learningRate;
    private final NumberControl seed;
    private final List<NumberControl> numbers;
    private final HTMLInputElement inBatch = (HTMLInputElement) Html.byId("in-batch");
    private final HTMLElement take = Html.byId("take-steps");
    private final HTMLElement stop = Html.byId("stop-steps");
    private final HTMLElement progress = Html.byId("progress");
    private final HTMLElement word = Html.byId("steps-word");
    private JSObject worker;

    @JSFunctor
    private interface Heard extends JSObject {
        void with(double share, String end);
    }

    /** @param changes heard when one of the lens's own numbers moves: then its points are of another run, and go */
    DescentLens(SettingControls controls, Changes changes) {
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
        Html.on(take, "click", event -> {
            clear();
            show(true, "");
            stop.focus();
            worker = open(controls.read().text(), this::hear);
        });
        Html.on(stop, "click", event -> {
            end("stopped");
            take.focus();
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

    private void show(boolean running, String text) {
        stop.setHidden(!running);
        take.setHidden(running);
        progress.setHidden(!running);
        Html.text(word, text);
    }

    /** @param end null while the run goes on, then what has stopped it, empty where nothing has */
    private void hear(double share, String end) {
        if (end == null) {
            progress.setAttribute("value", String.valueOf(share));
            Html.text(word, Math.round(share * 100) + " %");
        } else {
            boolean atControl = numbers.stream().anyMatch(control -> control.isNamedIn(end));
            numbers.forEach(control -> control.refuse(control.isNamedIn(end) ? end : ""));
            end(atControl ? "" : end.isEmpty() ? "done" : end);
        }
    }

    private void end(String how) {
        if (worker != null) {
            close(worker);
            worker = null;
            show(false, how);
        }
    }

    /** Takes the points of an earlier run away, and stops one that still goes on. */
    void clear() {
        end("");
        numbers.forEach(control -> control.refuse(""));
        Html.text(word, "");
        forget();
    }

    /** The points go to the charts, and how far the run is to Java. */
    @JSBody(params = {"link", "heard"}, script = "return benchPage.worker(link, heard)")
    private static native JSObject open(String link, Heard heard);

    @JSBody(params = "worker", script = "worker.terminate()")
    private static native void close(JSObject worker);

    @JSBody(script = "benchCharts.clearSteps()")
    private static native void forget();
}
