package contrastive.lab.machine;

/** A problem that the reader has to solve; the message says in one sentence what to type. */
public final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetupException(String sentence) {
        super(sentence);
    }
}
