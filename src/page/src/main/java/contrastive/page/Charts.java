package contrastive.page;

import java.util.Optional;
import org.teavm.jso.JSBody;

/** The curves, and the numbers at the time that is looked at, as charts.js shows them. */
final class Charts {

    private static final double[] NONE = {};

    private Charts() {
    }

    @JSBody(script = "benchCharts.make()")
    static native void make();

    static void show(Answer answer) {
        show("run", Optional.of(answer.setting().run()), answer.run());
        show("beside", answer.setting().beside(), answer.beside());
        predict(answer.finalConditionNumber(), answer.rate(), answer.predictedConditionNumbers());
    }

    private static void show(String line, Optional<Recipe> recipe, Optional<Curve> curve) {
        set(line, recipe.map(given -> given.loss().name()).orElse(""), recipe.map(given -> given.loss().title).orElse(""),
                recipe.map(Recipe::constantsText).orElse(""), curve.map(Curve::values).orElse(NONE));
    }

    /** @param values of a {@link Curve}; empty for a line without one. A gap is drawn where they are NaN or infinite. */
    @JSBody(params = {"line", "loss", "title", "constants", "values"}, script = "benchCharts.set(line, loss, title, constants, values)")
    private static native void set(String line, String loss, String title, String constants, double[] values);

    /** NaN for what is not predicted. */
    @JSBody(params = {"limit", "rate", "conditionNumbers"}, script = "benchCharts.predict(limit, rate, conditionNumbers)")
    private static native void predict(double limit, double rate, double[] conditionNumbers);

    static void draw(Answer answer, double time) {
        double switchTime = answer.setting().first().isPresent() ? answer.setting().switchTime() : Double.NaN;
        draw(Curve.times(answer.setting().duration()), time, switchTime, numbers(answer.run(), time), numbers(answer.beside(), time));
    }

    private static double[] numbers(Optional<Curve> curve, double time) {
        return curve.map(given -> Curve.numbers(given.run().at(time))).orElse(NONE);
    }

    /** @param switchTime marked on the time axis, NaN for none; run are its numbers at the time, empty where its steps have them */
    @JSBody(params = {"times", "now", "switchTime", "run", "beside"}, script = "benchCharts.draw(times, now, switchTime, run, beside)")
    private static native void draw(double[] times, double now, double switchTime, double[] run, double[] beside);

    /** Tells a screen reader what is drawn. */
    @JSBody(script = "benchCharts.say()")
    static native void say();
}
