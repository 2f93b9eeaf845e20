/**
 * Real pairs: small pictures and their English captions, and the plain steps that make features of both.
 *
 * <p>The pictures and captions are files of the library's jar (where they come from, and their licences, is in ATTRIBUTION.md beside
 * them), so nothing here needs a network. May use data, model and plot; no objective and no training run knows of it.
 *
 * <p>Weighed, and not taken: a sheet of the best colours (five times the bytes; at 20 pixels nobody sees the difference), the emoji's
 * variants of skin tone (their captions differ by one word), and features from a trained network (the point is data that nobody made for the
 * theory, by steps that a reader can redo).
 */
package contrastive.emoji;
