package contrastive.objective;

import java.util.Arrays;

/** Positive pairs only: L_pos = -2 E f_A . f_B (theory, section 3); from -2, perfectly aligned, to 2. */
public record PositivesOnly() implements Objective {

    @Override
    public double ofBatch(Similarities similarities) {
        int n = similarities.pairs();
        double value = 0;
        for (int i = 0; i < n; i++) {
            value += -2 * similarities.get(i, i) / n;
            similarities.addSlope(i, i, -2.0 / n);
        }
        return value;
    }

    /** L = -2 sum_k p_k, l_k = -2. */
    @Override
    public double ofStrengths(double[] strengths, double[] slopes) {
        Arrays.fill(slopes, -2);
        return -2 * Arrays.stream(strengths).sum();
    }

    /** 1: nothing damps the gradient. */
    @Override
    public double negativeWeight(double[] strengths, int batch) {
        return 1;
    }
}
