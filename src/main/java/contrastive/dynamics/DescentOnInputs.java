package contrastive.dynamics;

import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Objective;
import contrastive.step.InputDescent;
import java.util.Random;

/** Gradient descent on pairs that are not those of a model, such as pictures and captions, several times as fast as by the plain formulas. */
final class DescentOnInputs implements Descent {

    private final InputDescent descent;

    DescentOnInputs(TwoTower start, PairSource pairs, GradientDescent settings) {
        descent = new InputDescent(start, pairs, settings.batch(), settings.learningRate());
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
        return descent.size();
    }

    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.ofCovariance(descent.crossCovariance(), time);
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
