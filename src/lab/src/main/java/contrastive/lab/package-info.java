/**
 * The two commands a reader types, {@code mvn -Plab} and {@code mvn verify}, made sure of: a Jupyter is found or made, the
 * kernel's description is written below {@code target/}, and the notebooks are opened. A command-line tool, so it prints.
 *
 * <p>Everything it makes lies below {@code target/}; the reader's own Jupyter, its settings, kernels and records of trust are
 * neither read nor changed. The only exception is a machine where it runs as root and finds apt (a container, CI): there it
 * installs Debian's packages. It never asks for a password.
 */
package contrastive.lab;
