package contrastive.page;

import contrastive.data.PairModel;
import contrastive.dynamics.DivergedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The page on which a reader changes a setting and sees what becomes of it, in the next frame. */
final class Bench implements Changes {

    private static final Setting FIRST = Setting.parse(
            "d=12&variances=2,1.5,1,0.5&noise=0.7&time=120&aligned=0.5&run=contrastive,3,5&beside=positives+only");

    private final SettingControls controls = new SettingControls(this);
    private final Readout readout = new Readout();
    private final HTMLInputElement now = (HTMLInputElement) Html.byId("now");
    private final HTMLElement root = Html.byId("main");
    private Optional<Answer> answer = Optional.empty();
    private boolean asked;
    private boolean stale;

    void start() {
        Charts.make(share -> {
            now.setValue(String.valueOf((int) Math.round(share * Scale.PLACES)));
            draw();
        });
        Html.on(now, "input", event -> draw());
        controls.show(FIRST);
        changed();
    }

    @Override
    public void changed() {
        stale = true;
        draw();
    }

    @Override
    public void settled() {
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
            compute(controls.read()).ifPresent(this::take);
        }
        answer.ifPresent(given -> {
            double time = given.setting().duration() * Numbers.parse(now.getValue()) / Scale.PLACES;
            readout.show(given, time);
            readout.say(given, time);
            Charts.draw(given.times(), time, given.setting().first().isPresent() ? given.setting().switchTime() : Double.NaN);
        });
    }

    /** Empty where the library refuses: then it is said where, and the last good curves stay. */
    private Optional<Answer> compute(Setting setting) {
        double[] times = Curve.times(setting.duration());
        PairModel model = asked(null, setting::model);
        if (model == null) {
            return Optional.empty();
        }
        Curve run = asked(controls.run, () -> Answer.runOf(setting, model, times));
        Curve beside = setting.beside().isPresent() ? asked(controls.beside, () -> Answer.besideOf(setting, model, times)) : null;
        if (run == null || (beside == null && setting.beside().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new Answer(setting, times, run, Optional.ofNullable(beside), Answer.finalConditionNumber(setting, model),
                Answer.rate(model, setting.run()), Answer.bestTauSquared(model, setting.run())));
    }

    private <T> T asked(RecipeControls recipe, Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException | DivergedException refused) {
            controls.refuse(refused.getMessage(), recipe);
            return null;
        }
    }

    private void take(Answer given) {
        answer = Optional.of(given);
        controls.run.number(Constant.TAU_SQUARED).ifPresent(control -> control.mark(given.bestTauSquared(), "fastest"));
        colour("run", given.setting().run());
        line("run", given.run());
        Charts.set("kappa", "rate", given.predictedConditionNumbers());
        boolean positivesOnly = given.setting().beside().map(recipe -> recipe.loss() == Loss.POSITIVES_ONLY).orElse(false)
                || given.setting().run().loss() == Loss.POSITIVES_ONLY;
        double[] limit = new double[given.times().length];
        java.util.Arrays.fill(limit, positivesOnly ? given.finalConditionNumber() : Double.NaN);
        Charts.set("kappa", "limit", limit);
        given.setting().beside().ifPresent(recipe -> colour("beside", recipe));
        if (given.beside().isPresent()) {
            line("beside", given.beside().get());
        } else {
            for (String chart : new String[] {"kappa", "alignment", "noise", "rank"}) {
                Charts.clear(chart, "beside");
            }
        }
    }

    private void colour(String line, Recipe recipe) {
        root.setAttribute("data-" + line, recipe.loss().name());
    }

    private static void line(String line, Curve curve) {
        Charts.set("kappa", line, curve.conditionNumbers());
        Charts.set("alignment", line, curve.alignments());
        Charts.set("noise", line, curve.noiseShares());
        Charts.set("rank", line, curve.effectiveRanks());
    }
}
