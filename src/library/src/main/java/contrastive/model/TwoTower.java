package contrastive.model;

import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.data.Require;
import contrastive.data.SignSource;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.ejml.simple.SimpleMatrix;

/**
 * Two linear encoders with normalised outputs (theory, section 2): f_A(x) = W_A^T x / N_A with N_A^2 = E |W_A^T x_A|^2, and the
 * same for B, so that an encoded input has mean square norm exactly 1 over the population of its source.
 *
 * @param source the population of pairs whose second moments fix the norms
 * @param weightsA W_A, shape (d_A, m); not copied
 * @param weightsB W_B, shape (d_B, m); not copied
 */
public record TwoTower(PairSource source, DMatrixRMaj weightsA, DMatrixRMaj weightsB) {

    /** @throws IllegalArgumentException if the weights' rows do not fit the source, their widths differ, or an entry is not finite */
    public TwoTower {
        Require.notNull("source", source);
        Require.shape("weightsA", Require.finite("weightsA", weightsA), source.dimensionA(), weightsA.numCols);
        Require.shape("weightsB", Require.finite("weightsB", weightsB), source.dimensionB(), weightsA.numCols);
    }

    /**
     * The random initialisation: all entries of both towers independent N(0, 1/m).
     *
     * @param source a {@link PairModel}, or pairs from elsewhere
     * @param width m >= 1
     * @param seed of the weights; independent of the model's own seed
     * @throws IllegalArgumentException if width is below 1, or there is no room for the weights
     */
    public static TwoTower gaussian(PairSource source, int width, long seed) {
        Require.notNull("source", source);
        Require.atLeast(1, "width", width);
        Require.atLeast(1, "source.dimensionA", source.dimensionA());
        Require.atLeast(1, "source.dimensionB", source.dimensionB());
        Require.room("width", width, width, Math.max(source.dimensionA(), source.dimensionB()));
        return new TwoTower(source,
                gaussianWeights(source.dimensionA(), width, RandomStream.WEIGHTS_A.seeded(seed)),
                gaussianWeights(source.dimensionB(), width, RandomStream.WEIGHTS_B.seeded(seed)));
    }

    /**
     * The orthogonal initialisation W_A = [I 0], W_B = [0 I] of width m = 2 d, which reproduces the infinite-width limit exactly
     * at finite width (theory, sections 2 and 5).
     *
     * @throws IllegalArgumentException if there is no room for weights of shape (d, 2 d)
     */
    public static TwoTower orthogonal(PairModel model) {
        int d = Require.notNull("model", model).dimension();
        Require.room("model.dimension", d, d, 2L * d);
        DMatrixRMaj weightsA = new DMatrixRMaj(d, 2 * d);
        DMatrixRMaj weightsB = new DMatrixRMaj(d, 2 * d);
        for (int i = 0; i < d; i++) {
            weightsA.set(i, i, 1);
            weightsB.set(i, d + i, 1);
        }
        return new TwoTower(model, weightsA, weightsB);
    }

    private static DMatrixRMaj gaussianWeights(int dimension, int width, Random random) {
        DMatrixRMaj weights = new DMatrixRMaj(dimension, width);
        RandomMatrices_DDRM.fillGaussian(weights, 0, 1 / Math.sqrt(width), random);
        return weights;
    }

    /**
     * Refuses a batch that these towers cannot encode.
     *
     * @throws IllegalArgumentException if the batch's inputs are not of the towers' lengths
     */
    public void requireFits(PairBatch batch) {
        Require.shape("batch.a", Require.notNull("batch", batch).a(), batch.pairs(), weightsA.numRows);
        Require.shape("batch.b", batch.b(), batch.pairs(), weightsB.numRows);
    }

    /** Width m of the representation. */
    public int width() {
        return weightsA.numCols;
    }

    /** A copy, with weights of its own. */
    public TwoTower copy() {
        return new TwoTower(source, weightsA.copy(), weightsB.copy());
    }

    /**
     * N_A = sqrt(E |W_A^T x_A|^2) = sqrt(tr(W_A^T E[x_A x_A^T] W_A)), the population's norm.
     *
     * @throws IllegalArgumentException if N_A^2 is more than a double can hold
     */
    public double normA() {
        return Require.notNegative("norm of weightsA over the population", norm(source.secondMomentA(), weightsA));
    }

