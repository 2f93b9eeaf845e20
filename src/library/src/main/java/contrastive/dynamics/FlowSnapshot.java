package contrastive.dynamics;

import contrastive.data.Require;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What is measured of the infinite-width flow at one moment. The numbers of single directions are computed when first asked for, since
 * there may be a million of them, and so is the effective rank, whose logarithms take as long as all the rest. Immutable.
 */
public final class FlowSnapshot implements Snapshot {

    private final double time;
    private final double alignment;
    private final double conditionNumber;
    private final double noiseShare;
    private final double negativeWeight;
    private final DoubleSupplier howToRank;
    private final Supplier<Masses> howToMasses;
    private Masses masses;
    private TowerState tower;

    /**
     * Takes numbers that are known, and functions that compute the effective rank and the masses of all directions.
     * @throws IllegalArgumentException if one of these functions is null
     */
    public FlowSnapshot(double time, double alignment, double conditionNumber, double noiseShare, double negativeWeight,
            DoubleSupplier effectiveRank, Supplier<Masses> masses) {
        this.time = time;
        this.alignment = alignment;
        this.conditionNumber = conditionNumber;
        this.noiseShare = noiseShare;
        this.negativeWeight = negativeWeight;
        this.howToRank = Require.notNull("effectiveRank", effectiveRank);
        this.howToMasses = Require.notNull("masses", masses);
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
    public synchronized TowerState towerA() {
        if (tower == null) {
            tower = new TowerState(conditionNumber, noiseShare, howToRank.getAsDouble());
        }
        return tower;
    }

    /** Of either tower: in the limit both have the same. */
    @Override
    public TowerState towerB() {
        return towerA();
    }

    /** sigma_max / sigma_min of the signal map; at least 1. */
    @Override
    public double conditionNumber() {
        return conditionNumber;
    }

    @Override
    public double noiseShare() {
        return noiseShare;
    }

    /** Effective rank of the signal map, from 1 (collapsed) to r (balanced). */
    @Override
    public double effectiveRank() {
        return towerA().effectiveRank();
    }

    /** w = 1 - S in [0, 1] (section 5); 1 for positive pairs only, NaN for a loss that has none. */
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
        Arrays.setAll(strengths, k -> (strengths[k] - misaligned[k]) / total);
        return strengths;
    }

    @Override
    public String toString() {
        return ModelSnapshot.sentence(this);
    }
}
