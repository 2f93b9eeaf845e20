/**
 * The flow of a model with many strengths (theory, section 5): r + 1 integrals in place of the 2 r + 1 logarithms of the library, and from
 * the standard start, where they are a smooth function of the variance, some tens of Chebyshev points for a million different strengths.
 * Rejected: the 2 r + 1 logarithms themselves, which are twice as many numbers. For any other loss the library's own equations in those
 * logarithms are integrated, implicitly where they are stiff ({@link contrastive.flow.AnyLossFlow}).
 */
package contrastive.flow;
