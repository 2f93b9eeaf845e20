package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.model.TwoTower;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/** Positive pairs only: L_pos = -2 E f_A . f_B (theory, section 3); from -2, perfectly aligned, to 2. */
public record PositivesOnly() implements Objective {

    /** 0: the limit of small tau is where the contrastive objective turns into this one. */
    @Override
    public double tauSquared() {
        return 0;
    }

    /** +Infinity, so that the damping factor w = 1 - S is 1. */
    @Override
    public double negatives(int batch) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double valueOfForm(TwoTower tower, PairBatch batch, Gradient gradient) {
        Gradient.requireForm(tower, batch, gradient);
        // L = (-2 / n) sum_i x_A,i^T C x_B,i = <D, C> with D = (-2 / n) X_A^T X_B
        CommonOps_DDRM.multTransA(-2.0 / batch.pairs(), batch.a(), batch.b(), gradient.formDerivative);
        return NotFiniteException.unless("tower and batch", "objective",
                VectorVectorMult_DDRM.innerProd(gradient.formDerivative, gradient.form));
    }
}
