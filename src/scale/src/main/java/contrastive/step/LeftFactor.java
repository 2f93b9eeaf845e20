package contrastive.step;

/** The left factor of a matrix product, which is computed one block of columns at a time. */
interface LeftFactor {

    int rows();

    /** Columns of one block; the last block of a product may have fewer. */
    int blockWidth();

    /** The fewest rows that are worth a thread of their own, where a product has fewer blocks than there are threads. */
    int fewestRows();

    /**
     * Rows [from, to) of this times columns [column, column + width) of right, into the columns of out from outColumn on.
     *
     * @param buffer that of the thread
     */
    void times(double[][] out, int outColumn, int from, int to, double[][] right, int column, int width, ThreadBuffer buffer,
            RowArithmetic arithmetic);
}
