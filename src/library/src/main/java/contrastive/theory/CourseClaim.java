package contrastive.theory;

import contrastive.data.Require;

/**
 * A claim of the course, as chapter 09 lists it.
 *
 * @param result the result it belongs to, "T1" to "T7" (theory, section 6)
 * @param chapter the notebook that shows it, such as "03-the-price-condition-number.ipynb"
 * @param strength who says so, and how surely
 * @param claim held against its measurement
 */
public record CourseClaim(String result, String chapter, Strength strength, Claim claim) {

    /** Where a claim comes from. */
    public enum Strength {
        /** One of the two sentences that the paper claims, seen here. */
        PAPER("the paper's claim"),
        /** Derived in the chapter, in the limit of infinite width unless it says otherwise, and measured. */
        DERIVED("derived here"),
        /** Only measured, on the models and seeds of the chapter. */
        MEASURED("measured here");

        private final String words;

        Strength(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    public CourseClaim {
        Require.notNull("result", result);
        Require.notNull("chapter", chapter);
        Require.notNull("strength", strength);
        Require.notNull("claim", claim);
    }
}
