package contrastive.theory;

import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.Spectrum;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.simple.SimpleMatrix;

/**
 * How closely the two sides of any pairs can be brought together: the singular values rho_1 >= rho_2 ... of
 * S_A^(-1/2) E[x_A x_B^T] S_B^(-1/2), with S the sides' second moments.
 *
 * <p>They say where positive pairs alone end. The alignment tr(W_A^T E[x_A x_B^T] W_B) / (N_A N_B) is at most rho_1, and reaches it only
 * in the directions that have rho_1: in whitened weights V = S^(1/2) W it is &lt;V_A, R V_B&gt; / (|V_A| |V_B|), at most the largest singular
 * value of R. In the model all r signal directions have rho = 1 and the others 0, so that every share p among them is as good (theory, T3);
 * where a single direction has the largest rho, positive pairs end there, in rank one.
 */
public final class CanonicalCorrelations {

    /** The errors of the moments, near 2^-52, are inflated by as much. */
    private static final double MOST_INFLATION = 1e8;

    private CanonicalCorrelations() {}

    /**
     * @param pairs a source that knows its moments
     * @return rho_k in [0, 1] up to round-off, falling, min(d_A, d_B) values
     * @throws IllegalArgumentException if a second moment is not finite or has no inverse that is accurate to half of a double's digits: there are too few
     *     pairs, or a feature follows from others
     */
    public static double[] of(PairSource pairs) {
        SimpleMatrix a = whitening("secondMomentA", Require.notNull("pairs", pairs).secondMomentA());
        SimpleMatrix b = whitening("secondMomentB", pairs.secondMomentB());
        return Spectrum.singularValues(a.mult(SimpleMatrix.wrap(pairs.crossMoment())).mult(b.transpose()).getDDRM());
    }

    /** T with T S T^T = I, up to a rotation S^(-1/2): L^-1 D, with the features scaled by D to mean square 1 and L L^T = D S D. */
    private static SimpleMatrix whitening(String name, DMatrixRMaj moment) {
        Require.atLeast(1, "dimension of " + name, Require.finite(name, moment).numRows);
        double[] scale = IntStream.range(0, moment.numRows).mapToDouble(i -> 1 / Math.sqrt(moment.get(i, i))).toArray();
        DMatrixRMaj scaled = moment.copy();
        CommonOps_DDRM.multRows(scale, scaled);
        CommonOps_DDRM.multCols(scaled, scale);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(moment.numRows, true);
        DMatrixRMaj inverse = new DMatrixRMaj(moment.numRows, moment.numRows);
        // the squares of L^-1 add up to the features' variance inflation factors, 1 / (1 - R^2) of each upon the others
        if (!cholesky.decompose(scaled) || !CommonOps_DDRM.invert(cholesky.getT(null), inverse)
                || !(VectorVectorMult_DDRM.innerProd(inverse, inverse) < MOST_INFLATION)) {
            throw new IllegalArgumentException(name + " must have an inverse that is accurate to half of a double's digits, but one of "
                    + moment.numRows + " features follows from the others or is 0: use fewer features or more pairs");
        }
        CommonOps_DDRM.multCols(inverse, scale);
        return SimpleMatrix.wrap(inverse);
    }
}
