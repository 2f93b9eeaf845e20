/**
 * Training runs: the infinite-width flow (theory, section 5) and gradient descent at finite width, both with schedules, both
 * giving a {@link contrastive.dynamics.Trajectory} on the same axis of time.
 *
 * <p>The flow is integrated in r + 1 integrals from which all 2 r + 1 masses follow (see {@code FlowEquations}). Rejected: the
 * 2 r + 1 logarithms themselves, which are twice as many numbers and cannot start from a mass of 0. From the standard start these
 * integrals are a smooth function of the variance, so that many different strengths take some tens of Chebyshev points
 * ({@code SpectrumNodes}).
 */
package contrastive.dynamics;
