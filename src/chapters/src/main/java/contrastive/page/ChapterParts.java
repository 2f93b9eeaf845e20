package contrastive.page;

/** What a chapter's page computes. */
public final class ChapterParts {

    private ChapterParts() {
    }

    /** Gives the page that has loaded this its exercises' boxes and its figures' controls. */
    public static void addAll() {
        AnswerBox.addAll();
        FigureControls.addAll();
    }
}
