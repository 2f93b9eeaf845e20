package contrastive.objective;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/** Cases with no two sizes equal, and the sums that the tests of the objectives share. */
record Towers(TwoTower tower, PairBatch batch) {

    /** r = 2 of d = 5 directions, width 3, 7 pairs. */
    static Towers narrow() {
        return of(PairModel.of(5, new double[] {2, 0.6}, 0.7, 3), 3, 7);
    }

    /** A single signal direction, width above the dimension, a single row more than two. */
    static Towers oneDirection() {
        return of(PairModel.of(4, new double[] {1.7}, 0.4, 4), 9, 3);
    }

    /** A single noise direction, more pairs than anything else. */
    static Towers allButOne() {
        return of(PairModel.of(6, new double[] {0.3, 2.5, 1.1, 0.8, 1.9}, 1.3, 5), 4, 11);
    }

    static Towers of(PairModel model, int width, int pairs) {
        return new Towers(TwoTower.gaussian(model, width, 6), model.draw(pairs, new Random(7)));
    }

    static Towers[] all() {
        return new Towers[] {narrow(), oneDirection(), allButOne()};
    }

    /** The gradient with matrices of its own. */
    Gradient gradient(Objective objective) {
        Gradient gradient = new Gradient();
        objective.gradient(tower, batch, gradient);
        return gradient;
    }

    double value(Objective objective) {
        return objective.value(tower, batch);
    }

    Towers scaled(double byA, double byB) {
        TwoTower copy = tower.copy();
        CommonOps_DDRM.scale(byA, copy.weightsA());
        CommonOps_DDRM.scale(byB, copy.weightsB());
        return new Towers(copy, batch);
    }

    static double inner(DMatrixRMaj x, DMatrixRMaj y) {
        return VectorVectorMult_DDRM.innerProd(x, y);
    }

    /** |x - factor y| / |factor y|, Frobenius. */
    static double relativeDistance(DMatrixRMaj x, double factor, DMatrixRMaj y) {
        DMatrixRMaj difference = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.add(1, x, -factor, y, difference);
        return Math.sqrt(inner(difference, difference) / inner(y, y)) / Math.abs(factor);
    }

    @Override
    public String toString() {
        return tower.source() + ", width " + tower.width() + ", " + batch.pairs() + " pairs";
    }
}
