package contrastive.dynamics;

import contrastive.data.Digits;
import contrastive.data.Require;
import contrastive.model.Spectrum;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is measured of pairs with unknown signal and noise directions, such as pictures and their captions: the singular
 * values s_k of the cross-covariance E f_A f_B^T of the two representations over the positive pairs. For the model, once it is aligned,
 * they are the direction strengths p_k (theory, section 4), so that their shares mean the same; their ratio is the square of the
 * signal map's condition number.
 *
 * @param time as in {@link Snapshot}
 * @param alignment the trace of E f_A f_B^T, in [-1, 1]
 * @param strengths s_k >= 0, falling, as many as the width m; their sum is at least the alignment
 * @param quantities of a reader's own, by name
 */
public record PairSnapshot(double time, double alignment, double[] strengths, Map<String, Double> quantities) implements Snapshot {

    /** Real pairs have no last signal direction, so the condition number uses the first ten. */
    public static final int DIRECTIONS = 10;

    /** @throws IllegalArgumentException if there are no strengths, or a number is NaN or outside of its range by more than round-off */
    public PairSnapshot {
        Require.notNegative("time", time);
        Require.nearlyBetween(-1, 1, "alignment", alignment);
        strengths = Require.noneNegative("strengths", strengths).clone();
        Require.atLeast(1, "number of strengths", strengths.length);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(Require.notNull("quantities", quantities)));
    }

    /** Without quantities of a reader's own. */
    public PairSnapshot(double time, double alignment, double[] strengths) {
        this(time, alignment, strengths, Map.of());
    }

    /** The same with other quantities of a reader's own. */
    PairSnapshot with(Map<String, Double> others) {
        return new PairSnapshot(time, alignment, strengths, others);
    }

    /** Singular values of E f_A f_B^T, falling; a copy. */
    @Override
    public double[] strengths() {
        return strengths.clone();
    }

    /** s_1 / s_10, or s_1 over the last where the width is below ten; at least 1, +Infinity when that direction is lost. */
    @Override
    public double conditionNumber() {
        return Spectrum.conditionNumber(Arrays.copyOf(strengths, Math.min(DIRECTIONS, strengths.length)));
    }

    /** exp of the entropy of the shares s_k / sum s, from 1 (collapsed) to the width m. */
    @Override
    public double effectiveRank() {
        // of a map whose squared singular values are the strengths, as the model's are
        return Spectrum.effectiveRank(Arrays.stream(strengths).map(Math::sqrt).toArray());
    }

    @Override
    public String toString() {
        return "t = " + Digits.text(time, 5) + ": alignment " + Digits.text(alignment, 6) + ", condition number "
                + Digits.text(conditionNumber(), 6) + ", effective rank " + Digits.text(effectiveRank(), 5);
    }
}
