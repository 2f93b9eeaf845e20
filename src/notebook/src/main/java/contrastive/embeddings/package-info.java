/** Embeddings that a reader brings from files of their own: what of them is a coordinate, and which row belongs to which. */
package contrastive.embeddings;
