package contrastive.page;

import contrastive.exercise.Exercise;
import contrastive.exercise.Verdict;
import contrastive.exercise.Verdict.Outcome;
import java.util.Arrays;
import org.teavm.jso.JSBody;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.NodeList;

/** Below an exercise of a chapter: a field for the reader's number, the verdict on it, and the worked answer, folded. */
final class AnswerBox {

    private final String name;
    private final HTMLInputElement field;
    private final HTMLElement verdict;
    private final HTMLElement worked;
    private final HTMLElement workedText;

    private AnswerBox(String name, HTMLElement form) {
        this.name = name;
        HTMLElement label = Html.add(form, "label", "");
        label.setTextContent("Your answer ");
        field = (HTMLInputElement) Html.add(label, "input", "");
        field.setAttribute("autocomplete", "off");
        field.setAttribute("spellcheck", "false");
        Html.add(form, "button", "").setTextContent("Check");
        verdict = Html.add(form, "p", "");
        verdict.setAttribute("role", "status");
        worked = Html.add(form, "details", "");
        worked.setHidden(true);
        Html.add(worked, "summary", "").setTextContent("Worked answer");
        workedText = Html.add(worked, "p", "");
        Html.on(form, "submit", event -> {
            event.preventDefault();
            check();
        });
    }

    /** Gives the page's exercises their boxes, each in place of what the notebook shows before there is an answer. */
    static void addAll() {
        NodeList<? extends HTMLElement> cells = Window.current().getDocument().getBody().querySelectorAll("[data-exercise]");
        for (int i = 0; i < cells.getLength(); i++) {
            HTMLElement cell = cells.get(i);
            String name = cell.getAttribute("data-exercise");
            if (Exercises.has(name)) {
                new AnswerBox(name, placed(cell));
            }
        }
    }

    @JSBody(params = "cell", script = "const form = Object.assign(document.createElement('form'), {className: 'answer', noValidate: true});"
            + " if (cell.nextElementSibling?.matches('.output')) cell.nextElementSibling.replaceWith(form); else cell.after(form); return form")
    private static native HTMLElement placed(HTMLElement cell);

    private void check() {
        double[] numbers = numbers(field.getValue());
        if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
            say("", "Type a number, such as 1.5 or 5/12.", "");
            return;
        }
        Exercise exercise = Exercises.named(name).orElseThrow();
        Verdict given = exercise.check(numbers);
        say(given.outcome() == Outcome.RIGHT ? "right" : "wrong", given.outcome().word() + " " + given.sentence(), given.workedAnswer());
    }

    private void say(String outcome, String sentence, String answer) {
        verdict.setClassName(outcome);
        verdict.setTextContent(sentence);
        worked.setHidden(answer.isEmpty());
        if (!answer.isEmpty()) {
            explain(workedText, answer);
        }
    }

    /** Text with TeX between dollar signs and code between backticks. */
    @JSBody(params = {"place", "text"}, script = "place.textContent = '';"
            + " text.split('`').forEach((part, i) => place.append(i % 2 ? Object.assign(document.createElement('code'), {textContent: part}) : part));"
            + " contrastiveFormulas(place)")
    private static native void explain(HTMLElement place, String text);

    /** With commas between them, a quotient as one number; NaN for what is none. */
    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(AnswerBox::number).toArray();
    }

    private static double number(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Numbers.parse(text) : Numbers.parse(text.substring(0, slash)) / Numbers.parse(text.substring(slash + 1));
    }
}
