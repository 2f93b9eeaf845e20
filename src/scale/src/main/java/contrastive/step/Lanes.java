package contrastive.step;

/**
 * The arithmetic on rows that a step spends its time in. All rows are padded with zeros to a multiple of {@link #BLOCK} columns; sums
 * along a row run in {@link #BLOCK} lanes, lane l over the columns l, l + 8, ..., added up at the end in a fixed order. So
 * the two implementations give the same bits, whatever the machine's vectors hold.
 */
interface Lanes {

    /** Columns that are worked on together; a multiple of what a vector of any machine of today holds. */
    int BLOCK = 8;
    /** Columns of one strip of a matrix product. */
    int STRIP = 3 * BLOCK;
    /** Rows of a strip that are used together, 24 kB, which the first cache holds. */
    int STRIP_ROWS = 128;
    /** Columns of one block of a product with signs; the last block of a row may have fewer. */
    int WIDE = 4 * BLOCK;
    /** Signs whose sums make one table: 2^5 rows of 32 numbers, 8 kB. Measured: 4 and 6 are slower, 7 by a fifth. The vectors' tables are written for 5. */
    int SIGNS = 5;
    /** Tables that are made and used together, 256 kB, which the second cache holds. */
    int TABLES = 32;

    /** Number of columns that holds columns of a row and its padding. */
    static int padded(int columns) {
        return (columns + BLOCK - 1) / BLOCK * BLOCK;
    }

    /**
     * out[i][outColumn + j] = sum over p &lt; inner of left[i][p] right[p][column + j], in the order of p, for all i &lt; rows and j &lt; wide.
     *
     * @param wide number of columns, a multiple of {@link #BLOCK} up to {@link #STRIP}
     * @param room for {@link #STRIP} x {@link #STRIP_ROWS} numbers
     */
    void product(double[][] out, int outColumn, double[][] left, double[][] right, int column, int rows, int inner, int wide, double[] room);

    /**
     * Tables of the signed sums of rows, SIGNS rows a table: entry e of table t holds, in columns [column, column + wide), the sum of
     * rows first + t SIGNS + s with a minus where bit s of e is set.
     *
     * @param last the row after the last; the last table may have fewer rows
     * @param wide number of columns, a multiple of {@link #BLOCK} up to {@link #WIDE}
     */
    void tables(double[][] rows, int first, int last, int column, int wide, double[] tables);

    /**
     * out[i], columns [column, column + wide), plus the entries that the patterns of row i pick from each table, in the order of the
     * tables, for i in [from, to); in place of out where the first table is number 0.
     *
     * @param patterns of all rows and tables
     */
    void pick(double[] tables, Patterns patterns, int firstTable, int count, double[][] out, int from, int to, int column, int wide);

    /** sum_j log cosh(scale x_j) over a whole row with its padding; x_j becomes tanh(scale x_j). */
    double logCoshTanh(double[] x, int width, double scale);

    /**
     * x_ij becomes e^(scale x_ij); at most 700 in size is allowed for scale x_ij.
     *
     * @param rowSums what they are summed to row by row
     * @param columnSums what they are added to column by column, from place first on
     */
    void expSums(double[][] x, double scale, double[] rowSums, double[] columnSums, int first);

    /** x_ij becomes x_ij (rows_i + columns_(first + j)). */
    void weigh(double[][] x, double[] rows, double[] columns, int first);

    /** x_j becomes factor x_j. */
    void scale(double[] x, int width, double factor);

    /** sum_j |x_j|. */
    double absoluteSum(double[] x, int width);

    /** sum_j g_j x_j with the signs g of a row of bits, which starts at a word. */
    double signedSum(double[] x, int width, long[] bits, int firstWord);

    /** x_j becomes x_j + factor g_j with the signs g of a row of bits; where there are no signs any more, in the padding, with +1. */
    void addSigns(double[] x, int width, double factor, long[] bits, int firstWord);

    /** sum_j x_j y_j. */
    double dot(double[] x, double[] y, int width);

    /** u_j becomes keep u_j + add t_j; gives the sum of its squares. */
    double combine(double[] u, double[] t, int width, double keep, double add);

    /** The signs of the 8 columns from a multiple of 8 on, as the place of a row of {@link #SIGN_ROWS}. */
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

    /** The sum of lanes in the fixed order. */
    static double total(double[] lanes) {
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
}
