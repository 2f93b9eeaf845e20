package contrastive.dynamics;

import contrastive.data.SignSource;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import contrastive.step.SignDescent;
import java.util.Random;

/** Gradient descent on pairs of the model by their signs, many times as fast. */
final class DescentOnSigns implements Descent {

    private final int batch;
    private final SignDescent descent;

    DescentOnSigns(TwoTower start, SignSource source, GradientDescent settings) {
        batch = settings.batch();
        descent = new SignDescent(start, source, batch, settings.learningRate());
    }

    @Override
    public double take(Objective objective, Random random) {
        return descent.take(objective, random);
    }

    @Override
    public void update() {
        descent.update();
    }

    @Override
    public double size() {
        return descent.energy();
    }

    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.ofMaps(descent.signalMapA(), descent.signalMapB(), descent.noiseEnergyA(), descent.noiseEnergyB(),
                objective, batch, time);
    }

    @Override
    public TwoTower tower() {
        return descent.tower();
    }

    @Override
    public double[][] state() {
        return descent.state();
    }

    @Override
    public void restore(double[][] state) {
        descent.restore(state);
    }

    @Override
    public void close() {
        descent.close();
    }
}
