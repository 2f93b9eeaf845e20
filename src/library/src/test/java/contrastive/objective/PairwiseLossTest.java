package contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.InfiniteWidth;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PairwiseLossTest {

    private static final PairwiseLoss CUBIC = PairwiseLoss.of(s -> s.multiply(s).subtract(s.multiply(3)), s -> s.multiply(s).multiply(s).add(s.exp()));

    @Test
    void itsSlopesAreThoseOfItsValueAndItIsNamedByItsKind() {
        assertThat(CUBIC.checked()).isSameAs(CUBIC).hasToString("PairwiseLoss");
    }

    @Test
    void byHandOnTwoPairs() {
        Similarities s = Similarities.of(new DMatrixRMaj(new double[][] {{0.5, 0.25}, {-1, 0.75}}));
        // -2 s on the diagonal, s^2 off it: -(0.5 + 0.75) + (0.0625 + 1) / 2
        assertThat(PairwiseLoss.of(x -> x.multiply(-2), x -> x.multiply(x)).ofBatch(s)).isCloseTo(-1.25 + 0.53125, within(1e-15));
        assertThat(new double[] {s.slope(0, 0), s.slope(0, 1), s.slope(1, 0), s.slope(1, 1)})
                .containsExactly(new double[] {-1, 0.25, -1, -1}, within(1e-15));
    }

    @Test
    void itsBalancingCurvatureIsThatOfItsSlopes() {
        for (int r : new int[] {2, 3, 7, 11}) {
            assertThat(CUBIC.balancingCurvature(r)).isCloseTo(SlopeCheck.curvature(CUBIC, r), within(1e-8));
        }
    }

    @Test
    void theSpectralLossBalancesAtACurvatureOfTwiceItsWeightAtEveryWidth() {
        PairwiseLoss spectral = PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s).multiply(1.5));
        assertThat(spectral.balancingCurvature(2)).isCloseTo(3, within(1e-14));
        assertThat(spectral.balancingCurvature(1000)).isCloseTo(3, within(1e-11));
    }

    @Test
    void sixteenDirectionsAreSummedOverAllPatterns() {
        double[] even = new double[16];
        Arrays.fill(even, 1.0 / 16);
        // E s^2 = sum p_k^2
        assertThat(PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s)).ofStrengths(even, new double[16])).isCloseTo(-2 + 1.0 / 16, within(1e-13));
    }

    @Test
    void moreThanSixteenDirectionsAreRefusedInTheFlow() {
        double[] variances = new double[17];
        Arrays.fill(variances, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(PairModel.of(40, variances, 1)).run(CUBIC, 1))
                .withMessageContaining("at most 16").withMessageContaining("got 17").withMessageContaining("gradient descent");
    }

    @Test
    void aValueOrSlopeThatIsNotFiniteIsNamedWithItsSimilarity() {
        PairwiseLoss logarithm = PairwiseLoss.of(s -> s.multiply(-2), s -> s.log());
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(PairModel.of(5, new double[] {2, 1}, 1)).run(logarithm, 1))
                .withMessage("negative must have a finite value and slope at each similarity, got -Infinity and Infinity at 0.0");
    }

    @Test
    void aBatchOfASinglePairHasNoNegatives() {
        assertThatIllegalArgumentException().isThrownBy(() -> CUBIC.ofBatch(Similarities.of(new DMatrixRMaj(1, 1))))
                .withMessageContaining("negative pair");
    }

    @Test
    void aFunctionThatIsMissingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PairwiseLoss.of(null, s -> s)).withMessageContaining("positive");
        assertThatIllegalArgumentException().isThrownBy(() -> PairwiseLoss.of(s -> s, null)).withMessageContaining("negative");
    }
}
