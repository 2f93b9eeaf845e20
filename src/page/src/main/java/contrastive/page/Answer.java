package contrastive.page;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.Objective;
import contrastive.theory.ClosedForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The library's answer to a setting: the curves, and what it predicts without them.
 *
 * @param run empty for one without a flow
 * @param beside the curve beside the run, where there is one
 * @param finalConditionNumber kappa_inf, where positive pairs alone end, if a curve is of them; NaN for another start than the standard one
 * @param rate at which the condition number of the run falls late in training, the smaller of two; NaN where it does not fall
 * @param bestTauSquared of the run's K; NaN for a loss without one
 */
record Answer(Setting setting, Optional<Curve> run, Optional<Curve> beside, double finalConditionNumber, double rate,
        double bestTauSquared) {

    /** A run that is further from balance, or less aligned, at its end has not come to the rate. */
    private static final double NEAR_BALANCE = 0.5;
    private static final double ALIGNED = 0.9;

    /**
     * Without the curve beside.
     *
     * @param last whose curves are taken where they are the same
     * @throws IllegalArgumentException as the library's calls
     */
    static Answer of(Setting setting, PairModel model, Optional<Answer> last) {
        // asked of the flow, too, but not every loss has one
        Require.positive("duration", setting.duration());
        setting.schedule();
        Optional<Curve> run = setting.hasFlow() ? Optional.of(Curve.of(setting.ofRun(), model, curves(last))) : Optional.empty();
        double limit = setting.isStandardStart() && hasPositivesOnly(setting) ? ClosedForm.finalConditionNumber(model) : Double.NaN;
        double best = setting.run().loss() == Loss.CONTRASTIVE ? ClosedForm.bestTauSquared(model, setting.run().constants()[1]) : Double.NaN;
        return new Answer(setting, run, Optional.empty(), limit, rate(model, setting.run()), best);
    }

    /** The same with it. */
    Answer beside(PairModel model, Optional<Answer> last) {
        return new Answer(setting, run, Optional.of(Curve.of(setting.ofBeside(), model, curves(last))), finalConditionNumber, rate, bestTauSquared);
    }

    private static Stream<Curve> curves(Optional<Answer> last) {
        return last.stream().flatMap(before -> Stream.concat(before.run.stream(), before.beside.stream()));
    }

    private static double rate(PairModel model, Recipe recipe) {
        if (model.signalDirections() < 2 || !recipe.loss().hasFlow()) {
            return Double.NaN;
        }
        Objective objective = recipe.objective();
        double balancing = ClosedForm.balancingRate(model, objective);
        double alignment = ClosedForm.alignmentRate(model, objective);
        // a loss that stops before full alignment does not come near to where the rates are of
        return alignment > 0 && balancing > 0 ? Math.min(balancing, alignment) : Double.NaN;
    }

    private static boolean hasPositivesOnly(Setting setting) {
        return setting.run().loss() == Loss.POSITIVES_ONLY && setting.first().isEmpty()
                || setting.beside().map(recipe -> recipe.loss() == Loss.POSITIVES_ONLY).orElse(false);
    }

    /**
     * The condition number that the rate predicts, back from the end of the run; NaN at the earlier half of it, and throughout where the run
     * has not come near to balance.
     */
    double[] predictedConditionNumbers() {
        double end = setting.duration();
        double left = run.map(curve -> curve.run().last().conditionNumber() - 1).orElse(Double.NaN);
        boolean near = left < NEAR_BALANCE && run.orElseThrow().run().last().alignment() > ALIGNED;
        double from = Math.max(end / 2, setting.first().isPresent() ? setting.switchTime() : 0);
        return Arrays.stream(Curve.times(end)).map(time -> near && time >= from ? 1 + left * Math.exp(rate * (end - time)) : Double.NaN).toArray();
    }
}
