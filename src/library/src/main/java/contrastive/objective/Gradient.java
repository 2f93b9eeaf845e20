package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;

/**
 * Gradient of an objective with respect to the weights of both towers, with the buffers that it takes to compute it; made once
 * for a run and overwritten at each step.
 */
public final class Gradient {

    /** C = W_A W_B^T / (N_A N_B), shape (d_A, d_B): f_A . f_B = x_A^T C x_B. */
    final DMatrixRMaj form = new DMatrixRMaj(0, 0);
    /** D = dL/dC, shape (d_A, d_B), written by the objective. */
    final DMatrixRMaj formDerivative = new DMatrixRMaj(0, 0);
    /** Room for an objective's own intermediate matrices; each reshapes what it uses. */
    final DMatrixRMaj encodedPairs = new DMatrixRMaj(0, 0);
    final DMatrixRMaj similarities = new DMatrixRMaj(0, 0);
    final DMatrixRMaj pairWeights = new DMatrixRMaj(0, 0);
    final DMatrixRMaj weightedPairs = new DMatrixRMaj(0, 0);
    double[] perPair = new double[0];

    private final DMatrixRMaj weightsA = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj weightsB = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj momentA = new DMatrixRMaj(0, 0);
    private final DMatrixRMaj momentB = new DMatrixRMaj(0, 0);
    private DMatrixRMaj secondMomentA;
    private DMatrixRMaj secondMomentB;
    private Object momentsOf;
    private double normA;
    private double normB;

    /** dL/dW_A, shape (d_A, m), of the last objective taken; overwritten by the next. */
    public DMatrixRMaj weightsA() {
        return weightsA;
    }

    /** dL/dW_B, shape (d_B, m), of the last objective taken; overwritten by the next. */
    public DMatrixRMaj weightsB() {
        return weightsB;
    }

    /** What an objective's own part relies on: it is not asked before the form is taken. */
    static void requireForm(TwoTower tower, PairBatch batch, Gradient gradient) {
        Require.notNull("tower", tower);
        Require.notNull("batch", batch);
        Require.notNull("gradient", gradient);
        tower.requireFits(batch);
        if (gradient.form.numRows != batch.a().numCols || gradient.form.numCols != batch.b().numCols) {
            throw new IllegalArgumentException("gradient must hold the form of these towers, which Objective.gradient takes, got one of "
                    + gradient.form.numRows + " x " + gradient.form.numCols);
        }
    }

    /** Norms, and the form C they make of the weights. */
    void takeForm(TwoTower tower) {
        if (momentsOf != tower.source()) {
            secondMomentA = tower.source().secondMomentA();
            secondMomentB = tower.source().secondMomentB();
            momentsOf = tower.source();
        }
        normA = requireSome("weightsA", norm(secondMomentA, tower.weightsA(), momentA));
        normB = requireSome("weightsB", norm(secondMomentB, tower.weightsB(), momentB));
        form.reshape(tower.weightsA().numRows, tower.weightsB().numRows);
        CommonOps_DDRM.multTransB(1 / (normA * normB), tower.weightsA(), tower.weightsB(), form);
        formDerivative.reshape(form.numRows, form.numCols);
    }

    /** N = sqrt(<W, E[x x^T] W>); leaves E[x x^T] W, half the gradient of N^2, in moment. */
    private static double norm(DMatrixRMaj secondMoment, DMatrixRMaj weights, DMatrixRMaj moment) {
        moment.reshape(weights.numRows, weights.numCols);
        CommonOps_DDRM.mult(secondMoment, weights, moment);
        return Math.sqrt(VectorVectorMult_DDRM.innerProd(weights, moment));
    }

    private static double requireSome(String name, double norm) {
        if (norm == 0) {
            throw new IllegalArgumentException(name + " must encode some input as more than 0, got N = 0, which cannot be normalised");
        }
        return NotFiniteException.unless(name, "norm N", norm);
    }

    /** dL/dW_A = D W_B / (N_A N_B) - (<D, C> / N_A^2) E[x_A x_A^T] W_A, and for B with D^T in place of D. */
    void pullBack(TwoTower tower) {
        double inner = VectorVectorMult_DDRM.innerProd(formDerivative, form);
        double scale = 1 / (normA * normB);
        weightsA.reshape(tower.weightsA().numRows, tower.width());
        weightsB.reshape(tower.weightsB().numRows, tower.width());
        CommonOps_DDRM.mult(scale, formDerivative, tower.weightsB(), weightsA);
        CommonOps_DDRM.multTransA(scale, formDerivative, tower.weightsA(), weightsB);
        CommonOps_DDRM.addEquals(weightsA, -inner / (normA * normA), momentA);
        CommonOps_DDRM.addEquals(weightsB, -inner / (normB * normB), momentB);
        // an infinity or a NaN anywhere shows in the sum
        NotFiniteException.unless("tower and batch", "gradient", CommonOps_DDRM.elementSumAbs(weightsA) + CommonOps_DDRM.elementSumAbs(weightsB));
    }

    /** Room for one number a pair; its contents are undefined. */
    double[] perPair(int pairs) {
        if (perPair.length < pairs) {
            perPair = new double[pairs];
        }
        return perPair;
    }
}
