package contrastive.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {

    private static final Axis LINEAR = new Axis("", false);

    private static int[] keep(double[] ys, int most) {
        double[] xs = IntStream.range(0, ys.length).asDoubleStream().toArray();
        return new Thinning(most, LINEAR, LINEAR).keep(xs, ys);
    }

    private static double[] wave(int count) {
        return IntStream.range(0, count).mapToDouble(i -> Math.sin(i / 200.0)).toArray();
    }

    @Test
    void aShortLineKeepsAllItsPoints() {
        assertThat(keep(wave(50), 50)).hasSize(50);
    }

    @Test
    void aLongLineKeepsAsManyPointsAsItMay() {
        assertThat(keep(wave(10_000), 300)).hasSize(300).startsWith(0).endsWith(9_999);
    }

    @Test
    void aSinglePeakOnAFlatLineIsKept() {
        double[] ys = new double[10_000];
        ys[6_543] = 1e-9;
        ys[1_234] = -1e-9;
        assertThat(keep(ys, 10)).contains(6_543, 1_234);
    }

    @Test
    void aLineOfFewPointsStaysNearTheCurve() {
        double[] ys = wave(2_000);
        int[] kept = keep(ys, 40);
        double worst = 0;
        for (int k = 1; k < kept.length; k++) {
            for (int i = kept[k - 1]; i < kept[k]; i++) {
                double share = (double) (i - kept[k - 1]) / (kept[k] - kept[k - 1]);
                worst = Math.max(worst, Math.abs(ys[i] - (ys[kept[k - 1]] * (1 - share) + ys[kept[k]] * share)));
            }
        }
        // evenly set, 40 chords of this wave of 10 radians would be off by (10 / 40)^2 / 8 = 0.008
        assertThat(worst).isLessThan(0.016);
    }

    @Test
    void theEdgesOfAGapAreKept() {
        double[] ys = wave(1_000);
        Arrays.fill(ys, 400, 500, Double.NaN);
        assertThat(keep(ys, 30)).contains(399, 400, 500).doesNotContain(401);
    }

    @Test
    void onALogarithmicAxisSmallNumbersKeepTheirShape() {
        double[] ys = IntStream.range(0, 1_000).mapToDouble(i -> Math.exp(-i / 50.0 + Math.sin(i / 20.0))).toArray();
        double[] xs = IntStream.range(0, 1_000).asDoubleStream().toArray();
        int[] kept = new Thinning(100, LINEAR, new Axis("", true)).keep(xs, ys);
        // the last half is all below 1e-3 of the first point: seen linearly it would be a flat line of few points
        assertThat(Arrays.stream(kept).filter(i -> i > 500).count()).isBetween(35L, 65L);
    }
}
