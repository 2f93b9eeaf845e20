package contrastive.dynamics;

import contrastive.data.Digits;
import contrastive.data.Require;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that is measured of pairs of the model at one moment of a training run (theory, section 4).
 *
 * @param time as in {@link Snapshot}
 * @param alignment as in {@link Snapshot}
 * @param towerA what is measured of tower A alone
 * @param towerB the same of tower B
 * @param negativeWeight w = 1 - S in [0, 1], the factor by which the gradient is damped, from the direction strengths as in
 *     the infinite-width limit (section 5); 1 for positive pairs only, NaN for a loss that has none. At finite width the mean over pairs differs from it by the
 *     fluctuation of f_A . f_B
 * @param strengths p_k, r values that add up to the alignment
 * @param masses U_k, V_k and a, the variables of the flow
 * @param quantities of a reader's own, by name
 */
public record ModelSnapshot(
        double time, double alignment, TowerState towerA, TowerState towerB, double negativeWeight, double[] strengths,
        Masses masses, Map<String, Double> quantities) implements Snapshot {

    /**
     * @throws IllegalArgumentException if something is missing, or a number is NaN or outside of its range; the alignment, and what the
     *     strengths add up to, by more than round-off
     */
    public ModelSnapshot {
        Require.notNegative("time", time);
        Require.nearlyBetween(-1, 1, "alignment", alignment);
        Require.notNull("towerA", towerA);
        Require.notNull("towerB", towerB);
        if (!Double.isNaN(negativeWeight)) {
            Require.between(0, 1, "negativeWeight", negativeWeight);
        }
        strengths = Require.notNull("strengths", strengths).clone();
        Require.atLeast(1, "number of strengths", strengths.length);
        Require.nearlyBetween(alignment, alignment, "sum of strengths, the alignment,", Arrays.stream(strengths).sum());
        Require.notNull("masses", masses);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(Require.notNull("quantities", quantities)));
    }

    /** Without quantities of a reader's own. */
    public ModelSnapshot(double time, double alignment, TowerState towerA, TowerState towerB, double negativeWeight, double[] strengths,
            Masses masses) {
        this(time, alignment, towerA, towerB, negativeWeight, strengths, masses, Map.of());
    }

    /** The same with other quantities of a reader's own. */
    ModelSnapshot with(Map<String, Double> others) {
        return new ModelSnapshot(time, alignment, towerA, towerB, negativeWeight, strengths, masses, others);
    }

    /** Direction strengths p_k, r values in the order of the model's signal variances; a copy. */
    @Override
    public double[] strengths() {
        return strengths.clone();
    }

    /** The headline condition number sigma_max / sigma_min of the signal map: the larger of the two towers'; at least 1. */
    @Override
    public double conditionNumber() {
        return Math.max(towerA.conditionNumber(), towerB.conditionNumber());
    }

    /** Share of the representation's energy that is noise, in [0, 1]: the larger of the two towers'. */
    @Override
    public double noiseShare() {
        return Math.max(towerA.noiseShare(), towerB.noiseShare());
    }

    /** Effective rank of the signal map, from 1 (collapsed) to r (balanced): the smaller of the two towers'. */
    @Override
    public double effectiveRank() {
        return Math.min(towerA.effectiveRank(), towerB.effectiveRank());
    }

    @Override
    public String toString() {
        return sentence(this);
    }

    static String sentence(Snapshot snapshot) {
        return "t = " + Digits.text(snapshot.time(), 5) + ": alignment " + Digits.text(snapshot.alignment(), 6) + ", condition number "
                + Digits.text(snapshot.conditionNumber(), 6) + ", noise share " + Digits.text(snapshot.noiseShare(), 4)
                + ", effective rank " + Digits.text(snapshot.effectiveRank(), 5) + ", negative weight "
                + Digits.text(snapshot.negativeWeight(), 4);
    }
}
