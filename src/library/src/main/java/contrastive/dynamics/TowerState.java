package contrastive.dynamics;

import contrastive.data.Require;

/**
 * What is measured of one tower (theory, section 4).
 *
 * @param conditionNumber sigma_max(K) / sigma_min(K) of its signal map; at least 1, +Infinity when a direction is lost
 * @param noiseShare |K_xi|_F^2 / (|K|_F^2 + |K_xi|_F^2), in [0, 1]
 * @param effectiveRank exp of the entropy of the squared singular values' shares, in [1, r]
 */
public record TowerState(double conditionNumber, double noiseShare, double effectiveRank) {

    /** @throws IllegalArgumentException if a number is NaN or outside of its range; the effective rank by more than round-off */
    public TowerState {
        Require.between(1, Double.POSITIVE_INFINITY, "conditionNumber", conditionNumber);
        Require.between(0, 1, "noiseShare", noiseShare);
        Require.nearlyBetween(1, Integer.MAX_VALUE, "effectiveRank", effectiveRank);
    }
}
