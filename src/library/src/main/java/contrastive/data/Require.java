package contrastive.data;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Refuses bad arguments early. Every message gives the argument's name, what is allowed, and what was given. */
public final class Require {

    /** The longest array that every JVM allows. */
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Arrays up to 32 MB are taken to fit. */
    private static final long ALWAYS_FITS = 1 << 22;

    private static final double ROUND_OFF = 1e-9;

    private Require() {}

    /** @throws IllegalArgumentException if value is NaN, infinite, or not greater than 0 */
    public static double positive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be > 0 and finite, got " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException if value is NaN, infinite, or negative */
    public static double notNegative(String name, double value) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite, got " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException if an entry is NaN, infinite, or not greater than 0; the message gives its place */
    public static double[] allPositive(String name, double[] values) {
        notNull(name, values);
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] > 0 && values[k] < Double.POSITIVE_INFINITY)) {
                positive(name + "[" + k + "]", values[k]);
            }
        }
        return values;
    }

    /** @throws IllegalArgumentException if an entry is NaN, infinite, or negative; the message gives its place */
    public static double[] noneNegative(String name, double[] values) {
        notNull(name, values);
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] >= 0 && values[k] < Double.POSITIVE_INFINITY)) {
                notNegative(name + "[" + k + "]", values[k]);
            }
        }
        return values;
    }

    /** @throws IllegalArgumentException if value is NaN, or outside of least to greatest */
    public static double between(double least, double greatest, String name, double value) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + greatest + ", got " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException if value is outside of least to greatest */
    public static int between(int least, int greatest, String name, int value) {
        if (value < least || value > greatest) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + greatest + ", got " + value);
        }
        return value;
    }

    /**
     * For a computed value, which may exceed its limits by round-off.
     *
     * @throws IllegalArgumentException if value is NaN, or outside of least to greatest by more than round-off
     */
    public static double nearlyBetween(double least, double greatest, String name, double value) {
        return value >= least - ROUND_OFF && value <= greatest + ROUND_OFF ? value : between(least, greatest, name, value);
    }

    /** @throws IllegalArgumentException if value is below least */
    public static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException if matrix is null or an entry is NaN or infinite; the message gives its place */
    public static DMatrixRMaj finite(String name, DMatrixRMaj matrix) {
        notNull(name, matrix);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            if (!Double.isFinite(matrix.data[i])) {
                throw new IllegalArgumentException(name + " must have finite entries, got " + matrix.data[i] + " at row "
                        + i / matrix.numCols + ", column " + i % matrix.numCols);
            }
        }
        return matrix;
    }

    /** @throws IllegalArgumentException if matrix is null, or has another shape or no column */
    public static void shape(String name, DMatrixRMaj matrix, int rows, int columns) {
        if (notNull(name, matrix).numRows != rows || matrix.numCols != columns || columns < 1) {
            throw new IllegalArgumentException(name + " must have shape (" + rows + ", " + Math.max(1, columns) + "), got ("
                    + matrix.numRows + ", " + matrix.numCols + ")");
        }
    }

    /**
     * @return the length of both
     * @throws IllegalArgumentException if one is null, or the two differ in length
     */
    public static int sameLength(String firstName, double[] first, String secondName, double[] second) {
        if (notNull(firstName, first).length != notNull(secondName, second).length) {
            throw new IllegalArgumentException(firstName + " and " + secondName + " must have the same length, got " + first.length + " and "
                    + second.length);
        }
        return first.length;
    }

    /**
     * Room for a matrix, before it is made.
     *
     * @param name the argument that decides its size, with the given value
     * @throws IllegalArgumentException if so many numbers do not fit into one array or into the memory of this JVM
     */
    public static int room(String name, int value, long rows, long columns) {
        boolean fits = rows <= 0 || columns <= LARGEST_ARRAY / rows;
        if (fits && rows * columns > ALWAYS_FITS) {
            try {
                fits = new double[(int) (rows * columns)].length == rows * columns;
            } catch (OutOfMemoryError full) {
                fits = false;
            }
        }
        if (!fits) {
            throw new IllegalArgumentException(name + " must leave room for a matrix of " + rows + " x " + columns
                    + " numbers in the memory of this JVM, got " + value);
        }
        return value;
    }

    /** @throws IllegalArgumentException if value is null */
    public static <T> T notNull(String name, T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " must be given, got null");
        }
        return value;
    }

    /**
     * @return a copy that cannot be changed
     * @throws IllegalArgumentException if the list or one of its entries is null; the message gives its place
     */
    public static <T> List<T> allGiven(String name, List<T> values) {
        for (int i = 0; i < notNull(name, values).size(); i++) {
            notNull(name + "[" + i + "]", values.get(i));
        }
        return List.copyOf(values);
    }
}
