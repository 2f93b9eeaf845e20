/** Pairs: the model of the theory (section 1), a design without sampling noise, pairs that somebody has, and the interface for all. */
package contrastive.data;
