/**
 * Real pairs: small pictures and their English captions, and the plain steps that make features of both.
 *
 * <p>The pictures and captions are files of the library's jar (where they come from, and their licences, is in ATTRIBUTION.md beside
 * them), so nothing here needs a network. May use data, model and plot; no objective and no training run knows of it.
 *
 * <p>Considered and rejected: a sheet in full colour (five times the bytes, and no visible difference at 20 pixels), the variants of
 * skin tone (their captions differ by one word), and features from a trained network (the data should not be made for the theory, and a
 * reader should be able to repeat each step).
 */
package contrastive.emoji;
