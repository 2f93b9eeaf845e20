/**
 * What a notebook needs of its front end: {@link contrastive.notebook.Notebook#attach()} for figures, tables, numbers, the
 * verdicts of exercises, and progress.
 *
 * <p>Everything is first made into html, text and perhaps a picture, without a kernel's classes. One class for each kernel's interface
 * passes it on: {@code JJavaFrontEnd} for the embedded kernel and JJava, {@code IJavaFrontEnd} for IJava. They look alike because the
 * first interface is a later version of the second under another package name; reflection over both would save thirty lines and lose the
 * compiler's check. Each is loaded only where its kernel runs.
 *
 * <p>A table's or matrix's html has no script and no style sheet, because front ends strip both from notebooks they do not trust.
 */
package contrastive.notebook;
