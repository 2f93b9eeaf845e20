package contrastive.step;

import contrastive.data.PairBatch;

/** A batch of inputs of any kind, by rows and transposed. */
final class BatchInputs implements Batch {

    private final double[][] rowsA;
    private final double[][] rowsB;
    private final double[][] columnsA;
    private final double[][] columnsB;
    private final double[] norms;

    BatchInputs(int pairs, int dimensionA, int dimensionB) {
        rowsA = Products.matrix(pairs, dimensionA);
        rowsB = Products.matrix(pairs, dimensionB);
        columnsA = Products.matrix(dimensionA, pairs);
        columnsB = Products.matrix(dimensionB, pairs);
        norms = new double[pairs];
    }

    /** Takes the next batch, of the same number of pairs. */
    void take(PairBatch next) {
        Products.fill(rowsA, next.a());
        Products.fill(rowsB, next.b());
    }

    @Override
    public int pairs() {
        return rowsA.length;
    }

    @Override
    public void prepare(Products products) {
        products.transpose(columnsA, rowsA, columnsA.length, 1);
        products.transpose(columnsB, rowsB, columnsB.length, 1);
    }

    @Override
    public void timesA(double[][] out, double[][] matrix, Products products) {
        products.product(out, rowsA, matrix, columnsA.length);
    }

    @Override
    public void timesB(double[][] out, double[][] matrix, Products products) {
        products.product(out, rowsB, matrix, columnsB.length);
    }

    @Override
    public int blockWidth() {
        return Lanes.STRIP;
    }

    @Override
    public void timesB(double[][][] out, double[][] matrix, Products products, Products.BlockTask after) {
        products.product(out, rowsB, matrix, columnsB.length, after);
    }

    @Override
    public void turnedTimesA(double[][] out, double[][] matrix, Products products) {
        products.product(out, columnsA, matrix, pairs());
    }

    @Override
    public void turnedTimesB(double[][] out, double[][] matrix, Products products) {
        products.product(out, columnsB, matrix, pairs());
    }

    @Override
    public void turnedTimesB(double[][] out, double[][][] matrix, Products products, Products.BlockTask before) {
        products.product(out, columnsB, matrix, pairs(), before);
    }

    @Override
    public void cross(double[][] out, double factor, Products products) {
        products.transpose(columnsA, rowsA, columnsA.length, factor);
        products.product(out, columnsA, rowsB, pairs());
    }

    /** |h_i . x_j| <= |h_i| |x_j|. */
    @Override
    public double bound(double[][] encoded, double[] rowSums, Products products) {
        products.rows(pairs(), (from, to) -> {
            for (int i = from; i < to; i++) {
                rowSums[i] = products.lanes().dot(encoded[i], encoded[i], encoded[i].length);
                norms[i] = products.lanes().dot(rowsB[i], rowsB[i], rowsB[i].length);
            }
        });
        return Math.sqrt(Products.largest(rowSums)) * Math.sqrt(Products.largest(norms));
    }
}
