/**
 * The course as a static site: one page per notebook, made from the HTML of nbconvert's "basic" template (only the cells), an index, and
 * every file that a page loads, so that the site works without network.
 *
 * <p>{@link contrastive.site.Site} is the entry point. {@link contrastive.site.Chapter} takes the cells from nbconvert's HTML without the
 * markup around them; {@code Template} puts them on a page. Plotly is loaded once per page, after the pictures are shown; each figure then
 * becomes interactive as in a notebook. A content security policy on every page forbids loading anything from elsewhere.
 *
 * <p>Considered and rejected: nbconvert's own page templates, which load RequireJS and MathJax from public servers and whose two families
 * differ from release to release; MathJax, whose one-file form is ten times the size of KaTeX.
 */
package contrastive.site;
