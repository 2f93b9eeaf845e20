package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilaritiesTest {

    private static final PairModel MODEL = PairModel.of(5, new double[] {2, 0.6}, 0.7);

    @ParameterizedTest
    @CsvSource({"5, 0", "0, 5", "-1, 0", "0, -1"})
    void aPairThatIsNotInTheBatchIsNamed(int i, int j) {
        Similarities five = Similarities.of(new DMatrixRMaj(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> five.get(i, j)).withMessage("i and j must be between 0 and n - 1 = 4, got " + i + " and " + j);
        assertThat(five.get(4, 4)).isZero();
    }

    @Test
    void aFormOfTheWrongShapeIsNamed() {
        PairBatch batch = MODEL.draw(3, new Random(1));
        for (Objective objective : new Objective[] {new PositivesOnly(), new Contrastive(3, 5)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> objective.ofForm(MODEL, batch, new DMatrixRMaj(4, 5), new DMatrixRMaj(4, 5)))
                    .withMessage("form must have shape (5, 5), got (4, 5)");
            assertThatIllegalArgumentException().isThrownBy(() -> objective.ofForm(MODEL, batch, new DMatrixRMaj(5, 5), new DMatrixRMaj(5, 4)))
                    .withMessage("formDerivative must have shape (5, 5), got (5, 4)");
        }
    }
}
