/**
 * Runs cells: {@code JavaKernel} holds one JShell, {@code Evaluator} feeds a cell to it statement by statement, {@code Magics} runs the
 * lines that begin with a percent sign, and {@code CellFailure} tells what went wrong in lines of the cell.
 */
package contrastive.kernel.cells;
