package contrastive.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs of more signs than one word of a {@link SignBatch} holds, against the definition of theory, section 1. */
class ManySignsTest {

    private static final int PAIRS = 3000;
    /** Standard errors that none of up to 40,000 correlations of independent signs passes. */
    private static final double BOUND = 5.5 / Math.sqrt(PAIRS);

    private static PairModel model(int d, int r) {
        double[] variances = new double[r];
        Arrays.setAll(variances, k -> 1 + 1.0 / (k + 1));
        return PairModel.of(d, variances, 0.7, 3);
    }

    private static boolean isMinus(long[] side, int wordsPerRow, int row, int column) {
        return (side[row * wordsPerRow + column / 64] & Long.rotateLeft(1, column % 64)) != 0;
    }

    @ParameterizedTest
    @CsvSource({"64, 3", "64, 63", "65, 1", "65, 63", "65, 64", "66, 65", "128, 64", "129, 65", "130, 3", "130, 64", "130, 65", "130, 127", "130, 128", "130, 129",
        "200, 60", "200, 64", "200, 65", "200, 100", "200, 128", "200, 130", "200, 192", "200, 199"})
    void theSignsAreTheBitsOfThePairsOwnWords(int d, int r) {
        SignBatch signs = model(d, r).drawSigns(5, new Random(8));
        SplittableRandom words = new SplittableRandom(new Random(8).nextLong());
        for (int i = 0; i < 5; i++) {
            long[] own = new long[(2 * d - r + 63) / 64];
            Arrays.setAll(own, word -> words.nextLong());
            BitSet bits = BitSet.valueOf(own);
            for (int k = 0; k < 64 * signs.wordsPerRow(); k++) {
                boolean ofA = k < d && bits.get(k);
                boolean ofB = k < d && bits.get(k < r ? k : k + d - r);
                assertThat(isMinus(signs.a(), signs.wordsPerRow(), i, k)).as("a, %d", k).isEqualTo(ofA);
                assertThat(isMinus(signs.b(), signs.wordsPerRow(), i, k)).as("b, %d", k).isEqualTo(ofB);
            }
        }
    }

    /** d times the mean of z z^T, where each row is the pair's signs over sqrt(d), recovered from the inputs by the frames. */
    private static DMatrixRMaj correlations(DMatrixRMaj left, DMatrixRMaj frameLeft, DMatrixRMaj right, DMatrixRMaj frameRight) {
        DMatrixRMaj product = new DMatrixRMaj(left.numCols, left.numCols);
        CommonOps_DDRM.multTransA((double) left.numCols / left.numRows, signs(left, frameLeft), signs(right, frameRight), product);
        return product;
    }

    private static DMatrixRMaj signs(DMatrixRMaj inputs, DMatrixRMaj frame) {
        DMatrixRMaj signs = new DMatrixRMaj(inputs.numRows, inputs.numCols);
        CommonOps_DDRM.mult(inputs, frame, signs);
        DMatrixRMaj squares = CommonOps_DDRM.elementPower(frame, 2, null);
        CommonOps_DDRM.divideCols(signs, CommonOps_DDRM.sumCols(squares, null).data);
        return signs;
    }

    @ParameterizedTest
    @CsvSource({"65, 3", "65, 64", "130, 40", "130, 64", "130, 66", "130, 129", "200, 63", "200, 70", "200, 150"})
    void aPairSharesItsSignalAndNothingElseHoweverManySignsItHas(int d, int r) {
        PairModel model = model(d, r);
        PairBatch batch = model.draw(PAIRS, new Random(6));
        DMatrixRMaj crossed = correlations(batch.a(), model.frameA(), batch.b(), model.frameB());
        DMatrixRMaj ofA = correlations(batch.a(), model.frameA(), batch.a(), model.frameA());
        DMatrixRMaj ofB = correlations(batch.b(), model.frameB(), batch.b(), model.frameB());
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                assertThat(crossed.get(i, j)).as("a %d, b %d", i, j).isCloseTo(i == j && i < r ? 1 : 0, within(i == j && i < r ? 1e-9 : BOUND));
                assertThat(ofA.get(i, j)).as("a %d, a %d", i, j).isCloseTo(i == j ? 1 : 0, within(i == j ? 1e-9 : BOUND));
                assertThat(ofB.get(i, j)).as("b %d, b %d", i, j).isCloseTo(i == j ? 1 : 0, within(i == j ? 1e-9 : BOUND));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 70", "70, 0", "63, 64", "64, 100", "100, 129"})
    void twoDirectionsInDifferentWordsGoTogetherAsTheyShould(int first, int second) {
        CorrelatedPairs pairs = CorrelatedPairs.of(model(140, 130), first, second, 0.6);
        PairBatch batch = pairs.draw(PAIRS, new Random(6));
        DMatrixRMaj crossed = correlations(batch.a(), pairs.model().frameA(), batch.b(), pairs.model().frameB());
        for (int i = 0; i < 140; i++) {
            for (int j = 0; j < 140; j++) {
                boolean same = i == j && i < 130;
                boolean together = i == first && j == second || i == second && j == first;
                assertThat(crossed.get(i, j)).as("%d, %d", i, j).isCloseTo(same ? 1 : together ? 0.6 : 0, within(same ? 1e-9 : BOUND));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"65, 64", "130, 5", "130, 66", "200, 100"})
    void aDesignOfManySignsHasThePopulationsMomentsExactly(int d, int r) {
        PairModel model = model(d, r);
        HadamardDesign design = HadamardDesign.of(model);
        PairBatch batch = design.draw(design.pairs(), new Random(0));
        DMatrixRMaj crossed = correlations(batch.a(), model.frameA(), batch.b(), model.frameB());
        DMatrixRMaj ofA = correlations(batch.a(), model.frameA(), batch.a(), model.frameA());
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                assertThat(crossed.get(i, j)).isCloseTo(i == j && i < r ? 1 : 0, within(1e-9));
                assertThat(ofA.get(i, j)).isCloseTo(i == j ? 1 : 0, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "63, 1", "64, 1", "65, 2", "128, 2", "129, 3"})
    void aRowTakesAsManyWordsAsItsSignsNeed(int dimension, int words) {
        assertThat(SignBatch.room(2, dimension).wordsPerRow()).isEqualTo(words);
    }

    @Test
    void aSignThatIsSetChangesNoOther() {
        SignBatch signs = SignBatch.room(2, 130);
        for (int column : new int[] {0, 63, 64, 127, 128, 129}) {
            signs.set(signs.a(), 1, column, -1);
            for (int row = 0; row < 2; row++) {
                for (int k = 0; k < 130; k++) {
                    assertThat(signs.sign(signs.a(), row, k)).isEqualTo(row == 1 && k == column ? -1 : 1);
                    assertThat(signs.sign(signs.b(), row, k)).isEqualTo(1);
                }
            }
            signs.set(signs.a(), 1, column, 1);
        }
        assertThat(signs.a()).containsOnly(0);
    }
}
