package contrastive.page;

import contrastive.data.PairModel;
import contrastive.objective.Objective;
import contrastive.theory.ClosedForm;
import java.util.Optional;

/**
 * The library's answer to a setting: the curves, and what it predicts without them.
 *
 * @param times of the curves' points
 * @param beside the curve beside the run, where there is one
 * @param finalConditionNumber kappa_inf, where positive pairs alone end; NaN for another start than the standard one
 * @param rate at which the condition number of the run falls late in training, the smaller of two; NaN where it does not fall
 * @param bestTauSquared of the run's K; NaN for a loss without one
 */
record Answer(Setting setting, double[] times, Curve run, Optional<Curve> beside, double finalConditionNumber, double rate,
        double bestTauSquared) {

    /** A run that is further from balance, or less aligned, at its end has not come to the rate. */
    private static final double NEAR_BALANCE = 0.5;
    private static final double ALIGNED = 0.9;

    /**
     * Without the curve beside.
     *
     * @param last whose curve is taken where it is the same
     * @throws IllegalArgumentException as the library's calls
     */
    static Answer of(Setting setting, PairModel model, Optional<Answer> last) {
        double[] times = Curve.times(setting.duration());
        Curve run = last.filter(before -> before.setting.ofRun().equals(setting.ofRun())).map(Answer::run)
                .orElseGet(() -> Curve.of(setting.flow(model).run(setting.schedule(), setting.duration()), times));
        double limit = setting.isStandardStart() ? ClosedForm.finalConditionNumber(model) : Double.NaN;
        double best = setting.run().loss() == Loss.CONTRASTIVE ? ClosedForm.bestTauSquared(model, setting.run().constants()[1]) : Double.NaN;
        return new Answer(setting, times, run, Optional.empty(), limit, rate(model, setting.run()), best);
    }

    /** The same with it. */
    Answer beside(PairModel model, Optional<Answer> last) {
        Curve curve = last.filter(before -> before.setting.ofBeside().equals(setting.ofBeside())).flatMap(Answer::beside).orElseGet(() -> Curve.of(
                setting.flow(model).run(setting.beside().orElseThrow().objective(), setting.duration()), times));
        return new Answer(setting, times, run, Optional.of(curve), finalConditionNumber, rate, bestTauSquared);
    }

    private static double rate(PairModel model, Recipe recipe) {
        if (model.signalDirections() < 2) {
            return Double.NaN;
        }
        Objective objective = recipe.objective();
        double balancing = ClosedForm.balancingRate(model, objective);
        double alignment = ClosedForm.alignmentRate(model, objective);
        // a loss that stops before full alignment does not come near to where the rates are of
        return alignment > 0 && balancing > 0 ? Math.min(balancing, alignment) : Double.NaN;
    }

    /** Whether one of the curves is where kappa_inf is of. */
    boolean hasPositivesOnly() {
        return setting.run().loss() == Loss.POSITIVES_ONLY && setting.first().isEmpty()
                || setting.beside().map(recipe -> recipe.loss() == Loss.POSITIVES_ONLY).orElse(false);
    }

    /**
     * The condition number that the rate predicts, back from the end of the run; NaN at the earlier half of it, and throughout where the run
     * has not come near to balance.
     */
    double[] predictedConditionNumbers() {
        double[] predicted = new double[times.length];
        double end = times[times.length - 1];
        double left = run.conditionNumbers()[times.length - 1] - 1;
        for (int i = 0; i < times.length; i++) {
            boolean near = left < NEAR_BALANCE && run.alignments()[times.length - 1] > ALIGNED && times[i] >= end / 2 && (setting.first().isEmpty() || times[i] > setting.switchTime());
            predicted[i] = near ? 1 + left * Math.exp(rate * (end - times[i])) : Double.NaN;
        }
        return predicted;
    }
}
