package contrastive.page;

import contrastive.dynamics.Snapshot;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** The numbers at the time that is looked at: a table, the strengths as bars, and a sentence for those who do not see them. */
final class Readout {

    private static final int DIGITS = 4;
    private static final double MANY = 1000;

    private final HTMLElement sentence = Html.byId("sentence");

    void show(Answer answer, double time) {
        Html.text(Html.byId("now-text"), Html.digits(time, 3));
        double limit = answer.hasPositivesOnly() ? answer.finalConditionNumber() : Double.NaN;
        Html.text(Html.byId("predicted"), Double.isNaN(limit) ? "" : "predicted: \u03ba\u221e = " + Html.digits(limit, DIGITS));
        Html.text(Html.byId("predicted-rate"), Double.isNaN(answer.rate()) ? "" : " rate near balance " + Html.digits(answer.rate(), 3));
        Snapshot run = answer.run().run().at(time);
        row("run", answer.setting().run(), run);
        Html.byId("row-beside").setHidden(answer.beside().isEmpty());
        answer.beside().ifPresent(curve -> row("beside", answer.setting().beside().orElseThrow(), curve.run().at(time)));
        bars(run.strengths(), answer.beside().map(curve -> curve.run().at(time).strengths()).orElse(new double[0]));
    }

    private static void row(String line, Recipe recipe, Snapshot state) {
        HTMLElement row = Html.byId("row-" + line);
        Html.text(row.querySelector(".loss"), recipe.loss().title);
        Html.text(row.querySelector(".constants"), recipe.constantsText());
        Html.text(row.querySelector(".kappa"), state.conditionNumber() < MANY ? Html.fixed(state.conditionNumber(), 3)
                : Html.digits(state.conditionNumber(), DIGITS));
        Html.text(row.querySelector(".alignment"), Html.fixed(state.alignment(), 4));
        Html.text(row.querySelector(".noise"), Html.fixed(state.noiseShare(), 4));
        Html.text(row.querySelector(".rank"), Html.fixed(state.effectiveRank(), 2));
    }

    /** One pair of bars for each direction, as tall as the largest allows. */
    @JSBody(params = {"run", "beside"}, script = "benchCharts.strengths(run, beside)")
    private static native void bars(double[] run, double[] beside);

    /** What the curves come to, in words. */
    void say(Answer answer, double time) {
        StringBuilder text = new StringBuilder("At time ").append(Html.digits(time, 3)).append(": ");
        answer.beside().ifPresent(curve -> text.append(words(answer.setting().beside().orElseThrow(), curve.run().at(time))).append("; "));
        text.append(words(answer.setting().run(), answer.run().run().at(time))).append('.');
        if (!Double.isNaN(answer.finalConditionNumber())) {
            text.append(" Predicted for positive pairs alone, in the end: ").append(Html.digits(answer.finalConditionNumber(), DIGITS)).append('.');
        }
        Html.text(sentence, text.toString());
    }

    private static String words(Recipe recipe, Snapshot state) {
        return recipe.loss().title + " has condition number " + Html.digits(state.conditionNumber(), 3) + " and alignment "
                + Html.digits(state.alignment(), 3);
    }
}
