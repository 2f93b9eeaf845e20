package contrastive.page;

/** How numbers stand in links and fields. */
final class Numbers {

    private Numbers() {
    }

    /** All digits of a number, as short as that goes. */
    static String text(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
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
