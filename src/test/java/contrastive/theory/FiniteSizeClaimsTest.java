package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;

import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

class FiniteSizeClaimsTest {

    private static final double ROUND_OFF = 1e-12;

    @Test
    void compressedTowersHaveTheSameInnerProducts() {
        TwoTower wide = TwoTower.gaussian(Course.SMALL, 512, 3);
        TwoTower compressed = FiniteSizeClaims.compressed(wide);
        assertThat(compressed.width()).isEqualTo(2 * Course.SMALL.dimension());
        assertSame(products(wide.weightsA(), wide.weightsA()), products(compressed.weightsA(), compressed.weightsA()));
        assertSame(products(wide.weightsA(), wide.weightsB()), products(compressed.weightsA(), compressed.weightsB()));
        assertSame(products(wide.weightsB(), wide.weightsB()), products(compressed.weightsB(), compressed.weightsB()));
    }

    @Test
    void narrowTowersStayAsTheyAre() {
        TwoTower narrow = TwoTower.gaussian(Course.SMALL, 3, 3);
        assertThat(FiniteSizeClaims.compressed(narrow)).isSameAs(narrow);
    }

    private static void assertSame(DMatrixRMaj expected, DMatrixRMaj actual) {
        assertThat(MatrixFeatures_DDRM.isIdentical(expected, actual, ROUND_OFF)).isTrue();
    }

    private static DMatrixRMaj products(DMatrixRMaj left, DMatrixRMaj right) {
        return CommonOps_DDRM.multTransB(left, right, null);
    }
}
