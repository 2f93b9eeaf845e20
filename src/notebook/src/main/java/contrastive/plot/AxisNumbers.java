package contrastive.plot;

import contrastive.data.Digits;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;

/** Labels of an axis, the same whatever language the machine speaks. */
final class AxisNumbers extends NumberFormat {

    private static final int DIGITS = 6;

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        return text.append(Digits.text(number, DIGITS));
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return text.append(number);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("labels are written, not read");
    }
}
