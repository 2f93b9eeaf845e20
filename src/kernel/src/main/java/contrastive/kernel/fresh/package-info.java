/** What an edit made out of date: which cell read whose value, and the note under the edited cell that says which cells to run again. */
package contrastive.kernel.fresh;