    /** N_B = sqrt(E |W_B^T x_B|^2); as {@link #normA}. */
    public double normB() {
        return Require.notNegative("norm of weightsB over the population", norm(source.secondMomentB(), weightsB));
    }

    private static double norm(DMatrixRMaj secondMoment, DMatrixRMaj weights) {
        DMatrixRMaj product = new DMatrixRMaj(weights.numRows, weights.numCols);
        CommonOps_DDRM.mult(secondMoment, weights, product);
        return Math.sqrt(VectorVectorMult_DDRM.innerProd(weights, product));
    }

    /**
     * f_A of each row: X W_A / N_A.
     *
     * @param inputs X, shape (n, d_A)
     * @return shape (n, m)
     * @throws IllegalArgumentException if inputs have another number of columns or an entry that is not finite
     * @throws IllegalStateException if the norm is 0, so that there is no output of mean square norm 1
     */
    public DMatrixRMaj encodeA(DMatrixRMaj inputs) {
        return encode(inputs, weightsA, normA());
    }

    /** f_B of each row: X W_B / N_B, shape (n, m); as {@link #encodeA}. */
    public DMatrixRMaj encodeB(DMatrixRMaj inputs) {
        return encode(inputs, weightsB, normB());
    }

    private static DMatrixRMaj encode(DMatrixRMaj inputs, DMatrixRMaj weights, double norm) {
        Require.shape("inputs", Require.finite("inputs", inputs), inputs.numRows, weights.numRows);
        if (norm == 0) {
            throw new IllegalStateException("these weights encode every input as 0, which cannot be normalised");
        }
        DMatrixRMaj encoded = new DMatrixRMaj(inputs.numRows, weights.numCols);
        CommonOps_DDRM.mult(1 / norm, inputs, weights, encoded);
        return Require.finite("encoded inputs", encoded);
    }

    /**
     * Signal map Phi_A = W_A^T A, shape (m, r).
     *
     * @throws IllegalArgumentException if an entry is more than a double can hold
     * @throws IllegalStateException if the pairs are not those of a {@link PairModel}
     */
    public SimpleMatrix signalMapA() {
        return columns(fullMap("weightsA", weightsA, model().frameA()), 0, model().signalDirections());
    }

    /** Signal map Phi_B = W_B^T B, shape (m, r); as {@link #signalMapA}. */
    public SimpleMatrix signalMapB() {
        return columns(fullMap("weightsB", weightsB, model().frameB()), 0, model().signalDirections());
    }

    /** Noise map Phi_A,xi = W_A^T A_xi, shape (m, d - r); as {@link #signalMapA}. */
    public SimpleMatrix noiseMapA() {
        return columns(fullMap("weightsA", weightsA, model().frameA()), model().signalDirections(), model().dimension());
    }

    /** Noise map Phi_B,xi = W_B^T B_xi, shape (m, d - r); as {@link #signalMapA}. */
    public SimpleMatrix noiseMapB() {
        return columns(fullMap("weightsB", weightsB, model().frameB()), model().signalDirections(), model().dimension());
    }

    /**
     * The model of the theory whose frames the source's inputs are made with: it alone has signal and noise directions.
     *
     * @throws IllegalStateException if the pairs come from elsewhere
     */
    public PairModel model() {
        if (source instanceof SignSource signs) {
            return signs.model();
        }
        throw new IllegalStateException("signal and noise directions are known for the pairs of a PairModel only, these come from "
                + source.getClass().getSimpleName());
    }

    private static DMatrixRMaj fullMap(String name, DMatrixRMaj weights, DMatrixRMaj frame) {
        DMatrixRMaj map = new DMatrixRMaj(weights.numCols, frame.numCols);
        CommonOps_DDRM.multTransA(weights, frame, map);
        return Require.finite("map of " + name, map);
    }

    private static SimpleMatrix columns(DMatrixRMaj map, int from, int to) {
        return SimpleMatrix.wrap(CommonOps_DDRM.extract(map, 0, map.numRows, from, to));
    }
}
