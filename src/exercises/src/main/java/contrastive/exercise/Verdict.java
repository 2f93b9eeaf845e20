package contrastive.exercise;

import contrastive.data.Require;

/**
 * What the reader of an exercise is told; a notebook shows it when a cell ends with it.
 *
 * @param workedAnswer with TeX between dollar signs and code between backticks; empty where there is none, or no answer was given yet
 */
public record Verdict(Outcome outcome, String sentence, String workedAnswer) {

    /** How an answer was judged. */
    public enum Outcome {
        RIGHT("Right."), WRONG("Not yet."), NOT_ANSWERED("Not answered yet.");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        /** What it is called before the sentence. */
        public String word() {
            return word;
        }
    }

    /**
     * @throws IllegalArgumentException if one of the three is missing
     */
    public Verdict {
        Require.notNull("outcome", outcome);
        Require.notNull("sentence", sentence);
        Require.notNull("workedAnswer", workedAnswer);
    }

    /** The judgement without the worked answer, but with the way to it. */
    @Override
    public String toString() {
        return outcome.word + " " + sentence + (workedAnswer.isEmpty() ? "" : " (To read the worked answer, add .workedAnswer() to the line.)");
    }
}
