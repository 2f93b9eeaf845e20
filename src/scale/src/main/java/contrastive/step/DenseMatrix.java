package contrastive.step;

/** A matrix of any numbers as a left factor. */
record DenseMatrix(double[][] entries) implements LeftFactor {

    static DenseMatrix zero(int rows, int columns) {
        return new DenseMatrix(Products.matrix(rows, columns));
    }

    @Override
    public int rows() {
        return entries.length;
    }

    @Override
    public int blockWidth() {
        return RowArithmetic.STRIP;
    }

    /** All of them: to copy the block of the right factor a second time costs as much as is gained. */
    @Override
    public int fewestRows() {
        return entries.length;
    }

    @Override
    public void times(double[][] out, int outColumn, int from, int to, double[][] right, int column, int width, ThreadBuffer buffer,
            RowArithmetic arithmetic) {
        arithmetic.product(out, outColumn, entries, right, column, from, to, width, buffer.numbers());
    }
}
