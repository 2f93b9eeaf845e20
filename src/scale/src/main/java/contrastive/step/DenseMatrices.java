package contrastive.step;

import contrastive.data.PairBatch;
import java.util.Arrays;

/** A batch of inputs of any kind. */
final class DenseMatrices extends BatchMatrices<DenseMatrix> {

    private final double[] squares;

    DenseMatrices(int pairs, int dimensionA, int dimensionB, Products products) {
        super(DenseMatrix.zero(pairs, dimensionA), DenseMatrix.zero(pairs, dimensionB), DenseMatrix.zero(dimensionA, pairs),
                DenseMatrix.zero(dimensionB, pairs), products);
        squares = new double[pairs];
    }

    /** @param next of the same number of pairs */
    void load(PairBatch next) {
        Products.fill(a.entries(), next.a());
        Products.fill(b.entries(), next.b());
    }

    @Override
    void prepare() {
        products.transpose(transposedA.entries(), a.entries(), 1);
        products.transpose(transposedB.entries(), b.entries(), 1);
    }

    @Override
    void cross(double[][] out, double factor) {
        products.transpose(transposedA.entries(), a.entries(), factor);
        products.product(out, transposedA, b.entries());
    }

    /** |h_i . x_j| &lt;= |h_i| |x_j|. */
    @Override
    double bound(double[][] encoded, double[] rowSums) {
        products.inner(encoded, encoded, rowSums);
        products.inner(b.entries(), b.entries(), squares);
        return Math.sqrt(Arrays.stream(rowSums).max().orElseThrow()) * Math.sqrt(Arrays.stream(squares).max().orElseThrow());
    }
}
