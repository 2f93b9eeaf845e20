/**
 * Long runs and many runs: recordings from which a run continues, sweeps over settings and seeds on all cores; and the
 * {@link contrastive.dynamics.Accelerator} that the library finds.
 *
 * <p>A run with a {@link contrastive.scale.Recording} writes its points to a csv file and, if it was stopped, continues from there with
 * bit-identical results. The checkpoint holds the weights and the generator of the batches. Rejected: batches seeded by the number of the
 * step, which need no saved generator but would have changed the numbers of every run; and a csv modified in place, whose last
 * line may be cut off when the process is killed. The flow is not recorded: it takes milliseconds, and a second run gives the same.
 */
package contrastive.scale;
