package contrastive.dynamics;

import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import contrastive.objective.Gradient;
import contrastive.objective.Objective;
import contrastive.step.Descent;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/** Gradient descent by the plain formulas, on inputs from any source: for towers of a model that are given other pairs than its own. */
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
    public double take(Objective objective, Random random) {
        return objective.gradient(tower, pairs.draw(settings.batch(), random), gradient);
    }

    @Override
    public void update() {
        CommonOps_DDRM.addEquals(tower.weightsA(), -settings.learningRate(), gradient.weightsA());
        CommonOps_DDRM.addEquals(tower.weightsB(), -settings.learningRate(), gradient.weightsB());
    }

    @Override
    public double size() {
        return squaredNorm(tower.weightsA()) + squaredNorm(tower.weightsB());
    }

    private static double squaredNorm(DMatrixRMaj weights) {
        return VectorVectorMult_DDRM.innerProd(weights, weights);
    }

    @Override
    public TwoTower tower() {
        return tower;
    }

    @Override
    public double[][] state() {
        return new double[][] {tower.weightsA().data.clone(), tower.weightsB().data.clone()};
    }

    @Override
    public void restore(double[][] state) {
        tower.weightsA().setData(state[0].clone());
        tower.weightsB().setData(state[1].clone());
    }
}
