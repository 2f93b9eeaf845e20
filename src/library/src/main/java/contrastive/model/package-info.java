/**
 * Two linear towers with normalised outputs (theory, section 2), how evenly a map represents its directions (section 4), and what two
 * matrices of embeddings from any model say.
 */
package contrastive.model;
