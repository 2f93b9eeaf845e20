package contrastive.exercise;

import static contrastive.data.Digits.text;

import contrastive.data.Require;

/** Exercises of chapter 11: pictures and captions. */
public final class Chapter11 {

    private Chapter11() {}

    /** Which recall among the first so many does a model have that knows nothing? */
    public static Exercise recallByChance(int first, int captions) {
        Require.between(1, captions, "first", first);
        double chance = (double) first / captions;
        return Exercise.expecting(chance)
                .hint(1.0 / captions, "That is recall at 1.")
                .hint(1.0 / first, text(first, 7) + " of how many?")
                .hint(100 * chance, "That is in per cent; give the share.")
                .hint(answer -> answer < 0 || answer > 1, "A recall is between 0 and 1.")
                .explained("# of # places: $#/# \\approx #$.", first, captions, first, captions, chance);
    }

    /** What is the ratio of the largest to the smallest strength of an aligned model without noise, at this condition number? */
    public static Exercise ratioOfStrengths(double conditionNumber) {
        Require.between(1, 1e100, "conditionNumber", conditionNumber);
        double ratio = conditionNumber * conditionNumber;
        return Exercise.expecting(ratio)
                .hint(conditionNumber, "A strength is a product of two columns, one of each tower.")
                .hint(Math.sqrt(conditionNumber), "The other way round: the ratio is the square, not the root.")
                .hint(answer -> answer < 1, "The largest over the smallest is at least 1.")
                .explained("$p_k=|\\varphi_k|^2/(dN^2)$, where $\\varphi_k$ is a column of the signal map, so the ratio is the square of #: #.",
                        conditionNumber, ratio);
    }
}
