package contrastive.model;

import contrastive.data.Require;
import java.math.BigDecimal;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * How exactly a matrix of embeddings is known, read off its entries: rounding gives a direction that is not used a small singular value,
 * which means nothing. Storing moves singular values by at most the norm of all roundings (Weyl); sums of m terms in that arithmetic move
 * them by about sqrt(m) times as much (Higham and Mary 2019, doi 10.1137/18M1226312).
 *
 * @param rounding singular values up to it may be rounding alone, in units of sqrt(n) N
 * @param assumed what the entries were taken as, and why
 */
record Precision(double rounding, String assumed) {

    /** A float32 is printed with at most so many. */
    private static final int DIGITS_OF_FLOAT = 9;
    private static final int FEWEST_DIGITS = 3;

    /** @param relative distance of two neighbouring numbers near 1 */
    static Precision given(double relative, int width) {
        Require.between(Math.ulp(1.0), 1, "precision", relative);
        return new Precision(Math.sqrt(width) * relative, "known to a relative " + relative + ", as given");
    }

    static Precision of(DMatrixRMaj embeddings) {
        double[] entries = Arrays.stream(embeddings.data, 0, embeddings.getNumElements()).filter(entry -> entry != 0).toArray();
        double widthRoot = Math.sqrt(embeddings.numCols);
        // the last 29 bits of a double are those that a float32 does not have; its range does not matter here
        return Arrays.stream(entries).allMatch(entry -> Long.numberOfTrailingZeros(Double.doubleToLongBits(entry)) >= 29)
                ? new Precision(widthRoot * Math.ulp(1f), "float32, since every entry is one")
                : ofDecimals(entries, widthRoot, NormOps_DDRM.normF(embeddings) / Math.sqrt(embeddings.numRows));
    }

    private static Precision ofDecimals(double[] entries, double widthRoot, double length) {
        int digits = 0;
        int places = Integer.MIN_VALUE;
        int wholes = Integer.MIN_VALUE;
        for (int i = 0; i < entries.length && digits <= DIGITS_OF_FLOAT; i++) {
            BigDecimal shown = new BigDecimal(Double.toString(entries[i])).stripTrailingZeros();
            digits = Math.max(digits, shown.precision());
            places = Math.max(places, shown.scale());
            wholes = Math.max(wholes, shown.precision() - shown.scale());
        }
        if (digits < FEWEST_DIGITS) {
            return new Precision(0, "exact, as typed");
        } else if (digits > DIGITS_OF_FLOAT) {
            return new Precision(0, "float64, since they have more digits than a float32");
        }
        // written with a fixed number of decimal places, or else with a fixed number of digits
        boolean fixed = wholes + places <= digits;
        double stored = fixed ? widthRoot * Math.pow(10, -places) / 2 / length : Math.pow(10, 1 - digits) / 2;
        return new Precision(Math.max(stored, widthRoot * Math.ulp(1f)), "decimals of a float32 or less, since no entry has more than "
                + (fixed ? places + " decimal places" : digits + " digits"));
    }
}
