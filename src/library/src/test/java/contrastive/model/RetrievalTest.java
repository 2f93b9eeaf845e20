package contrastive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.model.Retrieval.Ties;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalTest {

    private static final DMatrixRMaj AXES = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}});

    @ParameterizedTest
    @EnumSource(Ties.class)
    void equalSidesFindThemselvesFirst(Ties ties) {
        Retrieval retrieval = Retrieval.of(AXES, AXES, ties);
        assertThat(retrieval.ranks()).containsExactly(1, 1, 1);
        assertThat(retrieval.recallAt(1)).isEqualTo(1);
        assertThat(retrieval.medianRank()).isEqualTo(1);
    }

    @Test
    void theRankIsByTheAngleAndNotByTheLength() {
        // from (1, 0.5): cosine to (100, 100) is 0.949, to its own answer (0.1, 0) 0.894
        DMatrixRMaj queries = new DMatrixRMaj(new double[][] {{1, 0.5}, {1, 1}});
        DMatrixRMaj answers = new DMatrixRMaj(new double[][] {{0.1, 0}, {100, 100}});
        assertThat(Retrieval.of(queries, answers, Ties.SHARED).ranks()).containsExactly(2, 1);
        assertThat(Retrieval.cosines(queries, answers).get(0, 0)).isCloseTo(1 / Math.sqrt(1.25), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e160, 1e-160, 1e-200, 1e-305, 1e300})
    void theScaleOfARowChangesNothing(double scale) {
        DMatrixRMaj queries = new DMatrixRMaj(new double[][] {{1, 0.5, -2}, {1, 1, 3}, {-4, 0.2, 0.1}});
        DMatrixRMaj answers = new DMatrixRMaj(new double[][] {{1, -3, 0.3}, {2, 1, 3}, {0.7, 0.2, 0.1}});
        DMatrixRMaj scaled = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.scale(scale, queries, scaled);
        // one row of another scale than the others
        CommonOps_DDRM.scaleRow(1 / scale, scaled, 1);
        assertThat(Retrieval.cosines(scaled, answers).data).containsExactly(Retrieval.cosines(queries, answers).data, within(1e-15));
        assertThat(Retrieval.cosines(scaled, scaled).get(0, 0)).isCloseTo(1, within(1e-15));
        assertThat(Retrieval.of(scaled, answers, Ties.SHARED).ranks()).containsExactly(Retrieval.of(queries, answers, Ties.SHARED).ranks());
    }

    @Test
    void equalAnswersShareTheirPlacesOrAreForgiven() {
        DMatrixRMaj queries = new DMatrixRMaj(new double[][] {{1, 0}, {1, 0}, {0, 1}});
        assertThat(Retrieval.of(queries, queries, Ties.SHARED).ranks()).containsExactly(1.5, 1.5, 1);
        assertThat(Retrieval.of(queries, queries, Ties.FORGIVEN).ranks()).containsExactly(1, 1, 1);
    }

    @Test
    void recallAndMedianOfRanksByHand() {
        Retrieval retrieval = new Retrieval(new double[] {4, 1, 2.5, 2});
        assertThat(retrieval.recallAt(1)).isEqualTo(0.25);
        assertThat(retrieval.recallAt(2)).isEqualTo(0.5);
        assertThat(retrieval.recallAt(4)).isEqualTo(1);
        assertThat(retrieval.medianRank()).isEqualTo(2.25);
        assertThat(new Retrieval(new double[] {3, 1, 1}).medianRank()).isEqualTo(1);
        assertThat(new Retrieval(new double[] {9, 1, 4}).medianRank()).isEqualTo(4);
        assertThat(new Retrieval(new double[] {7}).medianRank()).isEqualTo(7);
    }

    @Test
    void strangersAreFoundByChance() {
        Random random = new Random(1);
        DMatrixRMaj queries = new DMatrixRMaj(400, 6);
        DMatrixRMaj answers = new DMatrixRMaj(400, 6);
        for (int i = 0; i < queries.getNumElements(); i++) {
            queries.data[i] = random.nextGaussian();
            answers.data[i] = random.nextGaussian();
        }
        Retrieval retrieval = Retrieval.of(queries, answers, Ties.SHARED);
        // standard deviations: sqrt(0.1 * 0.9 / 400) = 0.015 and, of a median, about 400 / (2 sqrt(400)) = 10
        assertThat(retrieval.recallAt(40)).isCloseTo(0.1, within(0.06));
        assertThat(retrieval.medianRank()).isCloseTo(200.5, within(40.0));
    }

    @Test
    void whatCannotBeRankedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Retrieval.of(AXES, new DMatrixRMaj(3, 3), Ties.SHARED))
                .withMessageContaining("answers must not have a row of zeros, which has no direction; row 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Retrieval.of(AXES, new DMatrixRMaj(new double[][] {{1, 1, 1}}), Ties.SHARED))
                .withMessageContaining("answers must have shape (3, 3), got (1, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> Retrieval.cosines(AXES, new DMatrixRMaj(new double[][] {{1, 1}})))
                .withMessageContaining("answers must have shape (1, 3), got (1, 2)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Retrieval(new double[] {1, 2}).recallAt(3)).withMessageContaining("got 3");
    }
}
