package contrastive.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairModel;
import contrastive.dynamics.DivergedException;
import contrastive.dynamics.GradientDescent;
import contrastive.model.TwoTower;
import contrastive.objective.PositivesOnly;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SeedBandTest {

    private static final int[] SIZES = {8, 16, 64};

    @Test
    void aPowerLawHasItsExponentAndNoError() {
        SeedBand band = SeedBand.of(SIZES, 3, (size, seed) -> seed * Math.pow(size, -0.5));

        assertThat(band.exponent()).isCloseTo(-0.5, within(1e-12));
        assertThat(band.exponentError()).isCloseTo(0, within(1e-12));
    }

    @Test
    void theExponentIsTheMeanOfTheSeedsWithItsStandardError() {
        // exponents 1, 2, 3: mean 2, standard deviation 1
        SeedBand band = SeedBand.of(SIZES, 3, (size, seed) -> Math.pow(size, seed));

        assertThat(band.exponent()).isCloseTo(2, within(1e-12));
        assertThat(band.exponentError()).isCloseTo(1 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void theBandHoldsTheLowestMeansAndHighestOfEachSize() {
        Table table = SeedBand.of(SIZES, 3, (size, seed) -> size + seed).table();

        assertThat(table.columnNames()).containsExactly("size", "lowest", "mean", "geometric mean", "highest");
        assertThat(table.doubleColumn("size").asDoubleArray()).containsExactly(8, 16, 64);
        assertThat(table.doubleColumn("lowest").asDoubleArray()).containsExactly(9, 17, 65);
        assertThat(table.doubleColumn("mean").asDoubleArray()).containsExactly(10, 18, 66);
        // 9, 10, 11 and so on: the cube root of a product
        assertThat(table.doubleColumn("geometric mean").get(0)).isCloseTo(Math.cbrt(990), within(1e-12));
        assertThat(table.doubleColumn("geometric mean").get(2)).isCloseTo(Math.cbrt(65 * 66 * 67), within(1e-12));
        assertThat(table.doubleColumn("highest").asDoubleArray()).containsExactly(11, 19, 67);
    }

    @Test
    void aLineThroughTheGeometricMeansHasTheExponentForASlope() {
        // exponents 1, 2, 3 and factors 1, 4, 9, so that the two means differ
        SeedBand band = SeedBand.of(SIZES, 3, (size, seed) -> seed * seed * Math.pow(size, seed));

        double fromFirstToLast = Math.log(band.geometricMean(2) / band.geometricMean(0)) / Math.log(64.0 / 8);
        assertThat(fromFirstToLast).isCloseTo(band.exponent(), within(1e-12));
    }

    @Test
    void aPlaceOutsideTheSizesIsRefused() {
        SeedBand band = SeedBand.of(SIZES, 3, (size, seed) -> size);

        assertThatThrownBy(() -> band.mean(3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("place must be from 0 to 2, got 3");
        assertThatThrownBy(() -> band.geometricMean(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("got -1");
    }

    @Test
    void aRunThatDivergesSaysSoItself() {
        PairModel model = PairModel.of(5, new double[] {2, 1}, 1);

        assertThatThrownBy(() -> SeedBand.of(SIZES, 2, (batch, seed) -> new GradientDescent(1e200, batch, seed)
                .run(TwoTower.gaussian(model, 4, 1), new PositivesOnly(), 9).last().time())).isInstanceOf(DivergedException.class);
    }

    @Test
    void anInterruptLeavesNoBandOfSomeSeeds() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> SeedBand.of(SIZES, 2, (size, seed) -> 1)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void sizesThatDoNotRiseAreRefusedBeforeAnythingIsTried() {
        AtomicInteger tried = new AtomicInteger();

        assertThatThrownBy(() -> SeedBand.of(new int[] {16, 8}, 2, (size, seed) -> tried.incrementAndGet()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sizes must be positive and increase, got 8 at position 1");
        assertThat(tried).hasValue(0);
    }

    @Test
    void aSingleSeedHasNoSpreadAndIsRefused() {
        assertThatThrownBy(() -> SeedBand.of(SIZES, 1, (size, seed) -> 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seeds must be >= 2, got 1");
    }
}
