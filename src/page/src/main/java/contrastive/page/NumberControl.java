package contrastive.page;

import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** One number of the setting: a slider, and a field for the exact value. Who listens round them for input and change hears of both. */
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
    NumberControl(HTMLElement parent, String argument, String symbol, String words, Scale scale) {
        this.argument = argument;
        this.scale = scale;
        box = Html.add(parent, "div", "number");
        box.setAttribute("data-argument", argument);
        box.setInnerHTML("<label>" + words + " <i>" + symbol + "</i><input class='value' inputmode='decimal' autocomplete='off'></label>"
                + "<input class='slider' type='range' max='" + scale.places() + "' aria-label='" + words + "'><p class='refusal' role='alert'></p>");
        field = (HTMLInputElement) box.querySelector(".value");
        slider = (HTMLInputElement) box.querySelector(".slider");
        refusal = box.querySelector(".refusal");
        Html.on(slider, "input", event -> show(this.scale.at(Numbers.parse(slider.getValue())), false, true));
        Html.on(field, "input", event -> show(Numbers.parse(field.getValue()), true, false));
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
            box.getStyle().setProperty("--mark", String.valueOf(scale.place(at) / scale.places()));
            box.setAttribute("data-mark", word);
        }
    }

    /**
     * Shows a message of the library at the number that it names; an empty one takes the messages of all away.
     *
     * @return whether it names one of them
     */
    static boolean refuse(List<NumberControl> numbers, String message) {
        boolean named = false;
        for (NumberControl number : numbers) {
            boolean here = Html.names(message, number.argument);
            if (here || message.isEmpty()) {
                Html.refuse(number.refusal, number.field, message);
            }
            named |= here;
        }
        return named;
    }
}
