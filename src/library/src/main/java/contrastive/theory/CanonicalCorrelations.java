package contrastive.theory;

import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * How closely the two sides of any pairs can be brought together: the singular values rho_1 >= rho_2 ... of
 * S_A^(-1/2) E[x_A x_B^T] S_B^(-1/2), with S the sides' second moments.
 *
 * <p>They say where positive pairs alone end. The alignment tr(W_A^T E[x_A x_B^T] W_B) / (N_A N_B) is at most rho_1, and reaches it only
 * in the directions that have rho_1: in whitened weights V = S^(1/2) W it is &lt;V_A, R V_B&gt; / (|V_A| |V_B|), at most the largest singular
 * value of R. In the model all r signal directions have rho = 1 and the others 0, so that every share p among them is as good (theory, T3);
 * where one direction has the largest rho alone, positive pairs end there, in rank one.
 */
public final class CanonicalCorrelations {

    private CanonicalCorrelations() {}

    /**
     * @param pairs a source that knows its moments
     * @return rho_k in [0, 1], falling, min(d_A, d_B) values
     * @throws IllegalArgumentException if a second moment has no inverse: there are too few pairs, or a feature follows from others
     */
    public static double[] of(PairSource pairs) {
        DMatrixRMaj lowerA = cholesky("secondMomentA", Require.notNull("pairs", pairs).secondMomentA());
        DMatrixRMaj lowerB = cholesky("secondMomentB", pairs.secondMomentB());
        // L_A^-1 M L_B^-T has the singular values of S_A^(-1/2) M S_B^(-1/2): the two differ by rotations
        DMatrixRMaj half = new DMatrixRMaj(lowerA.numRows, lowerB.numRows);
        CommonOps_DDRM.mult(inverse(lowerA), pairs.crossMoment(), half);
        DMatrixRMaj whitened = new DMatrixRMaj(half.numRows, half.numCols);
        CommonOps_DDRM.multTransB(half, inverse(lowerB), whitened);
        return Spectrum.singularValues(whitened);
    }

    private static DMatrixRMaj cholesky(String name, DMatrixRMaj moment) {
        Require.atLeast(1, "dimension of " + name, moment.numRows);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(moment.numRows, true);
        if (!cholesky.decompose(moment.copy())) {
            throw new IllegalArgumentException(name + " must have an inverse, got one of a lower rank than " + moment.numRows
                    + ": use fewer features or more pairs");
        }
        return cholesky.getT(null);
    }

    private static DMatrixRMaj inverse(DMatrixRMaj lower) {
        DMatrixRMaj inverse = new DMatrixRMaj(lower.numRows, lower.numRows);
        if (!CommonOps_DDRM.invert(lower, inverse)) {
            throw new IllegalStateException("a Cholesky factor with a positive diagonal could not be inverted");
        }
        return inverse;
    }
}
