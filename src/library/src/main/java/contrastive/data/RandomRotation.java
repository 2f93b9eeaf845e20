package contrastive.data;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/** Rotations drawn uniformly (Haar measure) from those of R^d. */
final class RandomRotation {

    private RandomRotation() {}

    /** The Q of a Gaussian matrix, its column signs fixed so that it is uniform, its last column so that det = +1. */
    static DMatrixRMaj of(int d, Random random) {
        DMatrixRMaj gaussian = new DMatrixRMaj(d, d);
        for (int i = 0; i < gaussian.getNumElements(); i++) {
            gaussian.data[i] = random.nextGaussian();
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(d, d);
        if (!qr.decompose(gaussian)) {
            throw new IllegalStateException("QR decomposition of a random " + d + " x " + d + " matrix failed");
        }
        DMatrixRMaj rotation = qr.getQ(null, false);
        DMatrixRMaj triangle = qr.getR(null, false);
        // Q is unique only up to signs; R with a positive diagonal makes the choice independent of the algorithm
        for (int column = 0; column < d; column++) {
            CommonOps_DDRM.scaleCol(Math.copySign(1, triangle.get(column, column)), rotation, column);
        }
        CommonOps_DDRM.scaleCol(Math.copySign(1, CommonOps_DDRM.det(rotation)), rotation, d - 1);
        return rotation;
    }
}
