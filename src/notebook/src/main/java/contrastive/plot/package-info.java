/**
 * Charts from Tablesaw tables: one definition, shown as a static picture, as a live plot, and as a sentence with its numbers.
 *
 * <p>{@link contrastive.plot.Chart} is the definition; {@link contrastive.plot.Figure} sets one to three of them side by side;
 * {@link contrastive.plot.Explorer} holds one figure for each setting of one or two parameters;
 * {@link contrastive.plot.TrajectoryCharts} has the charts that every notebook draws; {@link contrastive.plot.Ink} gives each role one
 * look throughout.
 *
 * <p>How a figure gets onto a page. Its html holds the picture (PNG, so that it shows where scripts are stripped) and a script. The
 * script finds its figure by a hash of the content, waits for Plotly (the page's own, else the file in the kernel's folder, else a pinned
 * public copy whose hash is checked), draws into an element that has no height, and shows that instead of the picture when all went
 * well. JFreeChart draws the picture. Tablesaw writes the data, the layout and the call of Plotly; our script runs that text in a
 * function with parameters {@code Plotly} and {@code document}, takes the traces and the layout from it, adds titles, names and the
 * page's colours, and makes the call itself.
 *
 * <p>Considered and rejected:
 * <ul>
 * <li>Names and titles through Tablesaw: see {@code LivePanel}; a backslash at the end of a name breaks the script.
 * <li>SVG pictures: some front ends skip them, others strip them, and html export destroys them.
 * <li>Plotly's own title: it neither wraps nor can be read by a screen reader; the title is an element of the page.
 * <li>Tablesaw's side-by-side grid: two plots in a flexible row stack on a narrow page.
 * <li>Keeping the highest and lowest point of every stretch of a long line: with an explorer's few points smooth curves became visibly
 *     angular; the triangle rule draws them smoothly with 36 points.
 * <li>Hiding {@code define} itself while Plotly loads: a module that RequireJS runs meanwhile would fail; {@code define.amd} is enough.
 * </ul>
 */
package contrastive.plot;
