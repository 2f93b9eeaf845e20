/** The text of a cell before it runs: its magic lines and its Java, the place of each statement, and the names that a statement uses. */
package contrastive.kernel.source;
