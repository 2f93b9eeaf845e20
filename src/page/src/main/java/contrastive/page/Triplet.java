package contrastive.page;

import contrastive.data.Require;
import contrastive.objective.Objective;
import contrastive.objective.Similarities;

/**
 * The triplet loss (theory, section 9), as chapter 12 writes it: 2 max(0, m - s_pos + s_neg), averaged over the negatives. Its slopes jump where
 * a negative meets the margin, so that the flow, whose integrator follows no jumps, is not asked for it.
 *
 * @param margin m >= 0
 */
record Triplet(double margin) implements Objective {

    Triplet {
        Require.notNegative("margin", margin);
    }

    @Override
    public double ofBatch(Similarities s) {
        double value = 0;
        double share = 2.0 / s.negatives();
        for (int i = 0; i < s.pairs(); i++) {
            for (int j = 0; j < s.pairs(); j++) {
                double missing = margin - s.get(i, i) + s.get(i, j);
                if (s.isNegative(i, j) && missing > 0) {
                    value += share * missing;
                    s.addSlope(i, i, -share);
                    s.addSlope(i, j, share);
                }
            }
        }
        return value;
    }
}
