package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;

/** Slopes of an objective against central differences of its value. */
final class SlopeCheck {

    private static final int PAIRS = 5;
    private static final int DIRECTIONS = 3;
    /** Of similarities and strengths, which are of the order of 1: balances truncation against round-off. */
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private SlopeCheck() {}

    /** @return whether the objective has a value on a batch */
    static boolean ofBatch(Objective objective) {
        DMatrixRMaj values = RandomMatrices_DDRM.rectangle(PAIRS, PAIRS, -1, 1, new Random(1));
        Similarities here = Similarities.of(values.copy());
        double value;
        try {
            value = objective.ofBatch(here);
        } catch (UnsupportedOperationException otherwise) {
            return false;
        }
        here.requireFinite(objective, value);
        for (int i = 0; i < PAIRS; i++) {
            for (int j = 0; j < PAIRS; j++) {
                double difference = (valueWith(objective, values, i, j, STEP) - valueWith(objective, values, i, j, -STEP)) / (2 * STEP);
                requireSame(objective, "with respect to the similarity of input " + i + " of A and " + j + " of B", difference, here.slope(i, j));
            }
        }
        return true;
    }

    private static double valueWith(Objective objective, DMatrixRMaj values, int i, int j, double step) {
        DMatrixRMaj moved = values.copy();
        moved.add(i, j, step);
        return objective.ofBatch(Similarities.of(moved));
    }

    /** @return whether the objective is a function of the strengths */
    static boolean ofStrengths(Objective objective) {
        double[] strengths = {0.4, 0.25, 0.1};
        double[] slopes = new double[DIRECTIONS];
        try {
            objective.ofStrengths(strengths, slopes);
        } catch (UnsupportedOperationException otherwise) {
            return false;
        }
        for (int k = 0; k < DIRECTIONS; k++) {
            double difference = (valueWith(objective, strengths, k, STEP) - valueWith(objective, strengths, k, -STEP)) / (2 * STEP);
            requireSame(objective, "with respect to strength " + (k + 1), difference, slopes[k]);
        }
        return true;
    }

    private static double valueWith(Objective objective, double[] strengths, int k, double step) {
        double[] moved = strengths.clone();
        moved[k] += step;
        return objective.ofStrengths(moved, new double[DIRECTIONS]);
    }

    private static void requireSame(Objective objective, String by, double difference, double slope) {
        if (!(Math.abs(slope - difference) <= TOLERANCE * Math.max(1, Math.abs(difference)))) {
            throw new IllegalArgumentException("slope of " + objective + " " + by + " must be the derivative of its value, " + difference
                    + " by central differences, got " + slope + ", off by " + (slope - difference));
        }
    }

    /** dl_1/dp_1 - dl_1/dp_2 at p = 1/r: the derivative of l_1 along (1, -1, 0, ..., 0), to fourth order in the step. */
    static double curvature(Objective objective, int directions) {
        Require.room("directions", Require.atLeast(2, "directions", directions), 2, directions);
        double step = 1e-3 / directions;
        return (8 * slopeAlong(objective, directions, step) - slopeAlong(objective, directions, 2 * step)) / (12 * step);
    }

    /** l_1(p + step) - l_1(p - step). */
    private static double slopeAlong(Objective objective, int directions, double step) {
        double[] slopes = new double[directions];
        double difference = 0;
        for (int sign = 1; sign >= -1; sign -= 2) {
            double[] strengths = new double[directions];
            Arrays.fill(strengths, 1.0 / directions);
            strengths[0] += sign * step;
            strengths[1] -= sign * step;
            objective.ofStrengths(strengths, slopes);
            difference += sign * slopes[0];
        }
        return NotFiniteException.unless("objective", "slope at the even share", difference);
    }
}
