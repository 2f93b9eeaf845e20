package contrastive.theory;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.objective.LogSums;
import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.util.FastMath;

/**
 * What the infinite-width limit predicts without integrating anything (theory, section 6). All predictions are for the standard
 * start U_k = V_k = sigma_k^2 / 2.
 */
public final class ClosedForm {

    private static final int MAXIMUM_EVALUATIONS = 1000;
    private static final int GRID_POINTS = 2000;

    private ClosedForm() {}

    /**
     * kappa_inf = (sigma_1 / sigma_r) exp((sigma_1^2 - sigma_r^2) T_inf / 2), the condition number at which positive pairs alone
     * come to rest (T2), sigma_1^2 and sigma_r^2 being the largest and the smallest variance.
     *
     * @return at least 1; +Infinity where it exceeds what a double can hold
     */
    public static double finalConditionNumber(PairModel model) {
        Require.notNull("model", model);
        double largest = largestVariance(model);
        double smallest = smallestVariance(model);
        return Math.sqrt(largest) / Math.sqrt(smallest) * Math.exp((1 - smallest / largest) * scaledFinalTime(model) / 2);
    }

    /**
     * T_inf, the final value of T(t) = integral of 4 (1 - q) / M, by which positive pairs alone have grown the aligned masses to
     * U_k(0) exp(sigma_k^2 T): the solution of sum_k exp(sigma_k^2 T_inf) = 2 d (T2). Without noise variance the noise directions
     * have no weight to give, and the sum is 2 r.
     *
     * @return at least 0, in units of 1 / sigma^2
     * @throws contrastive.data.NotFiniteException if it is more than a double can hold
     */
    public static double finalPowerMethodTime(PairModel model) {
        Require.notNull("model", model);
        return NotFiniteException.unless("model", "time T_inf", scaledFinalTime(model) / largestVariance(model));
    }

    /** sigma_1^2 T_inf, free of units. */
    private static double scaledFinalTime(PairModel model) {
        double[] variances = model.signalVariances();
        double largest = largestVariance(model);
        double logTarget = Math.log(2.0 * movingDirections(model));
        // log sum exp(sigma_k^2 T) - log 2d in x = sigma_1^2 T, scaled by the largest term; negative at 0, and
        // not negative at log(2d), where that term alone is 0
        UnivariateFunction excess = x -> {
            double sum = 0;
            for (double variance : variances) {
                sum += Math.exp((variance / largest - 1) * x);
            }
            return x + Math.log(sum) - logTarget;
        };
        return new BracketingNthOrderBrentSolver(1e-15, 1e-15, 5)
                .solve(MAXIMUM_EVALUATIONS, excess, 0, logTarget);
    }

    /**
     * The rate at which positive pairs alone come to full alignment, 1 - alignment ~ e^(-rate t): (4 / M_inf) min(sigma_xi^2, 2 sigma_r^2),
     * where M_inf = sum_k (sigma_k^2 / 2) exp(sigma_k^2 T_inf) is the aligned mass in the end. The noise dies at the first of the two
     * rates and the misaligned mass of the weakest direction at the second (T1). Without noise variance only the second is left.
     *
     * @return positive, per unit of flow time
     */
    public static double alignmentRate(PairModel model) {
        Require.notNull("model", model);
        // all variances in units of the largest
        double largest = largestVariance(model);
        double time = scaledFinalTime(model);
        double total = Arrays.stream(model.signalVariances()).map(variance -> variance / largest)
                .map(variance -> variance / 2 * Math.exp(variance * time)).sum();
        return 4 * slowestToAlign(model) / largest / total;
    }

    /**
     * The rate at which a nearly balanced representation returns to balance, p - 1/r ~ e^(-rate t): the smallest positive eigenvalue, on
     * sum-zero vectors, of R = (2 h / (r M)) (diag(sigma^2) - (1/r) 1 (sigma^2)^T), with h of {@link Objective#balancingCurvature} (T3, T8).
     * For the contrastive objective h = 2 w tau^2 sech^2(tau^2/r).
     *
     * @return per unit of flow time; 0 for a loss whose negatives have no force, such as tau^2 = 0; negative for one that unbalances
     * @throws IllegalArgumentException if the model has one direction only, which is always balanced
     * @throws UnsupportedOperationException if the objective has no limit of infinite width
     */
    public static double balancingRate(PairModel model, Objective objective) {
        Require.notNull("model", model);
        Require.notNull("objective", objective);
        int r = Require.atLeast(2, "signal directions of the model", model.signalDirections());
        return NotFiniteException.unless("model and objective", "rate", 2 * objective.balancingCurvature(r) / r * paceAtBalance(model)
                * (smallestSpread(model.signalVariances()) / smallestVariance(model)));
    }

