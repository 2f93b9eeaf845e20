package contrastive.bench;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A flow whose rates lie far apart, from its start to balance or to far beyond it.
 *
 * @param strengths sigma_k^2, from 3 down over so many powers of ten, random between
 * @param powers of ten that the strengths span
 */
record StiffSetting(double[] strengths, int powers, double noiseVariance, double tauSquared, double negatives) {

    private static final int[] DIRECTIONS = {5, 10, 20, 40};
    private static final double[] NOISE_VARIANCES = {0.1, 0.3, 1};
    private static final double[] TAUS_SQUARED = {2, 5, 10, 15};
    private static final double[] NEGATIVES = {10, 1e3, 1e5, 1e8};

    /** The cells of the table, row by row: ratios of the strengths of 10^2 to 10^6, each with 5 to 40 of them. */
    static final List<StiffSetting> ALL = all();

    /** Settings in a row of the table. */
    static final int COLUMNS = DIRECTIONS.length;

    private static List<StiffSetting> all() {
        Random random = new Random(23);
        List<StiffSetting> all = new ArrayList<>();
        for (int powers = 2; powers <= 6; powers++) {
            for (int directions : DIRECTIONS) {
                all.add(new StiffSetting(strengths(directions, powers, random), powers, oneOf(NOISE_VARIANCES, random),
                        oneOf(TAUS_SQUARED, random), oneOf(NEGATIVES, random)));
            }
        }
        return all;
    }

    private static double[] strengths(int directions, int powers, Random random) {
        double[] strengths = new double[directions];
        Arrays.setAll(strengths, k -> 3 * Math.pow(10, k == 0 ? 0 : k == directions - 1 ? -powers : -powers * random.nextDouble()));
        return strengths;
    }

    private static double oneOf(double[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    /** As the table's rows and columns name it, and with all of its parameters. */
    String name() {
        return String.format(Locale.ROOT, "ratio 1e%d, r = %d, tau^2 = %.0f, K = %.0e, sigma_xi^2 = %s", powers, strengths.length,
                tauSquared, negatives, noiseVariance);
    }

    PairModel model() {
        return PairModel.of(2 * strengths.length + 10, strengths, noiseVariance);
    }

    Contrastive objective() {
        return new Contrastive(tauSquared, negatives);
    }

    /** A hundred times the ratio, up to 10^8. */
    double duration() {
        return Math.pow(10, powers + 2);
    }

    /** What the peer is asked. */
    String question(String method) {
        return String.join(" ", "stiff", method, String.valueOf(model().dimension()), String.valueOf(noiseVariance), String.valueOf(tauSquared),
                String.valueOf(negatives), String.valueOf(duration()),
                Arrays.stream(strengths).mapToObj(String::valueOf).collect(Collectors.joining(",")));
    }
}
