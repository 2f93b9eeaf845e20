package contrastive.flow;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/**
 * Collocation at the Radau points (Radau IIA) of 7 stages: implicit, of order 13, damps what is stiff, and its polynomial is the dense output,
 * with an error of order 8. All of it follows from the points: nothing here is a table of someone's digits.
 */
final class RadauMethod {

    static final int STAGES = 7;
    /** Of the stages' equations: one real eigenvalue first, then one of each pair of complex ones. */
    static final int SYSTEMS = (STAGES + 1) / 2;

    /** The points in (0, 1], rising; the last is 1. */
    static final double[] POINTS = points();
    /** h times derivatives are this matrix times the stages' increments. */
    static final double[][] INVERSE = new double[STAGES][STAGES];
    static final Complex[] EIGENVALUES = new Complex[SYSTEMS];
    /** Stage by system, and system by stage. */
    static final double[][] FROM_RE = new double[STAGES][SYSTEMS];
    static final double[][] FROM_IM = new double[STAGES][SYSTEMS];
    static final double[][] TO_RE = new double[SYSTEMS][STAGES];
    static final double[][] TO_IM = new double[SYSTEMS][STAGES];
    /** Times the increments, and with h f(start) over the real eigenvalue, the difference from a formula of order 7. */
    static final double[] ERROR = new double[STAGES];

    static {
        // stage i integrates from 0 to c_i what interpolates the derivatives; Legendre polynomials keep all digits
        DMatrixRMaj values = new DMatrixRMaj(STAGES, STAGES);
        DMatrixRMaj integrals = new DMatrixRMaj(STAGES, STAGES);
        for (int i = 0; i < STAGES; i++) {
            double[] legendre = legendre(2 * POINTS[i] - 1);
            for (int k = 0; k < STAGES; k++) {
                values.set(i, k, legendre[k]);
                integrals.set(i, k, k == 0 ? POINTS[i] : (legendre[k + 1] - legendre[k - 1]) / (2 * (2 * k + 1)));
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(STAGES, STAGES);
        CommonOps_DDRM.invert(integrals);
        CommonOps_DDRM.mult(values, integrals, inverse);
        for (int i = 0; i < STAGES; i++) {
            for (int j = 0; j < STAGES; j++) {
                INVERSE[i][j] = inverse.get(i, j);
            }
        }
        decouple();
        // weights w of the derivatives with which w_0 f(start) + sum w_i f_i is 0 for all polynomials of degree 6: sum_i w_i P_k(x_i) = -w_0 P_k(-1)
        DMatrixRMaj start = new DMatrixRMaj(STAGES, 1);
        for (int k = 0; k < STAGES; k++) {
            start.set(k, 0, (k % 2 == 0 ? -1 : 1) / EIGENVALUES[0].getRealPart());
        }
        DMatrixRMaj weights = new DMatrixRMaj(STAGES, 1);
        CommonOps_DDRM.transpose(values);
        CommonOps_DDRM.solve(values, start, weights);
        DMatrixRMaj error = new DMatrixRMaj(STAGES, 1);
        CommonOps_DDRM.multTransA(inverse, weights, error);
        System.arraycopy(error.data, 0, ERROR, 0, STAGES);
    }

    private RadauMethod() {
    }

    /** Eigenvalues of Legendre's recurrence, with the last entry changed so that 1 is one of them. */
    private static double[] points() {
        DMatrixRMaj recurrence = new DMatrixRMaj(STAGES, STAGES);
        for (int k = 1; k < STAGES; k++) {
            double side = k / Math.sqrt(4.0 * k * k - 1);
            recurrence.set(k, k - 1, side);
            recurrence.set(k - 1, k, side);
        }
        recurrence.set(STAGES - 1, STAGES - 1, STAGES / (2.0 * STAGES - 1));
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(STAGES, false, true);
        eigen.decompose(recurrence);
        double[] points = new double[STAGES];
        for (int i = 0; i < STAGES; i++) {
            points[i] = (1 + eigen.getEigenvalue(i).getReal()) / 2;
        }
        Arrays.sort(points);
        points[STAGES - 1] = 1;
        return points;
    }

    private static double[] legendre(double x) {
        double[] values = new double[STAGES + 1];
        values[0] = 1;
        values[1] = x;
        for (int k = 1; k < STAGES; k++) {
            values[k + 1] = ((2 * k + 1) * x * values[k] - k * values[k - 1]) / (k + 1);
        }
        return values;
    }

    private static void decouple() {
        EigenDecompositionNonSymmetric eigen = new EigenDecompositionNonSymmetric(MatrixUtils.createRealMatrix(INVERSE));
        Complex[] all = eigen.getEigenvalues();
        FieldMatrix<Complex> vectors = MatrixUtils.createFieldMatrix(ComplexField.getInstance(), STAGES, STAGES);
        for (int j = 0; j < STAGES; j++) {
            vectors.setColumnVector(j, eigen.getEigenvector(j));
        }
        FieldMatrix<Complex> back = new FieldLUDecomposition<>(vectors).getSolver().getInverse();
        int pairs = 0;
        for (int j = 0; j < STAGES; j++) {
            boolean real = Math.abs(all[j].getImaginaryPart()) < 1e-6;
            if (real || all[j].getImaginaryPart() > 0) {
                int system = real ? 0 : ++pairs;
                EIGENVALUES[system] = all[j];
                for (int i = 0; i < STAGES; i++) {
                    // the other of a pair is the conjugate, and the sum of both twice the real part
                    FROM_RE[i][system] = (real ? 1 : 2) * vectors.getEntry(i, j).getRealPart();
                    FROM_IM[i][system] = (real ? 1 : 2) * vectors.getEntry(i, j).getImaginaryPart();
                    TO_RE[system][i] = back.getEntry(j, i).getRealPart();
                    TO_IM[system][i] = back.getEntry(j, i).getImaginaryPart();
                }
            }
        }
    }

    /** The polynomials that are 1 at one of the points and 0 at the others and at 0, at a position. */
    static double[] basis(double position) {
        double[] basis = new double[STAGES];
        for (int i = 0; i < STAGES; i++) {
            double product = position / POINTS[i];
            for (int j = 0; j < STAGES; j++) {
                product *= i == j ? 1 : (position - POINTS[j]) / (POINTS[i] - POINTS[j]);
            }
            basis[i] = product;
        }
        return basis;
    }
}
