package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairSource;
import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.ejml.simple.SimpleMatrix;

/** Gradient of an objective with respect to the weights of both towers, through the normalisation; made once for a run and overwritten at each step. */
public final class Gradient {

    private final DMatrixRMaj weightsA = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj weightsB = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj momentA = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj momentB = new DMatrixRMaj(0, 0);
    private DMatrixRMaj secondMomentA;
    private DMatrixRMaj secondMomentB;
    private PairSource momentsOf;

    /** dL/dW_A, shape (d_A, m), of the objective computed last; not a copy. */
    public SimpleMatrix weightsA() {
        return SimpleMatrix.wrap(weightsA);
    }

    /** dL/dW_B, shape (d_B, m), of the objective computed last; not a copy. */
    public SimpleMatrix weightsB() {
        return SimpleMatrix.wrap(weightsB);
    }

    /** Value of the objective on a batch; see {@link Objective#gradient}. */
    double compute(Objective objective, TwoTower tower, PairBatch batch) {
        tower.requireFits(batch);
        if (momentsOf != tower.source()) {
            momentsOf = tower.source();
            secondMomentA = momentsOf.secondMomentA();
            secondMomentB = momentsOf.secondMomentB();
        }
        double normA = norm("weightsA", secondMomentA, tower.weightsA(), momentA);
        double normB = norm("weightsB", secondMomentB, tower.weightsB(), momentB);
        // C = W_A W_B^T / (N_A N_B)
        DMatrixRMaj form = new DMatrixRMaj(tower.weightsA().numRows, tower.weightsB().numRows);
        CommonOps_DDRM.multTransB(1 / (normA * normB), tower.weightsA(), tower.weightsB(), form);
        // D = dL/dC
        DMatrixRMaj derivative = new DMatrixRMaj(form.numRows, form.numCols);
        double value;
        try {
            value = objective.ofForm(tower.source(), batch, form, derivative);
        } catch (UnsupportedOperationException notOfBatch) {
            throw new IllegalArgumentException(notOfBatch.getMessage(), notOfBatch);
        }

        // dL/dW_A = D W_B / (N_A N_B) - (<D, C> / N_A^2) E[x_A x_A^T] W_A, and for B with D^T in place of D
        double inner = VectorVectorMult_DDRM.innerProd(derivative, form);
        CommonOps_DDRM.mult(1 / (normA * normB), derivative, tower.weightsB(), weightsA);
        CommonOps_DDRM.multTransA(1 / (normA * normB), derivative, tower.weightsA(), weightsB);
        CommonOps_DDRM.addEquals(weightsA, -inner / (normA * normA), momentA);
        CommonOps_DDRM.addEquals(weightsB, -inner / (normB * normB), momentB);
        // an infinity or a NaN anywhere shows in the sum
        NotFiniteException.unless("tower and batch", "gradient", CommonOps_DDRM.elementSumAbs(weightsA) + CommonOps_DDRM.elementSumAbs(weightsB));
        return value;
    }

    /** N = sqrt(<W, E[x x^T] W>); leaves E[x x^T] W, half the gradient of N^2, in moment. */
    private static double norm(String name, DMatrixRMaj secondMoment, DMatrixRMaj weights, DMatrixRMaj moment) {
        CommonOps_DDRM.mult(secondMoment, weights, moment);
        double norm = Math.sqrt(VectorVectorMult_DDRM.innerProd(weights, moment));
        if (norm == 0) {
            throw new IllegalArgumentException(name + " must encode some input as more than 0, got N = 0, which cannot be normalised");
        }
        return NotFiniteException.unless(name, "norm N", norm);
    }
}
