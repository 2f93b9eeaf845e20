package contrastive.step;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The maps U_A and U_B, shape (d, m), in at most 2 d columns. A step depends on U_A U_B^T, U_A U_A^T and U_B U_B^T alone, and moves each row of a map within the
 * span of the 2 d rows of both. So with [U_A; U_B]^T = Q R it takes the same course from [U_A; U_B] Q = R^T, and Q^T brings it back to m columns.
 */
final class NarrowMaps {

    private final DMatrixRMaj mapA;
    private final DMatrixRMaj mapB;
    /** Q, shape (m, 2 d); null where the maps are narrow as they are. */
    private final DMatrixRMaj turn;

    private NarrowMaps(DMatrixRMaj mapA, DMatrixRMaj mapB, DMatrixRMaj turn) {
        this.mapA = mapA;
        this.mapB = mapB;
        this.turn = turn;
    }

    static NarrowMaps of(DMatrixRMaj mapA, DMatrixRMaj mapB) {
        int d = mapA.numRows;
        int width = mapA.numCols;
        if (width <= 2 * d) {
            return new NarrowMaps(mapA, mapB, null);
        }
        DMatrixRMaj both = new DMatrixRMaj(width, 2 * d);
        CommonOps_DDRM.insert(CommonOps_DDRM.transpose(mapA, null), both, 0, 0);
        CommonOps_DDRM.insert(CommonOps_DDRM.transpose(mapB, null), both, 0, d);
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(width, 2 * d);
        // what it gives back says only whether every row is independent of the others, as those without variance are not
        qr.decompose(both);
        DMatrixRMaj narrow = CommonOps_DDRM.transpose(qr.getR(null, true), null);
        return new NarrowMaps(CommonOps_DDRM.extract(narrow, 0, d, 0, 2 * d), CommonOps_DDRM.extract(narrow, d, 2 * d, 0, 2 * d), qr.getQ(null, true));
    }

    /** How many columns the maps have here: m or 2 d, what is less. */
    static int width(int d, int width) {
        return Math.min(2 * d, width);
    }

    /** U_A Q; not a copy. */
    DMatrixRMaj mapA() {
        return mapA;
    }

    /** U_B Q; not a copy. */
    DMatrixRMaj mapB() {
        return mapB;
    }

    /** What a matrix of 2 d columns is in the m columns of the towers. */
    DMatrixRMaj widened(DMatrixRMaj narrow) {
        return turn == null ? narrow : CommonOps_DDRM.multTransB(narrow, turn, null);
    }
}
