/**
 * The Jupyter protocol: the sockets, signed messages on them, the requests of front ends and their answers, and all that front ends are
 * told meanwhile. It knows the kernel as something that runs a cell and gives what came of it.
 */
package contrastive.kernel.protocol;
