package contrastive.exercise;

import contrastive.data.Digits;
import contrastive.data.Require;
import contrastive.exercise.Verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A question with a number as its answer: what is right, what to say to wrong answers, and the worked answer. Immutable. */
public final class Exercise {

    private static final String QUOTIENT = " If you typed a quotient of whole numbers: Java drops its fraction, so 5/12 is 0; write 5.0/12.";

    private record Hint(Predicate<double[]> applies, String sentence) {}

    /** How the reader's numbers lead to the one that is judged. */
    private record Way(String given, int numbers, String reached, ToDoubleFunction<double[]> effect) {}

    private static final Way DIRECT = new Way("", 1, "", numbers -> numbers[0]);

    private final double expected;
    private final double tolerance;
    private final Way way;
    private final List<Hint> hints;
    private final String workedAnswer;

    private Exercise(double expected, double tolerance, Way way, List<Hint> hints, String workedAnswer) {
        this.expected = expected;
        this.tolerance = tolerance;
        this.way = way;
        this.hints = hints;
        this.workedAnswer = workedAnswer;
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
        return new Exercise(answer, 1e-3 * Math.max(Math.abs(answer), 1e-9), DIRECT, List.of(), "");
    }

    /**
     * Accepts answers this far from the right one.
     *
     * @throws IllegalArgumentException when the distance is not positive and finite
     */
    public Exercise within(double distance) {
        return new Exercise(expected, Require.positive("distance", distance), way, hints, workedAnswer);
    }

    /**
     * The reader gives one number, and what it leads to is judged; both are named in the verdict. Hints are still about the number given.
     *
     * @param given what the reader's number is called, for example tau^2
     * @param reached what it leads to is called, for example the time to the goal
     * @param effect from one to the other; where it throws an IllegalArgumentException, its message is the verdict
     */
    public Exercise reachedBy(String given, String reached, DoubleUnaryOperator effect) {
        Require.notNull("effect", effect);
        return reachedBy(given, 1, reached, numbers -> effect.applyAsDouble(numbers[0]));
    }

    /** The same with several numbers. */
    public Exercise reachedBy(String given, int numbers, String reached, ToDoubleFunction<double[]> effect) {
        Way other = new Way(Require.notNull("given", given), Require.atLeast(1, "numbers", numbers), Require.notNull("reached", reached),
                Require.notNull("effect", effect));
        return new Exercise(expected, tolerance, other, hints, workedAnswer);
    }

    /** What to say to an answer for which something holds; the first hint that applies is given. */
    public Exercise hint(DoublePredicate applies, String sentence) {
        Require.notNull("applies", applies);
        return hintForAll(answer -> applies.test(answer[0]), sentence);
    }

    /** What to say to one wrong answer, recognised to the same share of it as the right one. */
    public Exercise hint(double wrong, String sentence) {
        double near = expected == 0 ? tolerance : tolerance * Math.abs(wrong / expected);
        return hint(answer -> Math.abs(answer - wrong) <= near, sentence);
    }

    /** What to say to an answer of several numbers for which something holds. */
    public Exercise hintForAll(Predicate<double[]> applies, String sentence) {
        Hint hint = new Hint(Require.notNull("applies", applies), Require.notNull("sentence", sentence));
        return new Exercise(expected, tolerance, way, Stream.concat(hints.stream(), Stream.of(hint)).toList(), workedAnswer);
    }

    /**
     * The worked answer, with TeX between dollar signs and code between backticks.
     *
     * @param numbers stand in the places of # in turn, a double with four significant digits
     */
    public Exercise explained(String answer, Object... numbers) {
        String filled = Require.notNull("answer", answer);
        for (Object number : Require.allGiven("numbers", Arrays.asList(Require.notNull("numbers", numbers)))) {
            int place = filled.indexOf('#');
            if (place < 0) {
                throw new IllegalArgumentException("answer must have a # for each of the numbers, got no further one for " + number);
            }
            filled = filled.substring(0, place) + (number instanceof Double value ? Digits.text(value, 4) : number) + filled.substring(place + 1);
        }
        return new Exercise(expected, tolerance, way, hints, filled);
    }

    /** Empty where there is none. */
    public String workedAnswer() {
        return workedAnswer;
    }

    /**
     * The verdict on an answer.
     *
     * @param answer one number, or as many as the question asks for; NaN stands for one that the reader has not given yet
     */
    public Verdict check(double... answer) {
        if (DoubleStream.of(Require.notNull("answer", answer)).anyMatch(Double::isNaN)) {
            return new Verdict(Outcome.NOT_ANSWERED, "Put your number in place of NaN and run the cell again.", "");
        } else if (answer.length != way.numbers) {
            return wrong("Give " + way.numbers + (way.numbers == 1 ? " number" : " numbers") + "; you gave " + answer.length + ".");
        } else if (DoubleStream.of(answer).anyMatch(Double::isInfinite)) {
            return wrong("The answer is finite; yours is infinite, as after a division by 0.0.");
        }
        Optional<String> hint = hints.stream().filter(each -> each.applies.test(answer)).map(Hint::sentence).findFirst();
        try {
            return judged(answer, way.effect.applyAsDouble(answer), hint);
        } catch (IllegalArgumentException refused) {
            return wrong(with(answer) + ": " + refused.getMessage() + hint.map(each -> ". " + each).orElse(""));
        }
    }

    private Verdict judged(double[] answer, double reached, Optional<String> hint) {
        String shown = Digits.text(reached, 5);
        String led = way == DIRECT ? "" : with(answer) + ", " + way.reached + " is " + shown;
        if (Math.abs(reached - expected) <= tolerance) {
            return new Verdict(Outcome.RIGHT, (way == DIRECT ? shown + " is" : led + ",") + " within " + Digits.text(tolerance, 2) + " of the answer.",
                    workedAnswer);
        } else if (way != DIRECT) {
            return wrong(led + (reached > expected ? "; less" : "; more") + " is asked for." + hint.map(each -> " " + each).orElse("")
                    + (DoubleStream.of(answer).anyMatch(number -> number == 0) ? QUOTIENT : ""));
        }
        return wrong(hint.orElseGet(() -> unforeseen(reached)) + (mayBeAQuotient(reached, hint.isPresent()) ? QUOTIENT : ""));
    }

    private String with(double[] answer) {
        return "With " + (answer.length == 1 ? way.given + " = " + Digits.text(answer[0], 5) : "your " + way.given);
    }

    private String unforeseen(double answer) {
        if (Math.abs(answer - expected) <= 1e-2 * Math.abs(expected)) {
            return "That is close: give one or two digits more.";
        } else if (Math.abs(answer + expected) <= tolerance) {
            return "Look at the sign.";
        } else if (Math.abs(1 / answer - expected) <= tolerance) {
            return "That is the other way round: one over the answer.";
        }
        return Digits.text(answer, 5) + (answer > expected ? " is too large." : " is too small.");
    }

    /** Java's 0 for 5/12, and a whole number without the answer's fraction where a hint would mistake it for something else. */
    private boolean mayBeAQuotient(double answer, boolean hinted) {
        double whole = expected < 0 ? Math.ceil(expected) : Math.floor(expected);
        return answer == whole && whole != expected && (whole == 0 || hinted);
    }

    private Verdict wrong(String sentence) {
        return new Verdict(Outcome.WRONG, sentence, workedAnswer);
    }
}
