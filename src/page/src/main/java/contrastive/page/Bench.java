package contrastive.page;

import contrastive.data.PairModel;
import contrastive.dynamics.DivergedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The page on which a reader changes a setting and sees what becomes of it, in the next frame. */
final class Bench {

    /** Without a change for so long, a screen reader hears the numbers, and a loss without a flow takes its steps. */
    private static final int MILLISECONDS_OF_REST = 500;

    private final SettingControls controls = new SettingControls();
    private final DescentLens lens = new DescentLens(this::read, this::hear);
    private final Actions actions = new Actions(this::show);
    private final HTMLInputElement now = (HTMLInputElement) Html.byId("now");
    private Optional<Answer> answer = Optional.empty();
    /** What the library was asked last, and whether it refused. */
    private String asked = "";
    private boolean refused;
    private boolean drawing;
    private int rest;

    void start() {
        Charts.make();
        HTMLElement main = Html.byId("main");
        Html.on(main, "input", event -> draw());
        // it is complete: it can be undone, and the link has it
        Html.on(main, "change", event -> {
            draw();
            actions.keep(read());
        });
        show(actions.fromLink().orElseGet(actions::first));
    }

    private Setting read() {
        return controls.read(lens.read());
    }

    private void show(Setting setting) {
        controls.show(setting);
        lens.show(setting.steps());
        draw();
        actions.keep(read());
    }

    private void hear(String refusal) {
        if (!refusal.isEmpty()) {
            controls.refuse(refusal, null);
        }
        draw();
    }

    /** In the next frame, once, however often it is asked for until then. */
    private void draw() {
        if (!drawing) {
            drawing = true;
            Window.requestAnimationFrame(time -> frame());
        }
    }

    private void frame() {
        drawing = false;
        Setting setting = read();
        if (!setting.text().equals(asked)) {
            asked = setting.text();
            controls.accept();
            Optional<Answer> good = compute(setting);
            refused = good.isEmpty();
            good.ifPresent(given -> {
                answer = good;
                lens.clear();
                controls.run.number(Constant.TAU_SQUARED).ifPresent(control -> control.mark(given.bestTauSquared(), "fastest balancing"));
                Charts.show(given);
            });
        }
        answer.ifPresent(given -> {
            Charts.draw(given, given.setting().duration() * Numbers.parse(now.getValue()) / Scale.PLACES);
            Window.clearTimeout(rest);
            rest = Window.setTimeout(() -> {
                Charts.say();
                if (!refused && given.run().isEmpty()) {
                    lens.take();
                }
            }, MILLISECONDS_OF_REST);
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
        } catch (IllegalArgumentException | DivergedException refusal) {
            controls.refuse(refusal.getMessage(), recipe);
            return Optional.empty();
        }
    }
}
