package contrastive.step;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The maps U_A and U_B, shape (d, m), in at most 2 d columns. A step depends on U_A U_B^T, U_A U_A^T and U_B U_B^T alone, and moves each row of a map within the
 * span of the 2 d rows of both. So with [U_A; U_B]^T = Q R it takes the same course from [U_A; U_B] Q = R^T, and Q^T brings it back to m columns.
 *
 * @param mapA U_A Q, or U_A where m is at most 2 d
 * @param mapB U_B Q, or U_B
 * @param basis Q, shape (m, 2 d); null where m is at most 2 d
 */
record NarrowMaps(DMatrixRMaj mapA, DMatrixRMaj mapB, DMatrixRMaj basis) {

    static NarrowMaps of(DMatrixRMaj mapA, DMatrixRMaj mapB) {
        int d = mapA.numRows;
        int m = mapA.numCols;
        if (m <= 2 * d) {
            return new NarrowMaps(mapA, mapB, null);
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(m, 2 * d);
        // the answer says only whether all rows are independent, as those without variance are not
        qr.decompose(CommonOps_DDRM.transpose(CommonOps_DDRM.concatRowsMulti(mapA, mapB), null));
        DMatrixRMaj narrow = CommonOps_DDRM.transpose(qr.getR(null, true), null);
        return new NarrowMaps(CommonOps_DDRM.extract(narrow, 0, d, 0, 2 * d), CommonOps_DDRM.extract(narrow, d, 2 * d, 0, 2 * d), qr.getQ(null, true));
    }

    /** min(m, 2 d). */
    static int width(int d, int m) {
        return Math.min(m, 2 * d);
    }

    /** A matrix of these columns in the m columns of the towers. */
    DMatrixRMaj widened(DMatrixRMaj narrow) {
        return basis == null ? narrow : CommonOps_DDRM.multTransB(narrow, basis, null);
    }
}
