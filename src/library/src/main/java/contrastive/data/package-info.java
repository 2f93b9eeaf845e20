/** Pairs: the model of the theory (section 1), a design without sampling noise, a set of given pairs, and the interface for all. */
package contrastive.data;
