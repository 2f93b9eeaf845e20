/**
 * The figures of the chapters' pages compute: the cell of a notebook that shows a figure is compiled for the browser as it stands, with what it
 * needs of the cells above, and runs there whenever a reader moves a number. No formula and no figure is written again: whoever changes a cell
 * and makes the site finds the change in the page.
 *
 * <p>{@link contrastive.chapters.ChapterPrograms} makes classes of the cells when the site's module is built; {@code CompileChapters} hands
 * them to TeaVM. A few classes that a browser cannot run have stand-ins in this module, under their own names: tables of Tablesaw, EJML's
 * loops and products, the translations of Hipparchus, Java's random numbers, the files of the emoji, and the explorer, which here draws a setting
 * when it is asked for one. They never leave the module: its jar holds the script, and the exercises of the pages.
 */
package contrastive.chapters;
