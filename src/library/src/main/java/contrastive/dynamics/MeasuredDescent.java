package contrastive.dynamics;

import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.SignSource;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import contrastive.step.Descent;
import contrastive.step.InputDescent;
import contrastive.step.SignDescent;

/**
 * The fastest descent that a run's towers and pairs allow, and how its state is measured.
 *
 * @param descent takes the steps
 * @param measure its state of now, as {@link Measurement#of} measures the towers
 */
record MeasuredDescent(Descent descent, Measure measure) {

    /** What is measured at a time, for an objective. */
    interface Measure {
        Snapshot at(Objective objective, double time);
    }

    /**
     * On the signs alone where the source is one of the towers' own model, on the inputs where the towers are not those of a model, by the
     * plain formulas otherwise: the same numbers up to round-off.
     */
    static MeasuredDescent of(TwoTower start, PairSource pairs, GradientDescent settings) {
        int batch = settings.batch();
        if (pairs instanceof SignSource source && source.model() == start.source()) {
            SignDescent signs = new SignDescent(start, source, batch, settings.learningRate());
            return new MeasuredDescent(signs, (objective, time) -> Measurement.ofMaps(signs.signalMapA(), signs.signalMapB(),
                    signs.noiseEnergyA(), signs.noiseEnergyB(), objective, batch, time));
        }
        if (start.source() instanceof PairModel) {
            PlainDescent plain = new PlainDescent(start, pairs, settings);
            return new MeasuredDescent(plain, (objective, time) -> Measurement.of(plain.tower(), objective, batch, time));
        }
        InputDescent inputs = new InputDescent(start, pairs, batch, settings.learningRate());
        return new MeasuredDescent(inputs, (objective, time) -> Measurement.ofCovariance(inputs.crossCovariance(), time));
    }
}
