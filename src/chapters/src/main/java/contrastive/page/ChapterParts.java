package contrastive.page;

import contrastive.exercise.Verdict;

/** What a chapter's page computes. */
public final class ChapterParts {

    private ChapterParts() {
    }

    /** Gives the page that has loaded this its exercises' boxes and its figures' controls. */
    public static void addAll() {
        AnswerBox.addAll();
        FigureControls.addAll();
    }

    /**
     * The verdict on an answer, without a page.
     *
     * @param exercise as Chapter06.manyNegatives
     * @return how it was judged, the sentence about it, the worked answer
     * @throws IllegalArgumentException if there is no such exercise
     */
    public static String[] check(String exercise, double[] answer) {
        Verdict verdict = Exercises.named(exercise).orElseThrow(() -> new IllegalArgumentException(
                "exercise must be one whose answer is a number, got " + exercise)).check(answer);
        return new String[] {verdict.outcome().word(), verdict.sentence(), verdict.workedAnswer()};
    }
}
