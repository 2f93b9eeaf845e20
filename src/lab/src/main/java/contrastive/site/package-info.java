/**
 * The course as a static site: one page per notebook, made from the HTML of nbconvert's "basic" template (only the cells), an index, and
 * every file that a page loads, so that the site works without network.
 *
 * <p>{@link contrastive.site.Site} is the entry point. {@link contrastive.site.Chapter} takes the cells from nbconvert's HTML without the
 * markup around them; {@code Template} puts them on a page; {@code SearchIndex} makes what is found beside them. Plotly
 * is loaded once per page, after the pictures are shown; each figure then becomes interactive as in a notebook. A content security policy
 * on every page forbids loading anything from elsewhere.
 *
 * <p>Plotly is its published bundle of two-dimensional charts, kept as a resource: 1.4 MB where the whole library takes 10.8, and Maven
 * Central has no webjar of a partial or minified bundle of this version. The kernel's folder serves the same file.
 *
 * <p>Considered and rejected: a library for the search, since MiniSearch is not in Maven Central, Lunr had its last release in 2020, and a
 * page looks through the whole text of the course in milliseconds; nbconvert's own page templates, which load RequireJS and MathJax from
 * public servers and whose two families differ from release to release; MathJax, whose one-file form is ten times the size of KaTeX.
 */
package contrastive.site;
