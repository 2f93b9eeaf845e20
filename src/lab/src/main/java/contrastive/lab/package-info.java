/**
 * The two commands a reader types, {@code mvn -Plab} and {@code mvn verify}, and the doctor and the site: a Jupyter is found or installed,
 * the kernel's description is written below {@code target/}, and the notebooks are opened. A command-line tool, so it prints.
 *
 * <p>{@code machine} runs commands and knows the folders; {@code jupyter} is a Jupyter, its server and its converter; {@code installers}
 * find or install one; {@code kernelspec} describes our kernel to it.
 *
 * <p>Everything it writes lies below {@code target/}; the reader's own Jupyter, its settings, kernels and records of trust are neither read
 * nor changed. The only exception is a machine where it runs as root and finds apt (a container, CI): there it installs Debian's packages.
 * It never asks for a password.
 */
package contrastive.lab;
