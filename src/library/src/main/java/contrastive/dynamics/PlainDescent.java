package contrastive.dynamics;

import static org.ejml.dense.row.mult.VectorVectorMult_DDRM.innerProd;

import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Gradient;
import contrastive.objective.Objective;
import java.util.Random;
import org.ejml.dense.row.CommonOps_DDRM;

/** Gradient descent by the plain formulas: W becomes W - learningRate dL/dW, on pairs from any source. */
final class PlainDescent implements Descent {

    private final GradientDescent settings;
    private final PairSource pairs;
    private final TwoTower tower;
    private final Gradient gradient = new Gradient();

    PlainDescent(TwoTower start, PairSource pairs, GradientDescent settings) {
        this.settings = settings;
        this.pairs = pairs;
        tower = start.copy();
    }

    @Override
    public double compute(Objective objective, Random random) {
        return objective.gradient(tower, pairs.draw(settings.batch(), random), gradient);
    }

    @Override
    public void update() {
        CommonOps_DDRM.addEquals(tower.weightsA(), -settings.learningRate(), gradient.weightsA().getDDRM());
        CommonOps_DDRM.addEquals(tower.weightsB(), -settings.learningRate(), gradient.weightsB().getDDRM());
    }

    @Override
    public double size() {
        return innerProd(tower.weightsA(), tower.weightsA()) + innerProd(tower.weightsB(), tower.weightsB());
    }

    @Override
    public TwoTower tower() {
        return tower;
    }

    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.of(tower, objective, settings.batch(), time);
    }

    @Override
    public boolean accepts(Objective objective) {
        return true;
    }

    @Override
    public double[][] state() {
        return new double[][] {tower.weightsA().data.clone(), tower.weightsB().data.clone()};
    }

    @Override
    public void restore(double[][] state) {
        System.arraycopy(state[0], 0, tower.weightsA().data, 0, state[0].length);
        System.arraycopy(state[1], 0, tower.weightsB().data, 0, state[1].length);
    }
}
