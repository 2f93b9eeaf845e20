/**
 * Objectives (theory, sections 3 and 9) with their slopes: positives only, contrastive, InfoNCE, any loss of two functions of one
 * similarity, and the interface for all others.
 *
 * <p>A linear encoder enters an objective only through the bilinear form C = W_A W_B^T / (N_A N_B). So an objective gives its derivatives
 * with respect to the similarities, and {@link contrastive.objective.Gradient} applies the chain rule through C and the normalisation for all
 * of them. Rejected: a gradient in each objective, which repeated the normalisation three times.
 */
package contrastive.objective;
