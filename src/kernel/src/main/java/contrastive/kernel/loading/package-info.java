/**
 * The class files of cells and of the jars they name: the form in which they are defined, and how an edit is put into the class in
 * use, or a new class takes its place with the values of the old one.
 */
package contrastive.kernel.loading;
