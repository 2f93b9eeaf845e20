package contrastive.notebook;

import contrastive.data.Digits;
import contrastive.data.Require;
import contrastive.plot.Markup;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/** A question with a number as its answer, and what to say to the wrong ones. Immutable. */
public final class Exercise {

    /** How an answer was judged. */
    public enum Outcome {
        RIGHT("Right."), WRONG("Not yet."), NOT_ANSWERED("Not answered yet.");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    /** What the reader is told; a notebook shows it when a cell ends with it. */
    public record Verdict(Outcome outcome, String sentence) {

        /**
         * @throws IllegalArgumentException if one of the two is missing
         */
        public Verdict {
            Require.notNull("outcome", outcome);
            Require.notNull("sentence", sentence);
        }

        String html() {
            return "<p role=\"status\"><strong>" + outcome.word + "</strong> " + Markup.escape(sentence) + "</p>";
        }

        @Override
        public String toString() {
            return outcome.word + " " + sentence;
        }
    }

    private record Hint(DoublePredicate applies, String sentence) {}

    private final double expected;
    private final double tolerance;
    private final List<Hint> hints;

    private Exercise(double expected, double tolerance, List<Hint> hints) {
        this.expected = expected;
        this.tolerance = tolerance;
        this.hints = hints;
    }

    /**
     * An exercise with this right answer, accepted to one part in a thousand.
     *
     * @throws IllegalArgumentException when the answer is not finite
     */
    public static Exercise expecting(double answer) {
        if (!Double.isFinite(answer)) {
            throw new IllegalArgumentException("answer must be finite, got " + answer);
        }
        return new Exercise(answer, 1e-3 * Math.max(Math.abs(answer), 1e-9), List.of());
    }

    /**
     * Accepts answers this far from the right one.
     *
     * @throws IllegalArgumentException when the distance is not positive and finite
     */
    public Exercise within(double distance) {
        return new Exercise(expected, Require.positive("distance", distance), hints);
    }

    /** What to say to an answer for which something holds; the first hint that applies is given. */
    public Exercise hint(DoublePredicate applies, String sentence) {
        Hint hint = new Hint(Require.notNull("applies", applies), Require.notNull("sentence", sentence));
        return new Exercise(expected, tolerance, Stream.concat(hints.stream(), Stream.of(hint)).toList());
    }

    /** What to say to one wrong answer, recognised as closely as the right one. */
    public Exercise hint(double wrong, String sentence) {
        return hint(answer -> Math.abs(answer - wrong) <= tolerance, sentence);
    }

    /**
     * The verdict on an answer.
     *
     * @param answer NaN stands for an answer that the reader has not given yet
     */
    public Verdict check(double answer) {
        if (Double.isNaN(answer)) {
            return new Verdict(Outcome.NOT_ANSWERED, "Put your number in the place of NaN and run the cell again.");
        } else if (Math.abs(answer - expected) <= tolerance) {
            return new Verdict(Outcome.RIGHT, Digits.text(answer, 5) + " is within " + Digits.text(tolerance, 2) + " of the answer.");
        }
        return new Verdict(Outcome.WRONG, hints.stream().filter(hint -> hint.applies().test(answer)).map(Hint::sentence).findFirst()
                .orElse(Digits.text(answer, 5) + (answer > expected ? " is too large." : " is too small.")));
    }
}
