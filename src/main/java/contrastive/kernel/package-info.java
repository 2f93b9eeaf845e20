/**
 * The embedded Java kernel: JShell behind the Jupyter protocol, started as {@code KernelMain connection-file}.
 */
package contrastive.kernel;
