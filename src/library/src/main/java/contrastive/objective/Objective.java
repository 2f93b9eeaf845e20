package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.model.TwoTower;
import org.ejml.data.DMatrixRMaj;

/**
 * What training minimises (theory, sections 3 and 9). Anyone may implement it: {@link #ofBatch} for gradient descent, {@link #ofStrengths}
 * for the infinite-width flow, or both; a loss of two functions of one similarity has both from {@link PairwiseLoss#of}.
 * Losses with a temperature are divided by tau^2, so that their gradients share one time and have a limit as tau goes to 0.
 *
 * <p>A linear encoder enters a loss only through the form x_A^T C x_B = f_A . f_B with C = W_A W_B^T / (N_A N_B), shape (d_A, d_B). So a
 * loss gives its derivatives with respect to the similarities, and {@link Gradient} applies the chain rule through the normalisation.
 */
public interface Objective {

    /**
     * Value of the loss on the similarities of a batch; adds its derivatives with respect to them by {@link Similarities#addSlope}.
     *
     * @param similarities f_A,i . f_B,j of all n x n pairs of the batch, slopes all 0
     * @return the value; for a loss with a temperature, at tau^2 = 0 its limit without the constant
     * @throws UnsupportedOperationException unless overridden
     */
    default double ofBatch(Similarities similarities) {
        throw new UnsupportedOperationException("objective must implement ofBatch(similarities) for gradient descent, got a " + getClass().getName());
    }

    /**
     * Value of the loss in the limit of infinite width, where it is a function L(p) of the direction strengths (theory, section 9); writes
     * l_k = dL/dp_k.
     *
     * @param strengths p_k, r values; not modified
     * @param slopes l_k, r values; overwritten
     * @throws UnsupportedOperationException unless overridden: not every loss of a batch has such a limit
     */
    default double ofStrengths(double[] strengths, double[] slopes) {
        throw new UnsupportedOperationException("objective must implement ofStrengths(strengths, slopes) for the infinite-width flow, got a "
                + getClass().getName() + "; train it by gradient descent");
    }

    /**
     * w = 1 - S, the factor by which negatives damp the gradient (theory, sections 4 and 5), for given direction strengths.
     *
     * @param strengths p_k
     * @param batch number of pairs in a step, which is the number of negatives for some losses
     * @return in [0, 1]; NaN, unless overridden, for a loss that has no such factor
     */
    default double negativeWeight(double[] strengths, int batch) {
        return Double.NaN;
    }

    /**
     * h = d^2 L / dp_k^2 - d^2 L / dp_k dp_j at the even share p = 1/r, which sets the rate of balancing (theory, section 9, T8).
     *
     * @param directions r >= 2
     * @return by central differences of {@link #ofStrengths}, good to about 1e-9, unless overridden
     * @throws IllegalArgumentException if directions is below 2, or too many for the memory
     * @throws UnsupportedOperationException if the loss is no function of the strengths
     */
    default double balancingCurvature(int directions) {
        return SlopeCheck.curvature(this, directions);
    }

    /**
     * Value of the loss on a batch for a form C, and D = dL/dC: from the similarities X_A C X_B^T, unless a loss has a closed
     * form for its negatives.
     *
     * @param population what the batch is drawn from
     * @param form C, shape (d_A, d_B); not modified
     * @param formDerivative D, shape (d_A, d_B); overwritten
     * @throws IllegalArgumentException if the shapes do not fit, the loss cannot be computed over these pairs, or it gives a value or
     *     slope that is not finite
     * @throws UnsupportedOperationException if the loss has no value on a batch
     */
    default double ofForm(PairSource population, PairBatch batch, DMatrixRMaj form, DMatrixRMaj formDerivative) {
        Similarities.requireFits(population, batch, form, formDerivative);
        Similarities similarities = Similarities.of(batch, form);
        double value = ofBatch(similarities);
        similarities.requireFinite(this, value);
        similarities.formDerivative(batch, formDerivative);
        return value;
    }

    /**
     * Value of the loss on a batch, with the population's norms.
     *
     * @throws IllegalArgumentException as {@link #gradient}
     */
    default double value(TwoTower tower, PairBatch batch) {
        return gradient(tower, batch, new Gradient());
    }

    /**
     * Value of the loss on a batch; writes its gradient with respect to both weight matrices, normalisation included.
     *
     * @param gradient overwritten; reuse one for a whole run
     * @return the value, as {@link #value}
     * @throws IllegalArgumentException if the batch's inputs are not of the towers' lengths, the loss cannot be computed over these
     *     pairs or is not finite on them, or a tower encodes every input as 0
     * @throws NotFiniteException if the value or an entry of the gradient is more than a double can hold
     */
    default double gradient(TwoTower tower, PairBatch batch, Gradient gradient) {
        Require.notNull("tower", tower);
        Require.notNull("batch", batch);
        return Require.notNull("gradient", gradient).compute(this, tower, batch);
    }

    /**
     * Compares every slope with central differences of the value, on similarities drawn from a fixed seed and on three strengths: a check for a
     * loss of one's own, to call in a cell.
     *
     * @return this
     * @throws IllegalArgumentException if a slope is not the derivative of the value; the message says which, and by how much; or if
     *     the loss implements neither {@link #ofBatch} nor {@link #ofStrengths}
     */
    default Objective checked() {
        if (!(SlopeCheck.ofBatch(this) | SlopeCheck.ofStrengths(this))) {
            throw new IllegalArgumentException("objective must implement ofBatch or ofStrengths to be checked, got " + this);
        }
        return this;
    }
}
