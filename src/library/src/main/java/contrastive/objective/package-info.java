/**
 * Objectives (theory, sections 3 and 9) with their slopes: positives only, contrastive, InfoNCE, any loss of two functions of one
 * similarity, and the interface for all others.
 *
 * <p>A linear encoder enters an objective only through the bilinear form C = W_A W_B^T / (N_A N_B). So an objective gives its derivative by
 * each similarity, and {@link contrastive.objective.Gradient} carries it through C and the normalisation once for all of them. Rejected: each
 * objective with a gradient of its own, which wrote the normalisation three times.
 */
package contrastive.objective;
