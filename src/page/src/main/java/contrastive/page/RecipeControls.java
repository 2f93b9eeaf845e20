package contrastive.page;

import java.util.ArrayList;
import java.util.Arrays;
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
    /** As they were last, also those of other losses. */
    private final Map<Constant, Double> last = new EnumMap<>(Constant.class);
    private final List<NumberControl> numbers = new ArrayList<>();
    private Optional<Loss> loss = Optional.empty();

    /** @param beside whether it is for a curve only: then there may be no loss, and none without a flow */
    RecipeControls(String id, boolean beside) {
        box = Html.byId(id);
        choice = (HTMLSelectElement) box.querySelector("select");
        place = Html.add(box, "div", "constants");
        refusal = Html.add(box, "p", "refusal");
        refusal.setAttribute("role", "alert");
        Arrays.stream(Loss.values()).filter(each -> each.hasFlow() || !beside)
                .forEach(each -> Html.add(choice, "option", "").setTextContent(each.title));
        for (Constant constant : Constant.values()) {
            last.put(constant, constant.usual);
        }
        Html.on(choice, "change", event -> {
            recipe().ifPresent(this::remember);
            show(choice.getValue().equals(NONE) ? Optional.empty() : Optional.of(Loss.titled(choice.getValue())));
        });
    }

    private void remember(Recipe recipe) {
        for (int i = 0; i < recipe.constants().length; i++) {
            last.put(recipe.loss().constants.get(i), recipe.constants()[i]);
        }
    }

    private void show(Optional<Loss> newLoss) {
        choice.setValue(newLoss.map(given -> given.title).orElse(NONE));
        List<Constant> constants = newLoss.map(given -> given.constants).orElse(List.of());
        if (!newLoss.equals(loss)) {
            loss = newLoss;
            numbers.clear();
            place.clear();
            constants.forEach(each -> numbers.add(new NumberControl(place, each.argument, each.symbol, each.words, each.scale)));
        }
        for (int i = 0; i < numbers.size(); i++) {
            numbers.get(i).set(last.get(constants.get(i)));
        }
    }

    Optional<Recipe> recipe() {
        return loss.map(given -> new Recipe(given, numbers.stream().mapToDouble(NumberControl::value).toArray()));
    }

    void set(Optional<Recipe> recipe) {
        recipe.ifPresent(this::remember);
        show(recipe.map(Recipe::loss));
    }

    /** The control of a constant, where this loss has it. */
    Optional<NumberControl> number(Constant constant) {
        return numbers.stream().filter(control -> control.argument.equals(constant.argument)).findFirst();
    }

    /** Shows a message at the control that it names, else at the loss; an empty one takes all away. */
    void refuse(String message) {
        Html.text(refusal, NumberControl.refuse(numbers, message) ? "" : message);
    }
}
