package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.Require;
import java.util.Arrays;

/** Positive pairs only: L_pos = -2 E f_A . f_B (theory, section 3); from -2, perfectly aligned, to 2. */
public record PositivesOnly() implements Objective {

    @Override
    public double ofBatch(Similarities similarities) {
        int n = Require.notNull("similarities", similarities).pairs();
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += -2 * similarities.get(i, i) / n;
            similarities.addSlope(i, i, -2.0 / n);
        }
        return NotFiniteException.unless("similarities", "mean", value);
    }

    /** L = -2 sum_k p_k, l_k = -2. */
    @Override
    public double ofStrengths(double[] strengths, double[] slopes) {
        Require.sameLength("strengths", strengths, "slopes", slopes);
        Arrays.fill(slopes, -2);
        return NotFiniteException.unless("strengths", "sum", -2 * Arrays.stream(strengths).sum());
    }

    /** 1: nothing damps the gradient. */
    @Override
    public double negativeWeight(double[] strengths, int batch) {
        return 1;
    }
}
