package contrastive.data;

/** Arguments that are each allowed, but together overflow or give NaN. */
public final class NotFiniteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final double value;

    /**
     * @param arguments their names, for the message
     * @param quantity what was to be computed
     * @param value NaN or an infinity
     */
    public NotFiniteException(String arguments, String quantity, double value) {
        super(arguments + " must give a finite " + quantity + ", got " + value);
        this.value = value;
    }

    /** What was computed: NaN or an infinity. */
    public double value() {
        return value;
    }

    /**
     * @return value
     * @throws NotFiniteException if value is NaN or infinite
     */
    public static double unless(String arguments, String quantity, double value) {
        if (!Double.isFinite(value)) {
            throw new NotFiniteException(arguments, quantity, value);
        }
        return value;
    }
}
