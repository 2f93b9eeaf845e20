package contrastive.flow;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_ZDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Solves (shift - J) x = b by the LU decomposition of a dense matrix. */
final class DenseSystem implements ShiftedSystem {

    private final DMatrixRMaj jacobian;
    private final ZMatrixRMaj matrix;
    private final ZMatrixRMaj right;
    private final ZMatrixRMaj solved;
    private final LinearSolverDense<ZMatrixRMaj> solver;

    /** @param jacobian read at each shift */
    DenseSystem(DMatrixRMaj jacobian) {
        this.jacobian = jacobian;
        int dimension = jacobian.numRows;
        matrix = new ZMatrixRMaj(dimension, dimension);
        right = new ZMatrixRMaj(dimension, 1);
        solved = new ZMatrixRMaj(dimension, 1);
        solver = LinearSolverFactory_ZDRM.lu(dimension);
    }

    @Override
    public boolean shift(double shiftRe, double shiftIm) {
        for (int i = 0; i < jacobian.data.length; i++) {
            matrix.data[2 * i] = -jacobian.data[i];
            matrix.data[2 * i + 1] = 0;
        }
        for (int i = 0; i < jacobian.numRows; i++) {
            matrix.set(i, i, shiftRe - jacobian.get(i, i), shiftIm);
        }
        return solver.setA(matrix);
    }

    @Override
    public void solve(double[] bRe, double[] bIm) {
        for (int i = 0; i < bRe.length; i++) {
            right.set(i, 0, bRe[i], bIm[i]);
        }
        solver.solve(right, solved);
        for (int i = 0; i < bRe.length; i++) {
            bRe[i] = solved.getReal(i, 0);
            bIm[i] = solved.getImag(i, 0);
        }
    }
}
