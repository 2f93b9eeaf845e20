package contrastive.theory;

import contrastive.data.Digits;
import contrastive.data.Require;

/**
 * One claim, compared with one measurement: {@code Claim.that("final condition number").predicted(5.1).measured(5.1000004)
 * .within(1e-5, "integrator error")}, or with a bound in place of the prediction: {@code Claim.that("condition number at the
 * end").measured(1.02).atMost(1.05, "e^(-rate t) is left")}.
 *
 * @param statement what is claimed, in words
 * @param expectation what was expected, as a reader sees it: a number, or a bound such as {@code "<= 1.05"}
 * @param measured the number found
 * @param tolerance how far from the expectation the number may lie, absolute; 0 for a bound
 * @param reason why that far and no further
 * @param holds the verdict; a NaN never holds
 */
public record Claim(
        String statement, String expectation, double measured, double tolerance, String reason, boolean holds) {

    /**
     * @throws IllegalArgumentException if a text is missing, expectation is neither a number nor a bound, or tolerance is negative or not
     *     finite
     */
    public Claim {
        Require.notNull("statement", statement);
        Require.notNull("reason", reason);
        Require.notNegative("tolerance", tolerance);
        if (!isBound(Require.notNull("expectation", expectation))) {
            requireNumber(expectation);
        }
    }

    private static boolean isBound(String expectation) {
        return expectation.startsWith("<=") || expectation.startsWith(">=");
    }

    private static void requireNumber(String expectation) {
        try {
            Double.parseDouble(expectation);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expectation must be a number or a bound such as \"<= 1.05\", got \"" + expectation + "\"", e);
        }
    }

    /** The predicted number to the digits of its expectation; NaN for a claim that gives a bound. */
    public double prediction() {
        return isBound(expectation) ? Double.NaN : Double.parseDouble(expectation);
    }

    /** Begins a claim. */
    public static Statement that(String statement) {
        return new Statement(Require.notNull("statement", statement));
    }

    /** A number with six significant digits, three where it is tiny: round-off needs no more. */
    static String digits(double value) {
        return Digits.text(value, Math.abs(value) < 1e-3 ? 3 : 6);
    }

    /** A claim in words, before its numbers. */
    public record Statement(String words) {

        /** @throws IllegalArgumentException if words are missing */
        public Statement {
            Require.notNull("words", words);
        }

        /** What theory says the number is. */
        public Prediction predicted(double predicted) {
            return new Prediction(words, predicted);
        }

        /** What was found, for a claim that gives a bound. */
        public Measured measured(double measured) {
            return new Measured(words, measured);
        }
    }

    /** A claim with its predicted value. */
    public record Prediction(String words, double predicted) {

        /** @throws IllegalArgumentException if words are missing */
        public Prediction {
            Require.notNull("words", words);
        }

        /** What was found. */
        public Comparison measured(double measured) {
            return new Comparison(words, predicted, measured);
        }
    }

    /** A predicted and a measured value, to be compared. */
    public record Comparison(String words, double predicted, double measured) {

        /** @throws IllegalArgumentException if words are missing */
        public Comparison {
            Require.notNull("words", words);
        }

        /**
         * Holds when the two are no further apart than the tolerance.
         *
         * @param tolerance absolute, >= 0
         * @param reason in words: round-off, step error, sampling error
         */
        public Claim within(double tolerance, String reason) {
            return new Claim(words, digits(predicted), measured, tolerance, reason,
                    Math.abs(measured - predicted) <= tolerance);
        }

        /** The same with a tolerance relative to the predicted value. */
        public Claim withinRelative(double tolerance, String reason) {
            return within(Require.notNegative("tolerance", tolerance) * Math.abs(predicted), reason);
        }
    }

    /** A measured value, to be compared with a bound. */
    public record Measured(String words, double measured) {

        /** @throws IllegalArgumentException if words are missing */
        public Measured {
            Require.notNull("words", words);
        }

        /** Holds when the number is not above the bound. */
        public Claim atMost(double bound, String reason) {
            return new Claim(words, "<= " + digits(bound), measured, 0, reason, measured <= bound);
        }

        /** Holds when the number is not below the bound. */
        public Claim atLeast(double bound, String reason) {
            return new Claim(words, ">= " + digits(bound), measured, 0, reason, measured >= bound);
        }
    }
}
