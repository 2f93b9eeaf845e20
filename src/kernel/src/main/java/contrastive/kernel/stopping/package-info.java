/**
 * Lets a reader stop any cell: the checks put into every loop of cells and of their libraries, the thread on which cells run, and
 * when that thread is abandoned or a cell is stopped because the heap is full.
 */
package contrastive.kernel.stopping;
