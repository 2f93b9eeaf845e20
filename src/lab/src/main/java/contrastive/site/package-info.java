/**
 * The course as a site of plain files: one page a notebook, made from what nbconvert makes of it (its "basic" template: the bare cells),
 * an index, and every file that a page asks for, so that it reads the same without network.
 *
 * <p>{@link contrastive.site.Site} is the way in. {@link contrastive.site.Chapter} takes from nbconvert's html what a reader sees and
 * leaves its scaffolding; {@code Template} puts it on a page. Plotly is loaded once a page, after the pictures are shown, and each figure
 * then comes alive as in a notebook. A content security policy on every page lets nothing be asked for elsewhere.
 *
 * <p>Weighed, and not taken: nbconvert's own page templates, which load RequireJS and MathJax from public servers and whose two families
 * differ from release to release; MathJax, whose one-file form is ten times the size of KaTeX.
 */
package contrastive.site;
