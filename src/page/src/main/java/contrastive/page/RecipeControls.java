package contrastive.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/** Which loss, and a control for each of its constants. */
final class RecipeControls {

    private static final String NONE = "none";

    private final HTMLElement box;
    private final HTMLSelectElement choice;
    private final HTMLElement place;
    private final HTMLElement refusal;
    private final Changes changes;
    /** As they were last, also those of other losses. */
    private final Map<Constant, Double> last = new EnumMap<>(Constant.class);
    private final List<NumberControl> numbers = new ArrayList<>();
    private Optional<Loss> loss = Optional.empty();

    /** @param optional whether there may be no loss */
    RecipeControls(String id, boolean optional, Changes changes) {
        this.changes = changes;
        box = Html.byId(id);
        choice = (HTMLSelectElement) box.querySelector("select");
        place = Html.add(box, "div", "constants");
        refusal = Html.add(box, "p", "refusal");
        refusal.setAttribute("role", "alert");
        if (optional) {
            Html.add(choice, "option", "").setTextContent(NONE);
        }
        for (Loss each : Loss.values()) {
            Html.add(choice, "option", "").setTextContent(each.title);
        }
        for (Constant constant : Constant.values()) {
            last.put(constant, constant.usual);
        }
        Html.on(choice, "change", event -> {
            remember();
            show(choice.getValue().equals(NONE) ? Optional.empty() : Optional.of(Loss.titled(choice.getValue())));
            changes.changed();
            changes.settled();
        });
    }

    private void remember() {
        recipe().ifPresent(recipe -> {
            for (int i = 0; i < numbers.size(); i++) {
                last.put(recipe.loss().constants.get(i), numbers.get(i).value());
            }
        });
    }

    private void show(Optional<Loss> newLoss) {
        loss = newLoss;
        choice.setValue(loss.map(given -> given.title).orElse(NONE));
        numbers.clear();
        place.clear();
        for (Constant constant : loss.map(given -> given.constants).orElse(List.of())) {
            NumberControl control = new NumberControl(place, constant.argument, constant.symbol, constant.words, constant.scale, changes);
            control.set(last.get(constant));
            numbers.add(control);
        }
    }

    Optional<Recipe> recipe() {
        return loss.map(given -> new Recipe(given, numbers.stream().mapToDouble(NumberControl::value).toArray()));
    }

    void set(Optional<Recipe> recipe) {
        recipe.ifPresent(given -> {
            for (int i = 0; i < given.constants().length; i++) {
                last.put(given.loss().constants.get(i), given.constants()[i]);
            }
        });
        if (!recipe.map(Recipe::loss).equals(loss) || numbers.isEmpty()) {
            show(recipe.map(Recipe::loss));
        }
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).set(last.get(loss.orElseThrow().constants.get(i)));
        }
    }

    /** The control of a constant, where this loss has it. */
    Optional<NumberControl> number(Constant constant) {
        return numbers.stream().filter(control -> control.argument.equals(constant.argument)).findFirst();
    }

    /** Shows a message at the control that it names, else at the loss; an empty one takes all away. */
    void refuse(String message) {
        numbers.forEach(control -> control.refuse(control.isNamedIn(message) ? message : ""));
        Html.text(refusal, numbers.stream().anyMatch(control -> control.isNamedIn(message)) ? "" : message);
    }
}