    /**
     * The rate at which a nearly balanced representation comes to full alignment: (-2 l / M) min(sigma_xi^2, 2 sigma_r^2), where l is the slope
     * dL/dp_k at p = 1/r, for the contrastive objective l = -2 w theta (the equations of sections 5 and 9, where q = theta). The noise dies at
     * the first of the two and the misaligned mass of the weakest direction at the second. What is left of either feeds an imbalance, so that
     * late in training the condition number falls at the smaller of this and {@link #balancingRate}. Without noise variance only the second
     * is left.
     *
     * @return per unit of flow time; at most 0 for a loss that stops before full alignment
     * @throws UnsupportedOperationException if the objective has no limit of infinite width
     */
    public static double alignmentRate(PairModel model, Objective objective) {
        Require.notNull("model", model);
        double[] even = new double[model.signalDirections()];
        double[] slopes = new double[even.length];
        Arrays.fill(even, 1.0 / even.length);
        Require.notNull("objective", objective).ofStrengths(even, slopes);
        return NotFiniteException.unless("model and objective", "rate",
                -2 * slopes[0] * paceAtBalance(model) * (slowestToAlign(model) / smallestVariance(model)));
    }

    /** sigma_r^2 / M at balance, with M = d r / sum_k sigma_k^-2: all weight on the signal, spread so that every U_k is the same. */
    private static double paceAtBalance(PairModel model) {
        double smallest = smallestVariance(model);
        return Arrays.stream(model.signalVariances()).map(variance -> smallest / variance).sum()
                / (movingDirections(model) * (double) model.signalDirections());
    }

    private static double slowestToAlign(PairModel model) {
        double misaligned = 2 * smallestVariance(model);
        return model.noiseVariance() > 0 ? Math.min(model.noiseVariance(), misaligned) : misaligned;
    }

    /**
     * tau^2 of the fastest balancing: the maximum of tau^2 sech^2(tau^2/r) w(tau^2) (T5). It depends on r and K only.
     *
     * @param negatives K > 0
     * @return between 0 and r
     * @throws IllegalArgumentException if negatives is not positive and finite
     */
    public static double bestTauSquared(PairModel model, double negatives) {
        int r = Require.notNull("model", model).signalDirections();
        double logNegatives = Math.log(Require.positive("negatives", negatives));
        // the maximum lies below r, where tau^2 sech^2(tau^2/r) alone begins to fall
        int best = IntStream.range(1, GRID_POINTS).boxed()
                .max(Comparator.comparingDouble(i -> logSpeed((double) r * i / GRID_POINTS, r, logNegatives))).orElseThrow();
        // d log speed / d tau^2 = 1/tau^2 - (2/r) tanh(tau^2/r) - (1 - w) (1 - tanh(tau^2/r))
        UnivariateFunction slope = tauSquared -> {
            double tanh = FastMath.tanh(tauSquared / r);
            double damped = LogSums.logistic(logCollisions(tauSquared, r) - logNegatives);
            return 1 / tauSquared - 2 * tanh / r - damped * (1 - tanh);
        };
        double below = (double) r * Math.max(best - 1, 1e-9) / GRID_POINTS;
        double above = (double) r * (best + 1) / GRID_POINTS;
        return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 5).solve(MAXIMUM_EVALUATIONS, slope, below, above);
    }

    private static double logSpeed(double tauSquared, int r, double logNegatives) {
        return Math.log(tauSquared) - 2 * LogSums.logCosh(tauSquared / r)
                - LogSums.softPlus(logCollisions(tauSquared, r) - logNegatives);
    }

    /** log of (2 / (1 + e^(-2 tau^2/r)))^r, so that at balance w = K / (K + that). */
    private static double logCollisions(double tauSquared, int r) {
        return r * (Math.log(2) - FastMath.log1p(Math.exp(-2 * tauSquared / r)));
    }

    /**
     * The smallest eigenvalue of diag(s) - (1/r) 1 s^T on sum-zero vectors. From (s_k - x) v_k = mean(s v) and sum v = 0 it solves
     * sum_k 1 / (s_k - x) = 0 between the two smallest s_k, or equals the smallest where that is double.
     */
    private static double smallestSpread(double[] variances) {
        double[] sorted = variances.clone();
        Arrays.sort(sorted);
        double smallest = sorted[0];
        double gap = sorted[1] - smallest;
        if (gap == 0) {
            return smallest;
        }
        // in x = smallest + gap y, multiplied by y (1 - y); the two smallest alone would put y at 1/2, and all others push it down:
        // negative at 0, not negative at 1/2, and free of poles between
        UnivariateFunction secular = y -> {
            double sum = -(1 - y);
            for (int k = 1; k < sorted.length; k++) {
                double distance = (sorted[k] - smallest) / gap - y;
                sum += y * (1 - y) / distance;
            }
            return sum;
        };
        return smallest + gap * new BracketingNthOrderBrentSolver(1e-16, 1e-16, 5).solve(MAXIMUM_EVALUATIONS, secular, 0, 0.5);
    }

    /** Directions whose weights take part: all d, or r when the noise directions carry nothing. */
    private static int movingDirections(PairModel model) {
        return model.noiseVariance() > 0 ? model.dimension() : model.signalDirections();
    }

    private static double largestVariance(PairModel model) {
        return Arrays.stream(model.signalVariances()).max().orElseThrow();
    }

    private static double smallestVariance(PairModel model) {
        return Arrays.stream(model.signalVariances()).min().orElseThrow();
    }
}
