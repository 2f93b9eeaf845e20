package contrastive.step;

/**
 * A matrix of signs as a left factor, by the method of the four Russians: its rows are cut into runs of {@link RowArithmetic#SIGNS} signs,
 * each a number that picks an entry from a table of signed sums of the right factor's rows.
 *
 * @param rows of the matrix
 * @param tables number of runs in a row, the last of which may be shorter
 * @param runs the runs, row by row
 */
record SignMatrix(int rows, int tables, byte[] runs) implements LeftFactor {

    static SignMatrix zero(int rows, int columns) {
        int tables = (columns + RowArithmetic.SIGNS - 1) / RowArithmetic.SIGNS;
        return new SignMatrix(rows, tables, new byte[rows * tables]);
    }

    /** Sets a row to that of a bit matrix, whose words have zeros behind the last column. */
    void load(long[] words, int wordsPerRow, int row) {
        for (int table = 0; table < tables; table++) {
            int bit = table * RowArithmetic.SIGNS;
            int word = row * wordsPerRow + bit / Long.SIZE;
            int shift = bit % Long.SIZE;
            long run = words[word] >>> shift;
            if (shift > Long.SIZE - RowArithmetic.SIGNS && bit / Long.SIZE + 1 < wordsPerRow) {
                run |= words[word + 1] << Long.SIZE - shift;
            }
            runs[row * tables + table] = (byte) (run & (1 << RowArithmetic.SIGNS) - 1);
        }
    }

    @Override
    public int blockWidth() {
        return RowArithmetic.WIDE;
    }

    /** From here on it pays that each thread computes the same tables for itself. */
    @Override
    public int fewestRows() {
        return 128;
    }

    @Override
    public void times(double[][] out, int outColumn, int from, int to, double[][] right, int column, int width, ThreadBuffer buffer,
            RowArithmetic arithmetic) {
        int start = buffer.tableStart(arithmetic);
        for (int table = 0; table < tables; table += RowArithmetic.TABLES) {
            int last = Math.min(right.length, (table + RowArithmetic.TABLES) * RowArithmetic.SIGNS);
            arithmetic.tables(right, table * RowArithmetic.SIGNS, last, column, width, buffer.numbers(), start);
            arithmetic.pick(buffer.numbers(), start, this, table, Math.min(RowArithmetic.TABLES, tables - table), out, from, to, outColumn, width);
        }
    }
}
