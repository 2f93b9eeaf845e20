package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairModelTest {

    /** Orthogonality after a QR decomposition of a few dozen columns holds to round-off times their number. */
    private static final double ROUND_OFF = 1e-12;
    private static final double[] UNEQUAL = {0.5, 3, 1.7};

    static PairModel[] models() {
        return new PairModel[] {
            PairModel.of(7, UNEQUAL, 0.3, 1), PairModel.of(2, new double[] {4}, 9, 2),
            PairModel.of(31, new double[] {0.2}, 0, 3), PairModel.of(4, UNEQUAL, 2, 4)
        };
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFramesColumnsAreOrthogonalWithTheStatedLengths(PairModel model) {
        for (DMatrixRMaj frame : new DMatrixRMaj[] {model.frameA(), model.frameB()}) {
            DMatrixRMaj gram = new DMatrixRMaj(model.dimension(), model.dimension());
            CommonOps_DDRM.multTransA(frame, frame, gram);
            assertThat(MatrixFeatures_DDRM.isIdentical(gram, squaredLengths(model), ROUND_OFF)).isTrue();
        }
    }

    private static DMatrixRMaj squaredLengths(PairModel model) {
        DMatrixRMaj expected = new DMatrixRMaj(model.dimension(), model.dimension());
        for (int k = 0; k < model.dimension(); k++) {
            int r = model.signalDirections();
            expected.set(k, k, k < r ? model.signalVariances()[k] : model.noiseVariance());
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 9, 40})
    void theFramesAreProperRotationsAndNoReflections(int d) {
        for (int seed = 0; seed < 10; seed++) {
            PairModel model = PairModel.of(d, new double[] {1}, 1, seed);
            assertThat(CommonOps_DDRM.det(model.frameA())).isCloseTo(1, within(ROUND_OFF));
            assertThat(CommonOps_DDRM.det(model.frameB())).isCloseTo(1, within(ROUND_OFF));
        }
    }

    @Test
    void theRotationsAreSpreadEvenlySoThatEachEntryHasMeanZeroAndVarianceOneOverTheDimension() {
        int seeds = 2000;
        int d = 3;
        DMatrixRMaj mean = new DMatrixRMaj(d, d);
        DMatrixRMaj squares = new DMatrixRMaj(d, d);
        for (int seed = 0; seed < seeds; seed++) {
            DMatrixRMaj frame = PairModel.of(d, new double[] {1}, 1, seed).frameA();
            for (int i = 0; i < d * d; i++) {
                mean.data[i] += frame.data[i] / seeds;
                squares.data[i] += frame.data[i] * frame.data[i] / seeds;
            }
        }
        // an entry's standard deviation is sqrt(1/3), its square's sqrt(1/5 - 1/9) = 0.3; five standard errors
        for (int i = 0; i < d * d; i++) {
            assertThat(mean.data[i]).isCloseTo(0, within(5 * Math.sqrt(1.0 / d / seeds)));
            assertThat(squares.data[i]).isCloseTo(1.0 / d, within(5 * 0.3 / Math.sqrt(seeds)));
        }
    }

    @Test
    void variancesWhoseTotalADoubleHoldsAreTakenAndLargerOnesAreNot() {
        double half = Double.MAX_VALUE / 2;
        assertThat(PairModel.of(4, UNEQUAL, half).noiseVariance()).isEqualTo(half);     // once, in d - r = 1 direction
        assertThatIllegalArgumentException().isThrownBy(() -> PairModel.of(6, UNEQUAL, half)).withMessageContaining("total").withMessageContaining("Infinity");
    }

    @Test
    void theSameSeedGivesTheSameFramesToTheLastBit() {
        PairModel one = PairModel.of(6, UNEQUAL, 0.3, 11);
        PairModel same = PairModel.of(6, UNEQUAL, 0.3, 11);
        assertThat(one.frameA().data).isEqualTo(same.frameA().data);
        assertThat(one.frameB().data).isEqualTo(same.frameB().data);
    }

    @Test
    void theFramesAreTheSameInWhicheverOrderTheyAreAskedFor() {
        PairModel model = PairModel.of(6, UNEQUAL, 0.3, 11);
        DMatrixRMaj b = model.frameB();
        assertThat(model.frameA().data).isEqualTo(PairModel.of(6, UNEQUAL, 0.3, 11).frameA().data);
        assertThat(model.frameB()).isSameAs(b);
    }

    @Test
    void otherSeedsAndTheOtherTowerHaveOtherFrames() {
        PairModel model = PairModel.of(6, UNEQUAL, 0.3, 11);
        assertThat(model.frameA().data).isNotEqualTo(PairModel.of(6, UNEQUAL, 0.3, 12).frameA().data);
        assertThat(model.frameA().data).isNotEqualTo(model.frameB().data);
    }

    @Test
    void withoutASeedTheSeedIsZero() {
        assertThat(PairModel.of(6, UNEQUAL, 0.3).frameA().data).isEqualTo(PairModel.of(6, UNEQUAL, 0.3, 0).frameA().data);
    }

    @Test
    void neitherTheCallersArrayNorAReturnedOneReachesIntoTheModel() {
        double[] variances = UNEQUAL.clone();
        PairModel model = PairModel.of(6, variances, 0.3);
        variances[0] = 99;
        model.signalVariances()[1] = 99;
        model.signalA().getDDRM().set(0, 0, 99);
        assertThat(model.signalVariances()).containsExactly(UNEQUAL);
        assertThat(model.frameA().get(0, 0)).isNotEqualTo(99);
    }

    @Test
    void theSignalFrameIsTheFirstColumnsOfTheWholeFrame() {
        PairModel model = PairModel.of(6, UNEQUAL, 0.3);
        assertThat(model.signalA().getDDRM().data).isEqualTo(CommonOps_DDRM.extract(model.frameA(), 0, 6, 0, 3).data);
        assertThat(model.signalB().getDDRM().data).isEqualTo(CommonOps_DDRM.extract(model.frameB(), 0, 6, 0, 3).data);
    }

    @Test
    void theSecondMomentIsTheFrameTimesItsTransposeOverTheDimension() {
        PairModel model = PairModel.of(5, UNEQUAL, 0.3);
        DMatrixRMaj frame = model.frameB();
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double sum = 0;
                for (int k = 0; k < 5; k++) {
                    sum += frame.get(i, k) * frame.get(j, k) / 5;
                }
                assertThat(model.secondMomentB().get(i, j)).isCloseTo(sum, within(ROUND_OFF));
            }
        }
    }

    @Test
    void theSecondMomentOfASampleIsThePopulationsWithinSamplingErrorWhichFallsAsOneOverRootN() {
        PairModel model = PairModel.of(5, UNEQUAL, 0.3);
        double few = meanError(model, 200);
        double many = meanError(model, 20_000);
        assertThat(many).isLessThan(0.01);
        // a hundred times the pairs, a tenth of the error; means over 20 batches are good to about a fifth
        assertThat(few / many).isBetween(7.0, 14.0);
    }

    private static double meanError(PairModel model, int pairs) {
        Random random = new Random(5);
        double sum = 0;
        for (int batch = 0; batch < 20; batch++) {
            DMatrixRMaj x = model.draw(pairs, random).a();
            DMatrixRMaj moment = new DMatrixRMaj(5, 5);
            CommonOps_DDRM.multTransA(1.0 / pairs, x, x, moment);
            CommonOps_DDRM.subtractEquals(moment, model.secondMomentA());
            sum += Math.sqrt(squaredNorm(moment)) / 20;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPairSharesItsSignalAndAllSignsAreOneOverRootD(PairModel model) {
        PairBatch batch = model.draw(50, new Random(1));
        DMatrixRMaj signsA = signs(batch.a(), model.frameA(), model);
        DMatrixRMaj signsB = signs(batch.b(), model.frameB(), model);
        int kept = model.noiseVariance() > 0 ? model.dimension() : model.signalDirections();
        for (int i = 0; i < 50; i++) {
            for (int k = 0; k < kept; k++) {
                assertThat(Math.abs(signsA.get(i, k))).isCloseTo(1 / Math.sqrt(model.dimension()), within(ROUND_OFF));
                if (k < model.signalDirections()) {
                    assertThat(signsB.get(i, k)).isCloseTo(signsA.get(i, k), within(ROUND_OFF));
                }
            }
        }
    }

    @Test
    void theNoiseOfTheTwoSidesIsIndependent() {
        int n = 20_000;
        PairModel model = PairModel.of(4, new double[] {2}, 0.5);
        PairBatch batch = model.draw(n, new Random(3));
        DMatrixRMaj crossed = new DMatrixRMaj(4, 4);
        CommonOps_DDRM.multTransA(4.0 / n, signs(batch.a(), model.frameA(), model), signs(batch.b(), model.frameB(), model),
                crossed);
        for (int i = 0; i < 16; i++) {
            // correlation 1 for the shared signal, otherwise 0 within five standard errors 1/sqrt(n)
            assertThat(crossed.data[i]).isCloseTo(i == 0 ? 1 : 0, within(5 / Math.sqrt(n)));
        }
    }

    /** The signs behind the inputs: each input's product with a column of the frame over that column's squared length. */
    private static DMatrixRMaj signs(DMatrixRMaj inputs, DMatrixRMaj frame, PairModel model) {
        DMatrixRMaj signs = new DMatrixRMaj(inputs.numRows, frame.numCols);
        CommonOps_DDRM.mult(inputs, frame, signs);
        double[] inverse = new double[frame.numCols];
        for (int k = 0; k < inverse.length; k++) {
            double length = k < model.signalDirections() ? model.signalVariances()[k] : model.noiseVariance();
            inverse[k] = length == 0 ? 0 : 1 / length;
        }
        CommonOps_DDRM.multCols(signs, inverse);
        return signs;
    }

    @Test
    void theSameRandomNumbersDealTheSamePairsAndAreUsedUp() {
        PairModel model = PairModel.of(5, UNEQUAL, 0.3);
        Random random = new Random(8);
        DMatrixRMaj first = model.draw(3, random).a();
        DMatrixRMaj second = model.draw(3, random).a();
        assertThat(model.draw(3, new Random(8)).a().data).isEqualTo(first.data).isNotEqualTo(second.data);
    }

    @Test
    void theFirstPairsAreTheSameHoweverManyAreDealt() {
        PairModel model = PairModel.of(70, UNEQUAL, 0.3);
        PairBatch few = model.draw(3, new Random(8));
        PairBatch many = model.draw(9, new Random(8));
        assertThat(CommonOps_DDRM.extract(many.a(), 0, 3, 0, 70).data).isEqualTo(few.a().data);
        assertThat(CommonOps_DDRM.extract(many.b(), 0, 3, 0, 70).data).isEqualTo(few.b().data);
    }

    @Test
    void theSignsAreTheBitsOfWholeWordsSignalFirstThenTheNoiseOfEitherSide() {
        PairModel model = PairModel.of(36, UNEQUAL, 0.3); // 3 + 33 + 33 bits: two words a pair
        DMatrixRMaj signsA = signs(model.draw(2, new Random(8)).a(), model.frameA(), model);
        DMatrixRMaj signsB = signs(model.draw(2, new Random(8)).b(), model.frameB(), model);
        SplittableRandom words = new SplittableRandom(new Random(8).nextLong());
        for (int i = 0; i < 2; i++) {
            BitSet bits = BitSet.valueOf(new long[] {words.nextLong(), words.nextLong()});
            for (int k = 0; k < 36; k++) {
                assertThat(signsA.get(i, k) < 0).isEqualTo(bits.get(k));
                assertThat(signsB.get(i, k) < 0).isEqualTo(bits.get(k < 3 ? k : k + 33));
            }
        }
    }

    /** Each sign of a pair against the same sign of later batches, up to 40 apart, which the lowest bits of java.util.Random repeat. */
    @Test
    void noSignRepeatsFromBatchToBatch() {
        int n = 4096;
        PairModel model = PairModel.of(33, UNEQUAL, 0.3);
        Random random = RandomStream.PAIRS.seeded(1);
        DMatrixRMaj first = signs(model.draw(n, random).a(), model.frameA(), model);
        for (int batch = 0; batch < 40; batch++) {
            DMatrixRMaj later = signs(model.draw(n, random).a(), model.frameA(), model);
            for (int k = 0; k < 33; k++) {
                double correlation = 0;
                for (int i = 0; i < n; i++) {
                    correlation += 33 * first.get(i, k) * later.get(i, k) / n;
                }
                // five standard errors 1 / sqrt(n); a repeated sign gives 1
                assertThat(correlation).isCloseTo(0, within(5 / Math.sqrt(n)));
            }
        }
    }

    @Test
    void theStreamsOfOneSeedDoNotCorrelate() {
        int n = 20_000;
        for (RandomStream one : RandomStream.values()) {
            for (RandomStream other : RandomStream.values()) {
                Function<RandomStream, Random> seeded = stream -> stream.seeded(42);
                Random x = seeded.apply(one);
                Random y = seeded.apply(other);
                double correlation = 0;
                for (int i = 0; i < n; i++) {
                    correlation += x.nextGaussian() * y.nextGaussian() / n;
                }
                // the same stream: mean square 1 with standard error sqrt(2/n); another: 0 with 1/sqrt(n); five of them
                assertThat(correlation).isCloseTo(one == other ? 1 : 0, within(5 * Math.sqrt(2.0 / n)));
            }
        }
    }

    @Test
    void aModelOfAMillionDimensionsCostsNothingUntilItsFramesAreNeeded() {
        assertThat(PairModel.of(1_000_000, UNEQUAL, 0.3).noiseDirections()).isEqualTo(999_997);
    }

    @Test
    void dataAreNamedByTheirNumbers() {
        assertThat(PairModel.of(5, new double[] {2, 1}, 0.5)).hasToString("PairModel(d = 5, r = 2, signal variances [2.0, 1.0], noise variance 0.5)");
        double[] thirteen = new double[13];
        Arrays.fill(thirteen, 1);
        assertThat(PairModel.of(20, Arrays.copyOf(thirteen, 12), 0.5).toString()).contains("[1.0, 1.0");
        assertThat(PairModel.of(20, thirteen, 0.5)).hasToString("PairModel(d = 20, r = 13, signal variances given, noise variance 0.5)");
    }

    private static double squaredNorm(DMatrixRMaj matrix) {
        return VectorVectorMult_DDRM.innerProd(matrix, matrix);
    }
}
