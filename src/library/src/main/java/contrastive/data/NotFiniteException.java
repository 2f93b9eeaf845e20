package contrastive.data;

/** Arguments, each of them allowed, that together lead out of the range of a double. */
public final class NotFiniteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final double value;

    /**
     * @param arguments which, for a reader
     * @param quantity what cannot be held
     * @param value NaN or an infinity
     */
    public NotFiniteException(String arguments, String quantity, double value) {
        super(arguments + " must give a finite " + quantity + ", got " + value);
        this.value = value;
    }

    /** What came instead of a number: NaN or an infinity. */
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
