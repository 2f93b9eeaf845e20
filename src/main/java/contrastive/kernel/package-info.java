/**
 * The embedded Java kernel: JShell behind the Jupyter protocol, started as {@code KernelMain connection-file}.
 *
 * <p>From the wire inwards: {@link contrastive.kernel.KernelMain} binds the five sockets, {@code Wire} signs and checks
 * messages, a {@code Channel} is a socket with its one thread, {@code Server} answers requests, {@code CellRequests}
 * runs cells on the thread of {@code CellRunner}, and {@code Publisher} sends what all front ends see, in order. Inside,
 * {@code Evaluator} feeds a cell to JShell statement by statement, {@code CellControl} invokes what JShell compiled and
 * {@code CellLoader} defines it, after {@code StopChecks} has put a question at every loop: was this cell stopped?
 *
 * <p>The message types, signatures, renderer, displays and comms are those of the base library jjava-jupyter. Its own
 * channels were rejected: they sleep 50 ms between messages, end for good on the first bad one, send a message for each
 * printed line, and leave out the status of replies. So were:
 * <ul>
 * <li>{@code Thread.stop}, by which JShell stops code: it throws UnsupportedOperationException from JDK 20 on;
 * <li>giving a stopped cell's thread up and going on with another: it would burn a core until the kernel ends;
 * <li>a second JVM for the cells, which could be killed: every stop would lose the variables, and library code in it
 * would not reach the kernel by {@code BaseKernel.notebookKernel()} as it does in IJava and JJava;
 * <li>JShell's unnamed variables {@code $1, $2, ...}: each would keep the value of a cell alive that nobody can see.
 * </ul>
 */
package contrastive.kernel;
