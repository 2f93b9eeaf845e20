package contrastive.step;

/**
 * A sign matrix cut into runs of {@link Lanes#SIGNS} signs a row, each run a number that picks an entry of a table.
 *
 * @param rows of the matrix
 * @param tables number of runs of a row, the last of which may be shorter
 * @param bits the runs, row by row
 */
record Patterns(int rows, int tables, byte[] bits) {

    static Patterns room(int rows, int columns) {
        int tables = (columns + Lanes.SIGNS - 1) / Lanes.SIGNS;
        return new Patterns(rows, tables, new byte[rows * tables]);
    }

    /** Takes the signs of rows [from, to) from a bit matrix of the same rows whose words have zeros behind the last column. */
    void cut(long[] words, int wordsPerRow, int from, int to) {
        for (int row = from; row < to; row++) {
            for (int table = 0; table < tables; table++) {
                int bit = table * Lanes.SIGNS;
                int word = row * wordsPerRow + bit / Long.SIZE;
                int shift = bit % Long.SIZE;
                long run = words[word] >>> shift;
                if (shift > Long.SIZE - Lanes.SIGNS && bit / Long.SIZE + 1 < wordsPerRow) {
                    run |= words[word + 1] << Long.SIZE - shift;
                }
                bits[row * tables + table] = (byte) (run & (1 << Lanes.SIGNS) - 1);
            }
        }
    }
}
