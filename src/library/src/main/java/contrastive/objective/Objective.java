package contrastive.objective;

import contrastive.data.NotFiniteException;
import contrastive.data.PairBatch;
import contrastive.data.Require;
import contrastive.model.TwoTower;

/**
 * What training makes small (theory, section 3). All objectives are divided by tau^2, so that their gradients share one time and
 * have a limit as tau goes to 0.
 *
 * <p>A linear encoder enters an objective only through the form x_A^T C x_B = f_A . f_B with C = W_A W_B^T / (N_A N_B), shape
 * (d_A, d_B); an objective therefore says its value and its derivative with respect to C, and {@link Gradient} takes that through
 * the normalisation to the weights, once for all of them.
 */
public sealed interface Objective permits PositivesOnly, Contrastive, InfoNce {

    /** tau^2 >= 0, the squared inverse temperature; 0 for positive pairs only. */
    double tauSquared();

    /**
     * Weight K of the negatives that each positive pair is compared with; infinite for positive pairs only, whose dynamics are the
     * contrastive ones at tau = 0 with w = 1.
     *
     * @param batch number of pairs n that a step deals, which decides K for mini-batch objectives
     */
    double negatives(int batch);

    /**
     * Value of the objective on a batch, with the population's norms.
     *
     * @return for tau^2 = 0 or below 1e-300, where the value itself grows without bound, its limit without the constant: see each objective
     * @throws IllegalArgumentException as {@link #gradient}
     */
    default double value(TwoTower tower, PairBatch batch) {
        return gradient(tower, batch, new Gradient());
    }

    /**
     * Value of the objective on a batch; its gradient with respect to both weight matrices, through the normalisation, is written
     * into gradient.
     *
     * @param gradient overwritten; reuse one for a whole run
     * @return the value, as {@link #value}
     * @throws IllegalArgumentException if the batch's inputs are not of the towers' lengths, the objective cannot be taken over
     *     these pairs, or a tower encodes every input as 0
     * @throws NotFiniteException if the value or an entry of the gradient is more than a double can hold
     */
    default double gradient(TwoTower tower, PairBatch batch, Gradient gradient) {
        Require.notNull("tower", tower);
        Require.notNull("batch", batch);
        Require.notNull("gradient", gradient);
        tower.requireFits(batch);
        gradient.takeForm(tower);
        double value = valueOfForm(tower, batch, gradient);
        gradient.pullBack(tower);
        return value;
    }

    /**
     * Value for the form in gradient.form; writes dL/dC into gradient.formDerivative. Part of {@link #gradient}, which takes the form first.
     *
     * @throws IllegalArgumentException if the form is not one of these towers, and as {@link #gradient}
     */
    double valueOfForm(TwoTower tower, PairBatch batch, Gradient gradient);
}
