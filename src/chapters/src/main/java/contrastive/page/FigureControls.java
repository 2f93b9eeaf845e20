package contrastive.page;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.NodeList;

/** Below a figure of a chapter: a control for each of its numbers. When one moves, the figure's cell is computed again, in a worker. */
final class FigureControls {

    private final HTMLElement output;
    private final String figure;
    private final List<NumberControl> numbers = new ArrayList<>();
    private final double[] usual;
    private final HTMLElement refusal;
    private final HTMLElement word;
    /** For a reader who does not see the figure. */
    private final HTMLElement sentence;
    private boolean sentenceDue;

    /** Hears a figure as JSON, or why there is none, or how far it is. */
    @JSFunctor
    interface Heard extends JSObject {
        void with(String json, String refused, double share);
    }

    @JSFunctor
    private interface Ready extends JSObject {
        void in(HTMLElement group);
    }

    private FigureControls(HTMLElement output, HTMLElement group) {
        this.output = output;
        figure = output.getAttribute("data-figure-name");
        HTMLElement place = Html.add(group, "div", "numbers");
        HTMLElement grid = Html.add(place, "div", "grid");
        String[] specifications = output.getAttribute("data-numbers").split(";");
        usual = new double[specifications.length];
        for (String specification : specifications) {
            String[] parts = specification.split("\\|");
            Scale scale = new Scale(Numbers.parse(parts[2]), Numbers.parse(parts[3]), parts[4].contains("logarithmic"), parts[4].contains("whole"));
            NumberControl number = new NumberControl(grid, parts[0], "", parts[0], scale);
            usual[numbers.size()] = Numbers.parse(parts[1]);
            number.set(usual[numbers.size()]);
            numbers.add(number);
        }
        Html.on(grid, "input", event -> ask(false));
        Html.on(grid, "change", event -> ask(true));
        refusal = Html.add(place, "p", "refusal");
        refusal.setAttribute("role", "alert");
        HTMLElement reset = Html.add(place, "button", "");
        reset.setAttribute("type", "button");
        reset.setTextContent("As in the notebook");
        Html.on(reset, "click", event -> {
            for (int i = 0; i < usual.length; i++) {
                numbers.get(i).set(usual[i]);
            }
            ask(true);
        });
        word = Html.add(place, "span", "word");
        word.setAttribute("role", "status");
        sentence = Html.add(place, "span", "unseen");
        sentence.setAttribute("aria-live", "polite");
    }

    /** Gives the figures of the page their controls, each once its plot is drawn; without scripts or Plotly the pictures stay. */
    static void addAll() {
        NodeList<? extends HTMLElement> outputs = Window.current().getDocument().getBody().querySelectorAll("[data-figure-name]");
        for (int i = 0; i < outputs.getLength(); i++) {
            HTMLElement output = outputs.get(i);
            whenDrawn(output, group -> new FigureControls(output, group));
        }
    }

    private void ask(boolean atRest) {
        sentenceDue |= atRest;
        ask(figure, numbers.stream().mapToDouble(NumberControl::value).toArray(), this::hear);
    }

    private void hear(String json, String refused, double share) {
        if (json == null && refused == null) {
            Html.text(word, "computing" + (share > 0 ? ", " + Math.round(share * 100) + " %" : ""));
            return;
        }
        NumberControl.refuse(numbers, "");
        Html.text(refusal, refused == null || NumberControl.refuse(numbers, refused) ? "" : refused);
        Html.text(word, "");
        if (json != null) {
            String shown = draw(output, json);
            if (sentenceDue) {
                sentenceDue = false;
                Html.text(sentence, shown);
            }
        }
    }

    @JSBody(params = {"output", "ready"}, script = "figurePage.whenDrawn(output, ready)")
    private static native void whenDrawn(HTMLElement output, Ready ready);

    @JSBody(params = {"figure", "values", "heard"}, script = "figurePage.ask(figure, Array.from(values), heard)")
    private static native void ask(String figure, double[] values, Heard heard);

    /** Gives the figure's sentence. */
    @JSBody(params = {"output", "json"}, script = "return figurePage.draw(output, JSON.parse(json))")
    private static native String draw(HTMLElement output, String json);
}
