/**
 * Long and many runs: recordings that a run goes on from, sweeps over settings and seeds on all cores; and what the library finds as its
 * {@link contrastive.dynamics.Accelerator}.
 *
 * <p>A run handed to a {@link contrastive.scale.Recording} keeps its points in a csv file and goes on from there when it was stopped, to the
 * same last bit. The checkpoint holds the weights and the generator of the batches. Rejected: batches seeded by the number of the step, which
 * need no generator to be kept but would have changed the numbers of every run; and a csv that is written to in place, whose last line a
 * kill can tear. The flow is not recorded: it takes milliseconds, and run again it gives the same.
 */
package contrastive.scale;
