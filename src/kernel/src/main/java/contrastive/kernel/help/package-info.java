/** Help while typing: completion, the signatures and Javadoc of what the cursor is on, and the sources that the Javadoc is read from. */
package contrastive.kernel.help;
