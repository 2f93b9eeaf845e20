package contrastive.dynamics;

import contrastive.data.Require;
import java.util.Map;

/**
 * What is measured at one moment of a training run (theory, section 4): population values, computed from the weights and not
 * from samples. Pairs of a {@link contrastive.data.PairModel} have known signal and noise directions and give a
 * {@link ModelSnapshot}, or a {@link FlowSnapshot} in the limit of infinite width; all others give a {@link PairSnapshot}, whose
 * directions are found by a singular value decomposition.
 */
public sealed interface Snapshot permits ModelSnapshot, FlowSnapshot, PairSnapshot {

    /** Flow time t; for gradient descent step times learning rate. */
    double time();

    /** E f_A . f_B over positive pairs, in [-1, 1]; 1 when perfectly aligned. */
    double alignment();

    /** How unevenly the directions are represented, at least 1; each kind of snapshot says of which map. */
    double conditionNumber();

    /** How many directions are represented, as exp of the entropy of their shares: 1 when collapsed. */
    double effectiveRank();

    /** How strongly each direction is represented in both towers alike; a copy. */
    double[] strengths();

    /**
     * Share of the representation's energy that is noise, in [0, 1].
     *
     * @throws IllegalStateException for a {@link PairSnapshot}: its noise directions are not known
     */
    default double noiseShare() {
        throw unknown("noise share");
    }

    /**
     * w = 1 - S in [0, 1], the factor by which the gradient is damped; NaN for a loss that has none.
     *
     * @throws IllegalStateException for a {@link PairSnapshot}
     */
    default double negativeWeight() {
        throw unknown("negative weight");
    }

    /**
     * What is measured of tower A alone.
     *
     * @throws IllegalStateException for a {@link PairSnapshot}
     */
    default TowerState towerA() {
        throw unknown("state of tower A alone");
    }

    /**
     * What is measured of tower B alone.
     *
     * @throws IllegalStateException for a {@link PairSnapshot}
     */
    default TowerState towerB() {
        throw unknown("state of tower B alone");
    }

    /**
     * U_k, V_k and a, the variables of the flow.
     *
     * @throws IllegalStateException for a {@link PairSnapshot}
     */
    default Masses masses() {
        throw unknown("masses");
    }

    /**
     * A quantity of a reader's own, by the name it was given ({@link GradientDescent#measuring}).
     *
     * @throws IllegalArgumentException if the run has not measured one of that name
     */
    default double quantity(String name) {
        Double value = quantities().get(Require.notNull("name", name));
        if (value == null) {
            throw new IllegalArgumentException("name must be one of the quantities measured, " + quantities().keySet() + ", got \"" + name + "\"");
        }
        return value;
    }

    /** The quantities of a reader's own, by name in the order in which they were asked for; none for the flow. */
    default Map<String, Double> quantities() {
        return Map.of();
    }

    private static IllegalStateException unknown(String quantity) {
        return new IllegalStateException("the " + quantity + " needs signal and noise directions, which are known for the pairs of a "
                + "PairModel only");
    }
}
