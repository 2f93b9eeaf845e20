package contrastive.page;

import contrastive.data.PairModel;
import contrastive.dynamics.DivergedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The page on which a reader changes a setting and sees what becomes of it, in the next frame. */
final class Bench {

    /** Without a change for so long, a screen reader hears the numbers. */
    private static final int MILLISECONDS_OF_REST = 500;

    private final SettingControls controls = new SettingControls(new Changes(this::changed, this::settled));
    private final Actions actions = new Actions(this::show);
    private final Readout readout = new Readout();
    private final HTMLInputElement now = (HTMLInputElement) Html.byId("now");
    private Optional<Answer> answer = Optional.empty();
    private boolean asked;
    private boolean stale;
    private int rest;

    void start() {
        Charts.make(share -> {
            now.setValue(String.valueOf((int) Math.round(share * Scale.PLACES)));
            draw();
        });
        Html.on(now, "input", event -> draw());
        show(actions.fromLink().orElseGet(actions::first));
    }

    private void show(Setting setting) {
        controls.show(setting);
        changed();
        settled();
    }

    private void changed() {
        stale = true;
        controls.changed();
        draw();
    }

    private void settled() {
        actions.keep(controls.read());
    }

    /** In the next frame, once, however often it is asked for until then. */
    private void draw() {
        if (!asked) {
            asked = true;
            Window.requestAnimationFrame(time -> frame());
        }
    }

    private void frame() {
        asked = false;
        if (stale) {
            stale = false;
            controls.accept();
            Optional<Answer> good = compute(controls.read());
            good.ifPresent(given -> {
                answer = good;
                controls.run.number(Constant.TAU_SQUARED).ifPresent(control -> control.mark(given.bestTauSquared(), "fastest balancing"));
                Charts.show(given);
            });
        }
        answer.ifPresent(given -> {
            double time = given.setting().duration() * Numbers.parse(now.getValue()) / Scale.PLACES;
            readout.show(given, time);
            Charts.draw(given.times(), time, given.setting().first().isPresent() ? given.setting().switchTime() : Double.NaN);
            Window.clearTimeout(rest);
            rest = Window.setTimeout(() -> readout.say(given, time), MILLISECONDS_OF_REST);
        });
    }

    /** Empty where the library refuses: then it is said where, and the last good curves stay. */
    private Optional<Answer> compute(Setting setting) {
        Optional<PairModel> model = asked(null, setting::model);
        if (setting.first().isPresent() && asked(controls.first, setting.first().get()::objective).isEmpty()) {
            return Optional.empty();
        }
        Optional<Answer> run = model.flatMap(data -> asked(controls.run, () -> Answer.of(setting, data, answer)));
        return run.flatMap(given -> setting.beside().isEmpty() ? run : asked(controls.beside, () -> given.beside(model.orElseThrow(), answer)));
    }

    private <T> Optional<T> asked(RecipeControls recipe, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (IllegalArgumentException | DivergedException refused) {
            controls.refuse(refused.getMessage(), recipe);
            return Optional.empty();
        }
    }
}
