package contrastive.page;

/** How numbers stand in links and fields. */
final class Numbers {

    private Numbers() {
    }

    /** All digits of a number, as short as that goes; a whole number as Java writes an int, where it is one. */
    static String text(double value) {
        return value == (int) value ? String.valueOf((int) value) : String.valueOf(value);
    }

    /** NaN for a text that is no number: the library then says what is allowed. */
    static double parse(String text) {
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }
}
