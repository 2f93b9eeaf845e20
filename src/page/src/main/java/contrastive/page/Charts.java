package contrastive.page;

import java.util.Arrays;
import java.util.Optional;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The curves as charts.js draws them. */
final class Charts {

    private static final double[] NONE = {};

    private Charts() {
    }

    /** Hears a time, as a share of the axis, that a reader points at in a chart. */
    @JSFunctor
    interface Pointed extends JSObject {
        void at(double share);
    }

    @JSBody(params = "pointed", script = "benchCharts.make(pointed)")
    static native void make(Pointed pointed);

    static void show(Answer answer) {
        show("run", Optional.of(answer.setting().run()), Optional.of(answer.run()));
        show("beside", answer.setting().beside(), answer.beside());
        boolean same = answer.setting().beside().map(recipe -> recipe.loss() == answer.setting().run().loss()).orElse(false);
        Html.byId("main").setAttribute("data-same", String.valueOf(same));
        double[] limit = new double[answer.times().length];
        Arrays.fill(limit, answer.hasPositivesOnly() ? answer.finalConditionNumber() : Double.NaN);
        set("kappa", "limit", limit);
        set("kappa", "rate", answer.predictedConditionNumbers());
    }

    /** The page's style has a colour for each loss. */
    private static void show(String line, Optional<Recipe> recipe, Optional<Curve> curve) {
        Html.byId("main").setAttribute("data-" + line, recipe.map(given -> given.loss().name()).orElse(""));
        set("kappa", line, curve.map(Curve::conditionNumbers).orElse(NONE));
        set("alignment", line, curve.map(Curve::alignments).orElse(NONE));
        set("noise", line, curve.map(Curve::noiseShares).orElse(NONE));
        set("rank", line, curve.map(Curve::effectiveRanks).orElse(NONE));
    }

    /** The values of one line of one chart, at the times of {@link #draw}; a gap where they are NaN or infinite. */
    @JSBody(params = {"chart", "line", "values"}, script = "benchCharts.set(chart, line, values)")
    private static native void set(String chart, String line, double[] values);

    /** @param switchTime marked on the time axis; NaN for none */
    @JSBody(params = {"times", "now", "switchTime"}, script = "benchCharts.draw(times, now, switchTime)")
    static native void draw(double[] times, double now, double switchTime);
}
