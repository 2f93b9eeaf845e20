package contrastive.exercise;

import contrastive.data.Require;
import contrastive.objective.InfoNce;

/** Exercises of chapter 08: how wide, and how many pairs. */
public final class Chapter08 {

    private Chapter08() {}

    /** By the law 1 / sqrt(width), how many times wider must a start be for a distance so many times smaller? */
    public static Exercise widerFor(double timesSmaller) {
        Require.positive("timesSmaller", timesSmaller);
        double factor = timesSmaller * timesSmaller;
        return Exercise.expecting(factor)
                .hint(timesSmaller, "The distance goes with the root of the width.")
                .hint(Math.sqrt(timesSmaller), "That is the wrong way round: the width grows with the square of the factor, not with its root.")
                .hint(answer -> answer <= 1, "For a smaller distance the width must grow.")
                .explained("$1/\\sqrt{m'/m} = 1/#$ gives $m'/m = #$.", timesSmaller, factor);
    }

    /** By the same law, at which width is the distance as small as another one, from the distance measured at one width? */
    public static Exercise widthForDistance(int width, double distance, double wanted) {
        Require.atLeast(1, "width", width);
        double times = Require.positive("distance", distance) / Require.positive("wanted", wanted);
        double needed = width * times * times;
        return Exercise.expecting(needed).within(0.1 * needed)
                .hint(width * times, "The width goes with the square of the distance.")
                .hint(times * times, "That is the factor; the question is for the width itself.")
                .hint(answer -> answer < width, "For a smaller distance the width must grow.")
                .explained("The distance must fall by the factor #; by the law the width grows by its square: $# \\cdot #^2 \\approx #$.",
                        times, width, times, needed);
    }

    /** Which share w of the gradient is left in a batch of so many pairs, at balance? */
    public static Exercise shareOfTheGradient(int pairs, double tauSquared, int directions) {
        double negatives = InfoNce.negatives(pairs);
        Require.notNegative("tauSquared", tauSquared);
        Require.atLeast(1, "directions", directions);
        double base = 2 / (1 + Math.exp(-2 * tauSquared / directions));
        double collisions = Math.pow(base, directions);
        double share = negatives / (negatives + collisions);
        return Exercise.expecting(share)
                .hint(1 - share, "That is S; w is what is left of the gradient.")
                .hint(negatives / collisions, "That is the ratio of the two terms; w is a share.")
                .hint(answer -> answer < 0 || answer > 1, "A share is between 0 and 1.")
                .explained("$K = n - 1 = #$. $2/(1+e^{-2\\tau^2/r}) \\approx #$, so $w \\approx #/(# + #^{#}) \\approx #$.",
                        pairs - 1, base, pairs - 1, pairs - 1, base, directions, share);
    }
}
