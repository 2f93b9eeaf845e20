/** Pairs: the model of the theory (section 1), a design without sampling noise, and the interface for pairs from anywhere. */
package contrastive.data;
