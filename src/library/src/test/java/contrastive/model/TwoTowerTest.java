package contrastive.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSet;
import contrastive.data.RandomStream;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoTowerTest {

    private static final double ROUND_OFF = 1e-13;
    private static final PairModel MODEL = PairModel.of(7, new double[] {2, 0.6}, 0.3, 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 20})
    void anEncodedInputHasMeanSquareNormExactlyOne(int width) {
        TwoTower tower = TwoTower.gaussian(MODEL, width, 9);
        HadamardDesign design = HadamardDesign.of(MODEL);
        PairBatch population = design.draw(design.pairs(), new Random(0));
        assertThat(squaredNorm(tower.encodeA(population.a())) / population.pairs()).isCloseTo(1, within(ROUND_OFF));
        assertThat(squaredNorm(tower.encodeB(population.b())) / population.pairs()).isCloseTo(1, within(ROUND_OFF));
    }

    @Test
    void anInputIsEncodedAsItsWeightsTimesItOverTheNorm() {
        TwoTower tower = TwoTower.gaussian(MODEL, 3, 9);
        PairBatch batch = MODEL.draw(4, new Random(2));
        DMatrixRMaj encoded = tower.encodeB(batch.b());
        assertThat(encoded.numRows).isEqualTo(4);
        assertThat(encoded.numCols).isEqualTo(3);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int l = 0; l < 7; l++) {
                    sum += tower.weightsB().get(l, j) * batch.b().get(i, l);
                }
                assertThat(encoded.get(i, j)).isCloseTo(sum / tower.normB(), within(ROUND_OFF));
            }
        }
    }

    @Test
    void theSquaredNormIsTheMapsEnergyOverTheDimension() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 9);
        double energyA = squaredNorm(tower.signalMapA().getDDRM()) + squaredNorm(tower.noiseMapA().getDDRM());
        double energyB = squaredNorm(tower.signalMapB().getDDRM()) + squaredNorm(tower.noiseMapB().getDDRM());
        assertThat(tower.normA() * tower.normA()).isCloseTo(energyA / 7, within(ROUND_OFF));
        assertThat(tower.normB() * tower.normB()).isCloseTo(energyB / 7, within(ROUND_OFF));
    }

    @Test
    void theMapsAreTheTransposedWeightsTimesTheFrames() {
        TwoTower tower = TwoTower.gaussian(MODEL, 4, 9);
        assertThat(MatrixFeatures_DDRM.isIdentical(tower.signalMapA().getDDRM(), product(tower.weightsA(), MODEL.signalA().getDDRM()), ROUND_OFF)).isTrue();
        assertThat(MatrixFeatures_DDRM.isIdentical(tower.signalMapB().getDDRM(), product(tower.weightsB(), MODEL.signalB().getDDRM()), ROUND_OFF)).isTrue();
        DMatrixRMaj noiseFrameB = CommonOps_DDRM.extract(MODEL.frameB(), 0, 7, 2, 7);
        assertThat(MatrixFeatures_DDRM.isIdentical(tower.noiseMapB().getDDRM(), product(tower.weightsB(), noiseFrameB), ROUND_OFF)).isTrue();
        DMatrixRMaj noiseFrameA = CommonOps_DDRM.extract(MODEL.frameA(), 0, 7, 2, 7);
        assertThat(MatrixFeatures_DDRM.isIdentical(tower.noiseMapA().getDDRM(), product(tower.weightsA(), noiseFrameA), ROUND_OFF)).isTrue();
    }

    private static DMatrixRMaj product(DMatrixRMaj weights, DMatrixRMaj frame) {
        DMatrixRMaj product = new DMatrixRMaj(weights.numCols, frame.numCols);
        CommonOps_DDRM.multTransA(weights, frame, product);
        return product;
    }

    @Test
    void orthogonalTowersHaveOrthonormalColumnsInDisjointCoordinates() {
        TwoTower tower = TwoTower.orthogonal(MODEL);
        assertThat(tower.width()).isEqualTo(14);
        DMatrixRMaj gram = new DMatrixRMaj(7, 7);
        CommonOps_DDRM.multTransB(tower.weightsA(), tower.weightsA(), gram);
        assertThat(MatrixFeatures_DDRM.isIdentity(gram, 0)).isTrue();
        CommonOps_DDRM.multTransB(tower.weightsB(), tower.weightsB(), gram);
        assertThat(MatrixFeatures_DDRM.isIdentity(gram, 0)).isTrue();
        CommonOps_DDRM.multTransB(tower.weightsA(), tower.weightsB(), gram);
        assertThat(MatrixFeatures_DDRM.isZeros(gram, 0)).isTrue();
    }

    @Test
    void orthogonalTowersOfMoreWeightsThanAnArrayHasAreRefusedByTheDimension() {
        assertThatIllegalArgumentException().isThrownBy(() -> TwoTower.orthogonal(PairModel.of(40_000, new double[] {1}, 1)))
                .withMessageContaining("model.dimension must leave room for a matrix of 40000 x 80000");
    }

    @Test
    void gaussianWeightsHaveMeanZeroAndVarianceOneOverTheWidth() {
        int width = 3000;
        DMatrixRMaj weights = TwoTower.gaussian(MODEL, width, 1).weightsB();
        int entries = weights.getNumElements();
        // standard errors 1/sqrt(n) of a mean and sqrt(2/n) of a mean square, five of them
        assertThat(CommonOps_DDRM.elementSum(weights) * Math.sqrt(width) / entries).isCloseTo(0, within(5 / Math.sqrt(entries)));
        assertThat(squaredNorm(weights) * width / entries).isCloseTo(1, within(5 * Math.sqrt(2.0 / entries)));
    }

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        TwoTower tower = TwoTower.gaussian(MODEL, 3, 1);
        assertThat(TwoTower.gaussian(MODEL, 3, 1).weightsA().data).isEqualTo(tower.weightsA().data);
        assertThat(TwoTower.gaussian(MODEL, 3, 1).weightsB().data).isEqualTo(tower.weightsB().data);
        assertThat(TwoTower.gaussian(MODEL, 3, 2).weightsA().data).isNotEqualTo(tower.weightsA().data);
        assertThat(tower.weightsA().data).isNotEqualTo(tower.weightsB().data);
    }

    @Test
    void theWeightsDoNotDependOnTheModelsSeed() {
        PairModel other = PairModel.of(7, new double[] {2, 0.6}, 0.3, 6);
        assertThat(TwoTower.gaussian(other, 3, 1).weightsA().data).isEqualTo(TwoTower.gaussian(MODEL, 3, 1).weightsA().data);
    }

    @Test
    void oneSeedForFramesAndWeightsDoesNotCorrelateThem() {
        int d = 100;
        PairModel model = PairModel.of(d, new double[] {1}, 1, 77);
        DMatrixRMaj weights = TwoTower.gaussian(model, d, 77).weightsA();
        // entries of variance 1/d each: were the streams one, this would be about 0.8; independent, it is 0 within 1/d
        double correlation = VectorVectorMult_DDRM.innerProd(weights, model.frameA()) / d;
        assertThat(correlation).isCloseTo(0, within(5.0 / d));
        assertThat(RandomStream.WEIGHTS_A.seeded(77).nextLong()).isNotEqualTo(RandomStream.FRAME_A.seeded(77).nextLong());
    }

    @Test
    void aCopyHasWeightsOfItsOwn() {
        TwoTower tower = TwoTower.gaussian(MODEL, 3, 1);
        TwoTower copy = tower.copy();
        copy.weightsA().set(0, 0, 99);
        assertThat(tower.weightsA().get(0, 0)).isNotEqualTo(99);
        assertThat(copy.weightsB().data).isEqualTo(tower.weightsB().data);
        assertThat(copy.weightsB()).isNotSameAs(tower.weightsB());
    }

    @Test
    void weightsThatEncodeEverythingAsZeroCannotBeNormalised() {
        TwoTower tower = new TwoTower(MODEL, new DMatrixRMaj(7, 3), new DMatrixRMaj(7, 3));
        assertThat(tower.normA()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> tower.encodeA(new DMatrixRMaj(2, 7)))
                .withMessageContaining("every input as 0");
    }

    @Test
    void pairsFromElsewhereHaveNoSignalMap() {
        PairBatch batch = MODEL.draw(20, new Random(1));
        TwoTower tower = TwoTower.gaussian(PairSet.of(batch.a(), batch.b()), 3, 1);
        assertThatIllegalStateException().isThrownBy(tower::signalMapA)
                .withMessageContaining("PairModel").withMessageContaining("PairSet");
    }

    @Test
    void weightsThatDoNotFitTheSourceOrEachOtherAreRefused() {
        DMatrixRMaj fits = new DMatrixRMaj(7, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoTower(MODEL, new DMatrixRMaj(6, 3), fits))
                .withMessageContaining("weightsA").withMessageContaining("(7, 3)").withMessageContaining("(6, 3)");
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoTower(MODEL, fits, new DMatrixRMaj(7, 4)))
                .withMessageContaining("weightsB").withMessageContaining("(7, 3)").withMessageContaining("(7, 4)");
        assertThatIllegalArgumentException().isThrownBy(() -> new TwoTower(MODEL, new DMatrixRMaj(7, 0), new DMatrixRMaj(7, 0)))
                .withMessageContaining("weightsA");
    }

    @Test
    void inputsOfTheWrongLengthAreRefused() {
        TwoTower tower = TwoTower.orthogonal(MODEL);
        assertThatIllegalArgumentException().isThrownBy(() -> tower.encodeA(new DMatrixRMaj(5, 6)))
                .withMessageContaining("inputs").withMessageContaining("(5, 7)").withMessageContaining("(5, 6)");
        assertThatIllegalArgumentException().isThrownBy(() -> tower.encodeB(null)).withMessageContaining("inputs");
    }

    @Test
    void aBatchOfTheWrongLengthIsRefusedForEitherTower() {
        TwoTower tower = TwoTower.orthogonal(MODEL);
        DMatrixRMaj right = new DMatrixRMaj(5, 7);
        DMatrixRMaj wrong = new DMatrixRMaj(5, 6);
        assertThatIllegalArgumentException().isThrownBy(() -> tower.requireFits(new PairBatch(wrong, right)))
                .withMessageContaining("batch.a must have shape (5, 7), got (5, 6)");
        assertThatIllegalArgumentException().isThrownBy(() -> tower.requireFits(new PairBatch(right, wrong)))
                .withMessageContaining("batch.b must have shape (5, 7), got (5, 6)");
    }

    private static double squaredNorm(DMatrixRMaj matrix) {
        return VectorVectorMult_DDRM.innerProd(matrix, matrix);
    }
}
