package contrastive.step;

/**
 * The lanes that are fastest now: by vectors where the JVM was started with {@code --add-modules jdk.incubator.vector} and has compiled them.
 * Until the compiler gets to it, the Vector API is a hundred times slower than plain loops, and the compiling takes seconds of a core; so it
 * begins once enough training was done to expect more, in a thread in the background that calls the operations until they are
 * compiled. As both give the same bits, a run may go from one to the other at any moment.
 */
final class WarmLanes {

    /** Multiplications, of the contrastive objectives up to four seconds' worth of plain loops: about as long as the compiling takes. */
    private static final double WORTH_COMPILING = 1.5e9;

    private static volatile Lanes now = new PlainLanes();
    private static double done;

    private WarmLanes() {
    }

    static Lanes now() {
        return now;
    }

    /** Takes note of work that was done, in multiplications. */
    static synchronized void count(double work) {
        boolean before = done < WORTH_COMPILING;
        done += work;
        if (before && done >= WORTH_COMPILING && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            Thread warming = new Thread(() -> now = warmed(VectorLanes.create()), "warming the vectors");
            warming.setDaemon(true);
            warming.start();
        }
    }

    /**
     * Calls each operation as often as the compiler counts before its last stage: some hundred calls, some ten thousand rounds of a loop; in
     * wide and narrow shapes by turns, because the compiler leaves out what it has not seen, and would begin again when a run needs it.
     */
    private static Lanes warmed(Lanes lanes) {
        int width = 6 * Lanes.STRIP;
        double[][] x = Products.matrix(width, width);
        double[][] y = Products.matrix(width, width);
        double[][] wide = Products.matrix(4, Lanes.WIDE);
        double[][] narrow = Products.matrix(4, Lanes.BLOCK);
        double[] room = new double[Products.room()];
        long[] bits = new long[width];
        Patterns patterns = new Patterns(5, 24, new byte[5 * 24]);
        for (int call = 0; call < 1500; call++) {
            double[] row = x[call % width];
            int columns = call % 3 == 0 ? Lanes.BLOCK : width;
            int block = call % 3 == 0 ? Lanes.BLOCK : Lanes.WIDE;
            lanes.logCoshTanh(row, columns, 1);
            lanes.expSums(columns == width ? wide : narrow, 0, y[0], y[1], 0);
            lanes.weigh(columns == width ? wide : narrow, y[0], y[1], 0);
            lanes.scale(row, columns, 0);
            lanes.absoluteSum(row, columns);
            lanes.signedSum(row, columns, bits, 0);
            lanes.addSigns(row, columns, 0, bits, 0);
            lanes.dot(row, row, columns);
            lanes.combine(row, row, columns, 0, 0);
            lanes.product(y, 0, x, x, 0, 11, Lanes.STRIP_ROWS + 8, Lanes.STRIP, room);
            lanes.product(y, 0, x, x, 0, 11, 20, 2 * Lanes.BLOCK, room);
            lanes.tables(x, 0, 3 * Lanes.SIGNS - 1, 0, block, room);
            lanes.pick(room, patterns, 0, 12, y, 0, 5, 0, block);
            lanes.pick(room, patterns, 12, 12, y, 0, 5, 0, block);
        }
        return lanes;
    }
}
