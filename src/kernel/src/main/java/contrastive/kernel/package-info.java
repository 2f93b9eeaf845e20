/**
 * The embedded Java kernel: JShell behind the Jupyter protocol, started as {@code KernelMain connection-file}.
 *
 * <p>The rooms, from the outside inwards, each of which uses only rooms named after it:
 * <ul>
 * <li>{@code protocol}: the sockets, the messages, the requests of front ends and the answers;
 * <li>{@code cells}: JShell, fed with a cell statement by statement, and what went wrong told in lines of the cell;
 * <li>{@code help}: completion, Javadoc and where its sources are;
 * <li>{@code fresh}: what an edit made out of date;
 * <li>{@code loading}: the classes of cells, changed in place by way of the java agent {@link contrastive.kernel.KernelMain};
 * <li>{@code stopping}: the checks in every loop (was this cell stopped?), the cells' thread, and a guard of the heap;
 * <li>{@code source}: the text of a cell, its statements and their names.
 * </ul>
 *
 * <p>In a page of cells the trap is what is left of an earlier version. Plain JShell makes a new class for every edited
 * declaration, so that variables become null and lambdas go on calling the old code. Here an edit changes the class in use,
 * and where a new class is needed after all, values are carried over. What was computed before the edit stays as it was, and is
 * named under the edited cell, with the cells to run again.
 *
 * <p>It was to stay a few hundred lines; to speak the protocol in full and to run cells takes a third of what there is. Another third
 * makes an edited cell count everywhere at once, or say where it does not. The last is for what a course must not leave to
 * luck: that any cell can be stopped and none takes the page along (checks, thread, memory), and that a reader gets help while
 * typing and errors told in lines of the cell.
 *
 * <p>The message types, signatures, renderer, displays and comms are those of the base library jjava-jupyter. Its own
 * channels were rejected: they sleep 50 ms between messages, end for good on the first bad one, send a message for each
 * printed line, and leave out the status of replies. So were:
 * <ul>
 * <li>{@code Thread.stop}, by which JShell stops code: it throws UnsupportedOperationException from JDK 20 on;
 * <li>abandoning the thread of every stopped cell and going on with another: a busy one burns a core until the kernel ends. So
 * whatever runs in a cell is made to stop, and that is what happens to a cell's own code and to all that it loads. Only a thread
 * that neither an interrupt nor a check can reach ({@code StuckThread}) is abandoned, since the alternative is to lose the whole page: after
 * half a second one that waits for the system or for a monitor, where it costs nothing; after more than a second one inside Java's own
 * code, of which the cell says that a core may stay busy;
 * <li>checks in the classes of the JDK as well: all Java code would pay for them, the compiler and the kernel included;
 * <li>a second JVM for the cells, which could be killed: every stop would lose the variables, and library code in it
 * would not reach the kernel by {@code BaseKernel.notebookKernel()} as it does in IJava and JJava;
 * <li>asking JShell which snippets depend on which: it leaves out initializers of variables with an explicit type, and statements;
 * <li>running the cells that are out of date by itself, as a spreadsheet would: a training run may take minutes, and the reader
 * may want to compare;
 * <li>a printed line for what is out of date: it would stand in the cell's own output and could not be taken back;
 * <li>JShell's unnamed variables {@code $1, $2, ...}: each would keep the value of a cell alive that nobody can see.
 * </ul>
 */
package contrastive.kernel;
