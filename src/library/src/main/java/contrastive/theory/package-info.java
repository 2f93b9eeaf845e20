/** What can be predicted without training (theory, section 6), and claims that hold predictions against measurements. */
package contrastive.theory;
