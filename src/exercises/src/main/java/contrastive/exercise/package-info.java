/**
 * The course's questions. {@link contrastive.exercise.Exercise} knows what is right, what to say to wrong answers, and the worked answer;
 * one class per chapter makes its exercises from the numbers that they depend on, so that they follow changed parameters. A notebook's cell
 * holds the question's numbers and the reader's line alone.
 *
 * <p>Uses the library without its tables, and neither files nor AWT, so that the same code can check answers in a page.
 */
package contrastive.exercise;
