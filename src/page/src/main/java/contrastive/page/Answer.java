package contrastive.page;

import contrastive.data.PairModel;
import contrastive.dynamics.Trajectory;
import contrastive.objective.Objective;
import contrastive.theory.ClosedForm;
import java.util.Optional;

/**
 * The library's answer to a setting: the curves, and what it predicts without them.
 *
 * @param times of the curves' points
 * @param finalConditionNumber kappa_inf, where positive pairs alone end; NaN for another start than the standard one
 * @param rate at which the condition number of the run falls late in training, the smaller of two; NaN where it does not fall
 * @param bestTauSquared of the run's K; NaN for a loss without one
 */
record Answer(Setting setting, double[] times, Curve run, Optional<Curve> beside, double finalConditionNumber, double rate,
        double bestTauSquared) {

    static double finalConditionNumber(Setting setting, PairModel model) {
        return setting.isStandardStart() ? ClosedForm.finalConditionNumber(model) : Double.NaN;
    }

    static double rate(PairModel model, Recipe recipe) {
        if (model.signalDirections() < 2) {
            return Double.NaN;
        }
        Objective objective = recipe.objective();
        double balancing = ClosedForm.balancingRate(model, objective);
        double alignment = ClosedForm.alignmentRate(model, objective);
        double slowest = alignment > 0 ? Math.min(balancing, alignment) : balancing;
        return slowest > 0 ? slowest : Double.NaN;
    }

    static double bestTauSquared(PairModel model, Recipe recipe) {
        return recipe.loss() == Loss.CONTRASTIVE ? ClosedForm.bestTauSquared(model, recipe.constants()[1]) : Double.NaN;
    }

    static Curve besideOf(Setting setting, PairModel model, double[] times) {
        Trajectory run = setting.flow(model).run(setting.beside().orElseThrow().objective(), setting.duration());
        return Curve.of(run, times);
    }

    static Curve runOf(Setting setting, PairModel model, double[] times) {
        return Curve.of(setting.flow(model).run(setting.schedule(), setting.duration()), times);
    }

    /**
     * The condition number that the rate predicts, back from the end of the run; NaN at the earlier half of it, and throughout where the run has not
     * come near to balance.
     */
    double[] predictedConditionNumbers() {
        double[] predicted = new double[times.length];
        double end = times[times.length - 1];
        double left = run.conditionNumbers()[times.length - 1] - 1;
        for (int i = 0; i < times.length; i++) {
            boolean near = left < NEAR && times[i] >= end / 2 && (setting.first().isEmpty() || times[i] > setting.switchTime());
            predicted[i] = near ? 1 + left * Math.exp(rate * (end - times[i])) : Double.NaN;
        }
        return predicted;
    }

    private static final double NEAR = 0.5;
}
