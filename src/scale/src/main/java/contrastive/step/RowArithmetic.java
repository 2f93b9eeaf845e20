package contrastive.step;

/**
 * The arithmetic on rows in which a step spends its time. All rows are padded with zeros to a multiple of {@link #BLOCK} columns; sums
 * along a row run in {@link #BLOCK} lanes, lane l over the columns l, l + 8, ..., added up at the end in a fixed order. So
 * the two implementations give the same bits, however wide the machine's vectors are.
 */
interface RowArithmetic {

    /** Columns that are computed together; a multiple of the length of any machine's vectors today. */
    int BLOCK = 8;
    /** Columns of one strip of a matrix product. */
    int STRIP = 3 * BLOCK;
    /** Rows of a strip that are used together, 24 kB, which fit in the first-level cache. */
    int STRIP_ROWS = 128;
    /** Columns of one block of a product with signs; the last block of a row may have fewer. */
    int WIDE = 4 * BLOCK;
    /** Signs to a table of sums, 2^5 rows of 32 numbers, 8 kB. Measured: 4 and 6 are slower, 7 by a fifth. The vectors' tables are written for 5. */
    int SIGNS = 5;
    /** Tables that are used together, 256 kB, which fit in the second-level cache. */
    int TABLES = 32;
    /** Factors at most 2 whose product cannot overflow. */
    int FACTORS = 1000;
    double LOG_2 = Math.log(2);

    /** Number of columns of a row with its padding. */
    static int padded(int columns) {
        return (columns + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * out[i][outColumn + j] = sum_p left[i][p] right[p][column + j], in the order of p, for i in [from, to) and j &lt; width.
     *
     * @param width number of columns, a multiple of {@link #BLOCK} up to {@link #STRIP}
     * @param buffer of {@link #STRIP} x {@link #STRIP_ROWS} numbers
     */
    void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int from, int to, int width, double[] buffer);

    /**
     * Tables of the signed sums of rows, SIGNS rows to a table: entry e of table t holds, in columns [column, column + width), the sum of
     * rows first + t SIGNS + s with a minus where bit s of e is set.
     *
     * @param last the row after the last; the last table may have fewer rows
     * @param width number of columns, a multiple of {@link #BLOCK} up to {@link #WIDE}
     * @param start where the first table begins
     */
    void tables(double[][] rows, int first, int last, int column, int width, double[] tables, int start);

    /**
     * Adds to out[i], columns [column, column + width), the entry that each run of row i of a sign matrix picks from its table, in the order of
     * the tables, for i in [from, to); from 0 where the first table is number 0.
     *
     * @param start where the first of these tables begins
     */
    void pick(double[] tables, int start, SignMatrix signs, int firstTable, int count, double[][] out, int from, int to, int column, int width);

    /** Whether it reads so many numbers at once that their place in memory matters. */
    default boolean readsVectors() {
        return false;
    }

    /** sum_j log cosh(scale x_j) over a whole row with its padding; x_j becomes tanh(scale x_j). */
    default double logCoshTanh(double[] x, int width, double scale) {
        double sum = 0;
        for (int from = 0; from < width; from += FACTORS) {
            sum += logCoshTanh(x, from, Math.min(width, from + FACTORS), scale);
        }
        return sum;
    }

    /**
     * The same over at most {@link #FACTORS} columns: log cosh y = |y| + log(1 + t) - log 2 and tanh |y| = (1 - t) / (1 + t), where
     * t = e^(-2|y|); one logarithm for the product of all 1 + t, a strict one, which is the same on every machine.
     */
    double logCoshTanh(double[] x, int from, int to, double scale);

    /** From the sums over |y| and the products of 1 + t in lanes, over a number of columns. */
    static double logCosh(double[] sums, double[] products, int columns) {
        double product = products[0] * products[1] * (products[2] * products[3])
                * (products[4] * products[5] * (products[6] * products[7]));
        return total(sums) + StrictMath.log(product) - columns * LOG_2;
    }

    /**
     * x_ij becomes e^(scale x_ij), where |scale x_ij| is at most 700.
     *
     * @param rowSums set to the sums of the rows
     * @param columnSums has the sums of the columns added, from position first on
     */
    void expSums(double[][] x, double scale, double[] rowSums, double[] columnSums, int first);

    /** x_ij becomes x_ij (rows_i + columns_(first + j)). */
    void weigh(double[][] x, double[] rows, double[] columns, int first);

    /** x_j becomes factor x_j. */
    void scale(double[] x, int width, double factor);

    /** sum_j |x_j|. */
    double absoluteSum(double[] x, int width);

    /** sum_j g_j x_j with the signs g of a row of bits that starts at a word. */
    double signedSum(double[] x, int width, long[] bits, int firstWord);

    /** x_j becomes x_j + factor g_j with the signs g of a row of bits; g_j = 1 in the padding. */
    void addSigns(double[] x, int width, double factor, long[] bits, int firstWord);

    /** sum_j x_j y_j. */
    double dot(double[] x, double[] y, int width);

    /** u_j becomes keep u_j + add t_j; returns the sum of their squares. */
    double combine(double[] u, double[] t, int width, double keep, double add);

    /** Where the signs of the 8 columns from a multiple of 8 on begin in {@link #SIGN_ROWS}. */
    static int signRow(long[] bits, int firstWord, int column) {
        return BLOCK * (int) (bits[firstWord + column / Long.SIZE] >>> column % Long.SIZE & (1 << BLOCK) - 1);
    }

    /** All rows of 8 signs, one after another: -1 in lane l of row e where bit l of e is set. */
    double[] SIGN_ROWS = signRows();

    private static double[] signRows() {
        double[] rows = new double[BLOCK << BLOCK];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (i / BLOCK >>> i % BLOCK & 1) == 0 ? 1 : -1;
        }
        return rows;
    }

    /** The sum over the lanes, in a fixed order. */
    static double total(double[] lanes) {
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
}
