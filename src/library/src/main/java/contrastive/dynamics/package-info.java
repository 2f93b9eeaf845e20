/**
 * Training runs: the infinite-width flow (theory, sections 5 and 9) and gradient descent at finite width, both with schedules, both
 * giving a {@link contrastive.dynamics.Trajectory} on the same axis of time.
 *
 * <p>What runs are the plain formulas ({@code FlowEquations}, {@code PlainDescent}), unless an {@link contrastive.dynamics.Accelerator} is found
 * that gives the same numbers. Rejected: a faster twin of each objective chosen by its type, which trained something else than what one reads.
 */
package contrastive.dynamics;
