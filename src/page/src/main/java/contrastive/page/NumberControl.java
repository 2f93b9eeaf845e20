package contrastive.page;

import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** One number of the setting: a slider, and a field for the exact value. */
final class NumberControl {

    /** As the library's messages call it. */
    final String argument;
    private Scale scale;
    private final HTMLElement box;
    private final HTMLInputElement field;
    private final HTMLInputElement slider;
    private final HTMLElement refusal;
    private double value;

    /** @param symbol as formulas write it, in HTML; words say what it is, for a screen reader too */
    NumberControl(HTMLElement parent, String argument, String symbol, String words, Scale scale, Changes changes) {
        this.argument = argument;
        this.scale = scale;
        box = Html.add(parent, "div", "number");
        box.setAttribute("data-argument", argument);
        HTMLElement label = Html.add(box, "label", "");
        label.setTextContent(words + " ");
        Html.add(label, "i", "").setInnerHTML(symbol);
        field = (HTMLInputElement) Html.add(label, "input", "value");
        field.setAttribute("inputmode", "decimal");
        field.setAttribute("autocomplete", "off");
        slider = (HTMLInputElement) Html.add(box, "input", "slider");
        slider.setType("range");
        slider.setAttribute("max", String.valueOf(Scale.PLACES));
        slider.setAttribute("aria-label", words);
        refusal = Html.add(box, "p", "refusal");
        refusal.setAttribute("role", "alert");
        Html.on(slider, "input", event -> {
            show(scale.at(Numbers.parse(slider.getValue())), false, true);
            changes.changed();
        });
        Html.on(field, "input", event -> {
            show(Numbers.parse(field.getValue()), true, false);
            changes.changed();
        });
        Html.on(slider, "change", event -> changes.settled());
        Html.on(field, "change", event -> changes.settled());
    }

    /** Puts the slider elsewhere, such as on the axis that it moves along. */
    void moveSlider(HTMLElement place) {
        place.appendChild(slider);
    }

    void rescale(Scale other) {
        if (!other.equals(scale)) {
            scale = other;
            set(value);
        }
    }

    double value() {
        return value;
    }

    void set(double newValue) {
        show(newValue, true, true);
    }

    private void show(double newValue, boolean moveSlider, boolean writeField) {
        value = newValue;
        String text = Numbers.text(value);
        if (writeField) {
            field.setValue(text);
        }
        if (moveSlider && !Double.isNaN(value)) {
            slider.setValue(Numbers.text(Math.floor(scale.place(value) + 0.5)));
        }
        slider.setAttribute("aria-valuetext", text);
    }

    /** A mark on the slider at a value, with a word for it; none where the value is NaN. */
    void mark(double at, String word) {
        if (Double.isNaN(at)) {
            box.removeAttribute("data-mark");
        } else {
            box.getStyle().setProperty("--mark", String.valueOf(scale.place(at) / Scale.PLACES));
            box.setAttribute("data-mark", word);
        }
    }

    /** Whether a message of the library is about this number. */
    boolean isNamedIn(String message) {
        return Html.names(message, argument);
    }

    void refuse(String message) {
        Html.refuse(refusal, field, message);
    }
}
