/** Two linear towers with normalised outputs (theory, section 2), and how evenly a map represents its directions (section 4). */
package contrastive.model;
