/**
 * The figures of the chapters' pages compute: the cell of a notebook that shows a figure is compiled for the browser as it stands, with what it
 * needs of the cells above, and runs there whenever a reader moves a number. No formula and no figure is written again: whoever changes a cell
 * and makes the site finds the change in the page.
 *
 * <p>{@link contrastive.chapters.ChapterPrograms} makes classes of the cells when the site's module is built; {@code CompileChapters} hands
 * them to TeaVM. The few classes that a browser cannot run have stand-ins in src/browser, under their own names: tables and a plot of
 * Tablesaw, EJML's loops and products, Java's random numbers, the translations of Hipparchus, the workers of a sweep, the fast runs, the files of
 * the emoji, and the explorer, which there draws a setting when it is asked for one. They and the cells' classes never leave this module: its
 * jar holds the script, and the exercises of the pages.
 */
package contrastive.chapters;
