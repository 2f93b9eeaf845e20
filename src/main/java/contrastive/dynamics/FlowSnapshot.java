package contrastive.dynamics;

import java.util.function.Supplier;

/**
 * What is measured of the infinite-width flow at one moment. The numbers of single directions are worked out when first asked
 * for, since there may be a million of them. Immutable.
 */
public final class FlowSnapshot implements Snapshot {

    private final double time;
    private final double alignment;
    private final TowerState tower;
    private final double negativeWeight;
    private final Supplier<Masses> howToMasses;
    private Masses masses;

    FlowSnapshot(double time, double alignment, TowerState tower, double negativeWeight, Supplier<Masses> masses) {
        this.time = time;
        this.alignment = alignment;
        this.tower = tower;
        this.negativeWeight = negativeWeight;
        this.howToMasses = masses;
    }

    @Override
    public double time() {
        return time;
    }

    @Override
    public double alignment() {
        return alignment;
    }

    /** Of either tower: in the limit both have the same. */
    @Override
    public TowerState towerA() {
        return tower;
    }

    /** Of either tower: in the limit both have the same. */
    @Override
    public TowerState towerB() {
        return tower;
    }

    /** sigma_max / sigma_min of the signal map; at least 1. */
    @Override
    public double conditionNumber() {
        return tower.conditionNumber();
    }

    @Override
    public double noiseShare() {
        return tower.noiseShare();
    }

    /** Effective rank of the signal map, from 1 (collapsed) to r (balanced). */
    @Override
    public double effectiveRank() {
        return tower.effectiveRank();
    }

    /** w = 1 - S in [0, 1] (section 5); 1 for positive pairs only. */
    @Override
    public double negativeWeight() {
        return negativeWeight;
    }

    @Override
    public synchronized Masses masses() {
        if (masses == null) {
            masses = howToMasses.get();
        }
        return masses;
    }

    /** p_k = (U_k - V_k) / M, r values in the order of the model's signal variances, which add up to the alignment; a new array. */
    @Override
    public double[] strengths() {
        double[] strengths = masses().aligned();
        double[] misaligned = masses().misaligned();
        double total = masses().total();
        for (int k = 0; k < strengths.length; k++) {
            strengths[k] = (strengths[k] - misaligned[k]) / total;
        }
        return strengths;
    }

    @Override
    public String toString() {
        return ModelSnapshot.sentence(this);
    }
}
