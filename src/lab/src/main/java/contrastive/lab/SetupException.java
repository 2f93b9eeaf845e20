package contrastive.lab;

/** Something the reader has to put right; the message is one sentence with the command to type. */
final class SetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SetupException(String sentence) {
        super(sentence);
    }
}
