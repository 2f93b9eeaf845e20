/**
 * The three objectives (theory, section 3) with their gradients.
 *
 * <p>A linear encoder enters an objective only through the bilinear form C = W_A W_B^T / (N_A N_B). So an objective says its derivative
 * with respect to C, of shape (d_A, d_B), and {@link contrastive.objective.Gradient} takes it through the normalisation once for all
 * of them. Rejected: each objective with a gradient of its own, which wrote the normalisation three times and made the cost of a
 * step grow with width times batch.
 */
package contrastive.objective;
