/**
 * A training step made fast: the objectives and the descent of {@link contrastive.objective}, for pairs of the model on
 * their signs alone, for others on their inputs. The plain formulas there are the reference; tests compare every step with them.
 *
 * <p>In the coordinates of the frames an input of the model is its signs times strengths. With U_A = [A A_xi]^T W_A, shape (d, m), whose rows are the
 * columns of the signal and noise maps, and E_A = |U_A|_F^2 = d N_A^2:
 * <pre>
 *     f_A . f_B = g_A^T C g_B,   C = U_A U_B^T / sqrt(E_A E_B),   g the signs of an input, entries +-1
 *     dL/dW_A = [A A_xi] ( D U_B / sqrt(E_A E_B) - (&lt;D, C&gt; / E_A) U_A ),   D = dL/dC
 *     U_A  becomes  U_A - learningRate diag(sigma^2) ( ... )
 * </pre>
 * so that no step rotates a batch or multiplies by a second moment, and the weights at the end are
 * W_A + [A A_xi] diag(1/sigma^2) (U_A(end) - U_A(start)). Products with sign matrices are sums of table entries (the method of the
 * four Russians). Only the 2 d rows of U_A and U_B matter for a step, so a width above 2 d is first reduced to 2 d ({@link NarrowMaps}).
 *
 * <p>For inputs of other pairs, time is saved in the arithmetic: products that keep a block of the result in registers, one
 * exponential for both softmaxes of InfoNCE, reused buffers, threads.
 *
 * <p>Each number is computed by one thread in a fixed order of operations, so that neither the number of
 * cores nor the width of the machine's vectors changes a bit of it.
 */
package contrastive.step;
