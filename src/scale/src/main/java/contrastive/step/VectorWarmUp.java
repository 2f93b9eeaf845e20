package contrastive.step;

/**
 * The arithmetic that is fastest now: by vectors where the JVM was started with {@code --add-modules jdk.incubator.vector} and has compiled
 * them. Before that the Vector API is a hundred times slower than plain loops, and compiling takes seconds of a core; so it
 * begins once there was so much training that more is likely, in a background thread that calls the operations until they are
 * compiled. As both give the same bits, a run may change from one to the other at any moment.
 */
final class VectorWarmUp {

    /** Multiplications; with the contrastive objectives up to four seconds of plain loops, about as long as compiling takes. */
    private static final double WORTH_COMPILING = 1.5e9;

    private static volatile RowArithmetic now = new PlainArithmetic();
    private static double done;

    private VectorWarmUp() {
    }

    static RowArithmetic now() {
        return now;
    }

    /** Counts work that was done, in multiplications. */
    static synchronized void count(double work) {
        boolean before = done < WORTH_COMPILING;
        done += work;
        if (before && done >= WORTH_COMPILING && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            Thread warming = new Thread(() -> now = warmed(VectorArithmetic.create()), "warming the vectors");
            warming.setDaemon(true);
            warming.start();
        }
    }

    /**
     * Calls each operation as often as the compiler counts before its last stage: some hundred calls, some ten thousand rounds of a loop; wide
     * and narrow shapes alternate, because the compiler leaves out what it has not seen, and would begin again when a run needs it.
     */
    private static RowArithmetic warmed(RowArithmetic arithmetic) {
        int width = 6 * RowArithmetic.STRIP;
        double[][] x = Products.matrix(width, width);
        double[][] few = Products.matrix(20, width);
        double[][] y = Products.matrix(width, width);
        double[][] wide = Products.matrix(4, RowArithmetic.WIDE);
        double[][] narrow = Products.matrix(4, RowArithmetic.BLOCK);
        double[] buffer = new ThreadBuffer().numbers();
        long[] bits = new long[width];
        SignMatrix signs = SignMatrix.zero(5, 24 * RowArithmetic.SIGNS);
        for (int call = 0; call < 1500; call++) {
            double[] row = x[call % width];
            int columns = call % 3 == 0 ? RowArithmetic.BLOCK : width;
            int block = call % 3 == 0 ? RowArithmetic.BLOCK : RowArithmetic.WIDE;
            arithmetic.logCoshTanh(row, columns, 1);
            arithmetic.expSums(columns == width ? wide : narrow, 0, y[0], y[1], 0);
            arithmetic.weigh(columns == width ? wide : narrow, y[0], y[1], 0);
            arithmetic.scale(row, columns, 0);
            arithmetic.absoluteSum(row, columns);
            arithmetic.signedSum(row, columns, bits, 0);
            arithmetic.addSigns(row, columns, 0, bits, 0);
            arithmetic.dot(row, row, columns);
            arithmetic.combine(row, row, columns, 0, 0);
            arithmetic.product(y, 0, x, x, 0, 0, 11, RowArithmetic.STRIP, buffer);
            arithmetic.product(y, 0, x, few, 0, 0, 11, 2 * RowArithmetic.BLOCK, buffer);
            arithmetic.tables(x, 0, 3 * RowArithmetic.SIGNS - 1, 0, block, buffer, 0);
            arithmetic.pick(buffer, 0, signs, 0, 12, y, 0, 5, 0, block);
            arithmetic.pick(buffer, 0, signs, 12, 12, y, 0, 5, 0, block);
        }
        return arithmetic;
    }
}
