/**
 * Training runs: the infinite-width flow (theory, section 5) and gradient descent at finite width, both with schedules, both
 * giving a {@link contrastive.dynamics.Trajectory} on the same axis of time.
 *
 * <p>The flow is integrated in r + 1 integrals from which all 2 r + 1 masses follow (see {@code FlowEquations}). Rejected: the
 * 2 r + 1 logarithms themselves, which are twice as many numbers and cannot start from a mass of 0. From the standard start these
 * integrals are a smooth function of the variance, so that many different strengths take some tens of Chebyshev points
 * ({@code SpectrumNodes}).
 *
 * <p>A long run can be handed a {@link contrastive.dynamics.Recording}: it then keeps its points in a csv file and goes on from there when
 * it was stopped, to the same last bit. The checkpoint holds the weights and the generator of the batches. Rejected: batches seeded by
 * the number of the step, which need no generator to be kept but would have changed the numbers of every run; and a csv that is written
 * to in place, whose last line a kill can tear. The flow is not recorded: it takes milliseconds, and run again it gives the same.
 */
package contrastive.dynamics;
