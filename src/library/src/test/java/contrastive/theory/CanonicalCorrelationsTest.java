package contrastive.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class CanonicalCorrelationsTest {

    private static PairSet sample() {
        PairBatch batch = PairModel.of(4, new double[] {2, 0.6}, 0.5, 3).draw(30, new Random(2));
        return PairSet.of(batch.a(), batch.b());
    }

    @Test
    void theModelsSignalDirectionsHaveOneAndItsNoiseDirectionsNone() {
        assertThat(CanonicalCorrelations.of(PairModel.of(5, new double[] {2, 0.3}, 0.7)))
                .containsExactly(new double[] {1, 1, 0, 0, 0}, within(1e-7));
    }

    @Test
    void ofOneFeatureItIsTheCorrelation() {
        PairSet pairs = PairSet.of(new DMatrixRMaj(new double[][] {{1}, {-2}, {1}}), new DMatrixRMaj(new double[][] {{3}, {0}, {-3}}));
        assertThat(CanonicalCorrelations.of(pairs)[0]).isCloseTo(0, within(1e-12));
        PairSet opposed = PairSet.of(new DMatrixRMaj(new double[][] {{1}, {-1}, {2}}), new DMatrixRMaj(new double[][] {{-2}, {2}, {-1}}));
        // |-2 - 2 - 2| / sqrt(6 * 9)
        assertThat(CanonicalCorrelations.of(opposed)[0]).isCloseTo(6 / Math.sqrt(54), within(1e-12));
    }

    @Test
    void mixingTheFeaturesOfASideChangesNothing() {
        PairSet pairs = sample();
        DMatrixRMaj mixed = new DMatrixRMaj(pairs.size(), 4);
        CommonOps_DDRM.mult(pairs.all().a(), new DMatrixRMaj(new double[][] {{2, 1, 0, 0}, {0, 3, 1, 0}, {0, 0, 1, -1}, {1, 0, 0, 5}}), mixed);
        assertThat(CanonicalCorrelations.of(PairSet.of(mixed, pairs.all().b())))
                .containsExactly(CanonicalCorrelations.of(pairs), within(1e-9));
    }

    @Test
    void positivePairsAloneClimbToTheLargestOneAndNoFurther() {
        PairSet pairs = sample();
        double largest = CanonicalCorrelations.of(pairs)[0];
        Trajectory run = new GradientDescent(0.2, pairs.size(), 0).run(TwoTower.gaussian(pairs, 3, 1), new PositivesOnly(), 3000);
        assertThat(run.last().alignment()).isLessThanOrEqualTo(largest + 1e-12).isGreaterThan(largest - 1e-2);
        assertThat(run.first().alignment()).isLessThan(largest - 0.3);
    }

    private static void refused(DMatrixRMaj a, DMatrixRMaj b, String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalCorrelations.of(PairSet.of(a, b))).withMessageContaining(name + " must ");
    }

    @Test
    void aFeatureThatFollowsFromOthersIsRefused() {
        DMatrixRMaj y = new DMatrixRMaj(new double[][] {{0.6, 0.4}, {0.3, 0.9}, {0.9, 0.6}});
        DMatrixRMaj equal = new DMatrixRMaj(new double[][] {{0.4, 0.4, 0.4}, {0.9, 0.9, 0.9}, {0.5, 0.5, 0.5}});
        refused(equal, y, "secondMomentA");
        refused(y, equal, "secondMomentB");
        refused(new DMatrixRMaj(new double[][] {{0.4, 0}, {0.9, 0}, {0.5, 0}}), y, "secondMomentA");
    }

    @Test
    void ofRandomPairsWithADependentFeatureNoneIsAccepted() {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            DMatrixRMaj free = RandomMatrices_DDRM.rectangle(20, 1 + random.nextInt(4), -1, 1, random);
            DMatrixRMaj mixture = new DMatrixRMaj(20, 1);
            CommonOps_DDRM.mult(free, RandomMatrices_DDRM.rectangle(free.numCols, 1, -1, 1, random), mixture);
            // apart by up to 1e-5 of the feature itself
            double apart = Math.pow(10, -5 - random.nextInt(12));
            CommonOps_DDRM.addEquals(mixture, apart, RandomMatrices_DDRM.rectangle(20, 1, -1e-1, 1e-1, random));
            refused(CommonOps_DDRM.concatColumns(free, mixture, null), RandomMatrices_DDRM.rectangle(20, 2, random), "secondMomentA");
        }
    }

    @Test
    void theUnitsOfAFeatureChangeNothing() {
        PairSet pairs = sample();
        DMatrixRMaj scaled = pairs.all().a();
        CommonOps_DDRM.multCols(scaled, new double[] {1e-140, 1, 1e7, 1e140});
        assertThat(CanonicalCorrelations.of(PairSet.of(scaled, pairs.all().b()))).containsExactly(CanonicalCorrelations.of(pairs), within(1e-12));
        CommonOps_DDRM.multCols(scaled, new double[] {1, 1e200, 1, 1});
        refused(scaled, pairs.all().b(), "secondMomentA");
    }

    @Test
    void fewerPairsThanFeaturesAreRefused() {
        PairBatch few = PairModel.of(6, new double[] {1}, 0.5).draw(3, new Random(1));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalCorrelations.of(PairSet.of(few.a(), few.b())))
                .withMessageContaining("secondMomentA must have an inverse");
    }
}
