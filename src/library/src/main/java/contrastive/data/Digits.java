package contrastive.data;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a reader meets them: a stated count of significant digits, no trailing zeros. */
public final class Digits {

    private Digits() {}

    /**
     * The text of a value with so many significant digits, the same in every locale, such as 5.101, 12000, 1.02e-7 or NaN.
     *
     * @param digits at least 1
     */
    public static String text(double value, int digits) {
        Require.atLeast(1, "digits", digits);
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent > -4 && exponent < 7) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
