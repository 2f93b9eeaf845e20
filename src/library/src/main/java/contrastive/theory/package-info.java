/** What can be predicted without training (theory, section 6), and claims that compare predictions with measurements. */
package contrastive.theory;
