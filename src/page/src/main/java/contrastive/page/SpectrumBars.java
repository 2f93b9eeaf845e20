package contrastive.page;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.teavm.jso.dom.events.Event;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.events.MouseEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.TextRectangle;

/** The signal variances as bars to drag, to add and to remove, and as numbers in a field. */
final class SpectrumBars {

    private static final double LEAST = 0.05;
    private static final double STEP = 0.05;
    private static final double USUAL_TOP = 3;
    private static final int PAGE = 10;

    private final HTMLElement bars = Html.byId("bars");
    private final HTMLInputElement field = (HTMLInputElement) Html.byId("variances");
    private final HTMLElement refusal = Html.byId("variances-refusal");
    private final Changes changes;
    private double[] variances = {};
    private double top = USUAL_TOP;

    SpectrumBars(Changes changes) {
        this.changes = changes;
        Html.on(field, "input", event -> {
            variances = Setting.numbers(field.getValue());
            draw();
            changes.changed();
        });
        Html.on(field, "change", event -> {
            set(variances);
            changes.settled();
        });
        Html.on(Html.byId("add"), "click", event -> {
            double[] more = Arrays.copyOf(variances, variances.length + 1);
            more[variances.length] = variances.length == 0 ? 1 : variances[variances.length - 1];
            replace(more);
        });
        Html.on(Html.byId("remove"), "click", event -> replace(Arrays.copyOf(variances, Math.max(0, variances.length - 1))));
    }

    double[] variances() {
        return variances.clone();
    }

    void set(double[] values) {
        variances = values.clone();
        top = Math.max(USUAL_TOP, Arrays.stream(variances).filter(Double::isFinite).max().orElse(0));
        write();
        draw();
    }

    void refuse(String message) {
        Html.text(refusal, message);
        field.setAttribute("aria-invalid", String.valueOf(!message.isEmpty()));
    }

    private void replace(double[] values) {
        set(values);
        changes.changed();
        changes.settled();
    }

    private void write() {
        field.setValue(Arrays.stream(variances).mapToObj(Numbers::text).collect(Collectors.joining(", ")));
    }

    private void draw() {
        while (bars.getChildren().getLength() > variances.length) {
            bars.removeChild(bars.getLastChild());
        }
        while (bars.getChildren().getLength() < variances.length) {
            addBar(bars.getChildren().getLength());
        }
        for (int k = 0; k < variances.length; k++) {
            show(k);
        }
    }

    private void addBar(int k) {
        HTMLElement bar = Html.add(bars, "div", "bar");
        bar.setTabIndex(0);
        bar.setAttribute("role", "slider");
        bar.setAttribute("aria-orientation", "vertical");
        bar.setAttribute("aria-label", "variance of signal direction " + (k + 1));
        bar.setAttribute("aria-valuemin", "0");
        Html.add(bar, "span", "fill");
        Html.add(bar, "span", "tip");
        Html.on(bar, "pointerdown", event -> {
            event.preventDefault();
            Html.capture(bar, event);
            bar.focus();
            bar.getClassList().add("held");
            drag(bar, k, event);
        });
        Html.on(bar, "pointermove", event -> {
            if (bar.getClassList().contains("held")) {
                drag(bar, k, event);
            }
        });
        Html.on(bar, "lostpointercapture", event -> {
            bar.getClassList().remove("held");
            changes.settled();
        });
        Html.on(bar, "keydown", event -> press(k, event));
        Html.on(bar, "keyup", event -> changes.settled());
    }

    private void drag(HTMLElement bar, int k, Event event) {
        TextRectangle place = bar.getBoundingClientRect();
        move(k, top * (place.getBottom() - ((MouseEvent) event).getClientY()) / place.getHeight());
    }

    private void press(int k, Event event) {
        double now = variances[k];
        switch (((KeyboardEvent) event).getKey()) {
            case "ArrowUp", "ArrowRight" -> move(k, now + STEP);
            case "ArrowDown", "ArrowLeft" -> move(k, now - STEP);
            case "PageUp" -> move(k, now + PAGE * STEP);
            case "PageDown" -> move(k, now - PAGE * STEP);
            case "Home" -> move(k, LEAST);
            case "End" -> move(k, top);
            case "Delete", "Backspace" -> remove(k);
            default -> {
                return;
            }
        }
        event.preventDefault();
    }

    private void move(int k, double to) {
        variances[k] = Html.rounded(Math.max(LEAST, Math.min(top, Math.round(to / STEP) * STEP)), 6);
        write();
        show(k);
        changes.changed();
    }

    private void remove(int k) {
        double[] fewer = new double[variances.length - 1];
        for (int j = 0; j < fewer.length; j++) {
            fewer[j] = variances[j < k ? j : j + 1];
        }
        replace(fewer);
        if (fewer.length > 0) {
            ((HTMLElement) bars.getChildren().get(Math.min(k, fewer.length - 1))).focus();
        }
    }

    private void show(int k) {
        HTMLElement bar = (HTMLElement) bars.getChildren().get(k);
        String text = Numbers.text(variances[k]);
        double share = Double.isNaN(variances[k]) ? 0 : Math.max(0, Math.min(1, variances[k] / top));
        bar.getStyle().setProperty("--share", String.valueOf(share));
        bar.setAttribute("aria-valuenow", text);
        bar.setAttribute("aria-valuemax", Numbers.text(top));
        Html.text(bar.querySelector(".tip"), text);
    }
}
