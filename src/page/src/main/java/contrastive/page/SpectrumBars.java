package contrastive.page;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The signal variances as bars to drag, to add and to remove, and as numbers in a field. A bar is an upright slider. */
final class SpectrumBars {

    private static final double USUAL_TOP = 3;

    private final HTMLElement bars = Html.byId("bars");
    private final HTMLInputElement field = (HTMLInputElement) Html.byId("variances");
    private final HTMLElement refusal = Html.byId("variances-refusal");
    private double[] variances = {};
    private double top = USUAL_TOP;

    SpectrumBars() {
        Html.on(field, "input", event -> {
            variances = Setting.numbers(field.getValue());
            draw();
        });
        Html.on(field, "change", event -> set(variances));
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
        Html.refuse(refusal, field, message);
    }

    private void replace(double[] values) {
        set(values);
        Html.changed(bars);
    }

    private void write() {
        field.setValue(Arrays.stream(variances).mapToObj(Numbers::text).collect(Collectors.joining(", ")));
    }

    private void draw() {
        while (bars.getChildren().getLength() > variances.length) {
            bars.removeChild(bars.getLastChild());
        }
        while (bars.getChildren().getLength() < variances.length) {
            add(bars.getChildren().getLength());
        }
        for (int k = 0; k < variances.length; k++) {
            HTMLElement box = (HTMLElement) bars.getChildren().get(k);
            HTMLInputElement bar = (HTMLInputElement) box.querySelector("input");
            bar.setAttribute("max", Numbers.text(top));
            bar.setValue(Numbers.text(variances[k]));
            show(k, box);
        }
    }

    private void add(int k) {
        HTMLElement box = Html.add(bars, "div", "bar");
        box.setInnerHTML("<input type='range' min='0.05' step='0.05' aria-orientation='vertical' aria-label='variance of signal direction "
                + (k + 1) + "'><span class='tip'></span>");
        HTMLInputElement bar = (HTMLInputElement) box.querySelector("input");
        Html.on(bar, "input", event -> {
            variances[k] = Numbers.parse(bar.getValue());
            write();
            show(k, box);
        });
        Html.on(bar, "keydown", event -> {
            if (((KeyboardEvent) event).getKey().equals("Delete")) {
                remove(k);
            }
        });
    }

    private void remove(int k) {
        double[] fewer = new double[variances.length - 1];
        Arrays.setAll(fewer, j -> variances[j < k ? j : j + 1]);
        replace(fewer);
        if (k == fewer.length && k > 0) {
            ((HTMLElement) bars.getLastChild()).querySelector("input").focus();
        }
    }

    private void show(int k, HTMLElement box) {
        box.getStyle().setProperty("--share", Double.isNaN(variances[k]) ? "0" : String.valueOf(Math.min(1, Math.max(0, variances[k] / top))));
        Html.text(box.querySelector(".tip"), Numbers.text(variances[k]));
    }
}
