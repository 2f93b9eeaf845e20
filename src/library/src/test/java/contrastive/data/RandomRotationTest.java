package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRotationTest {

    /** Which Q a decomposition finds is its own affair; this one is told apart by its triangle, and so are a seed's frames. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void ofTheGaussianMatrixItLeavesATriangleWithAPositiveDiagonalBeforeTheLastEntry(int d) {
        DMatrixRMaj rotation = RandomRotation.of(d, new Random(4));
        Random random = new Random(4);
        DMatrixRMaj gaussian = new DMatrixRMaj(d, d);
        for (int i = 0; i < d * d; i++) {
            gaussian.data[i] = random.nextGaussian();
        }
        DMatrixRMaj triangle = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransA(rotation, gaussian, triangle);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(triangle.get(i, j)).isCloseTo(0, within(1e-13));
            }
            if (i < d - 1) {
                assertThat(triangle.get(i, i)).isPositive();
            }
        }
    }
}
