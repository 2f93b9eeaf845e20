package contrastive.data;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/**
 * A batch of the model without sampling noise (theory, section 8): the sign patterns of z, xi_A and xi_B are columns of a
 * Sylvester-Hadamard matrix, so that all second moments of the batch are exactly those of the population.
 */
public final class HadamardDesign implements SignSource {

    private final PairModel model;
    private final SignBatch signs;
    private final PairBatch batch;

    private HadamardDesign(PairModel model, SignBatch signs, PairBatch batch) {
        this.model = model;
        this.signs = signs;
        this.batch = batch;
    }

    /**
     * The design of order n, the smallest power of two above r + 2 (d - r): one column a sign, the constant column left out.
     *
     * @throws IllegalArgumentException if there is no room for it
     */
    public static HadamardDesign of(PairModel model) {
        Require.notNull("model", model);
        int r = model.signalDirections();
        int d = model.dimension();
        int noise = model.noiseDirections();
        long columns = Long.highestOneBit(r + 2L * noise) * 2;
        Require.room("model.dimension", d, columns, d);
        int order = (int) columns;
        SignBatch signs = SignBatch.room(order, d);
        for (int i = 0; i < order; i++) {
            for (int k = 0; k < d; k++) {
                signs.set(signs.a(), i, k, sign(i, 1 + k));
                signs.set(signs.b(), i, k, sign(i, k < r ? 1 + k : 1 + k + noise));
            }
        }
        return new HadamardDesign(model, signs, model.fromSigns(signs));
    }

    /** Entry of the Sylvester-Hadamard matrix: -1 to the number of ones that row and column have in common. */
    private static int sign(int row, int column) {
        return Integer.bitCount(row & column) % 2 == 0 ? 1 : -1;
    }

    /** Number n of pairs in the design. */
    public int pairs() {
        return batch.pairs();
    }

    /**
     * The design itself, the same at each call; random is not used.
     *
     * @throws IllegalArgumentException if pairs is not the design's own number: a part of it would not be exact
     */
    @Override
    public PairBatch draw(int pairs, Random random) {
        requireAll(pairs);
        return batch;
    }

    /** The design's signs, the same at each call, as {@link #draw}; not a copy. */
    @Override
    public SignBatch drawSigns(int pairs, Random random) {
        requireAll(pairs);
        return signs;
    }

    /** The model whose population the design stands for. */
    @Override
    public PairModel model() {
        return model;
    }

    private void requireAll(int pairs) {
        if (pairs != batch.pairs()) {
            throw new IllegalArgumentException("pairs must be the design's " + batch.pairs() + ", got " + pairs);
        }
    }

    @Override
    public int dimensionA() {
        return model.dimensionA();
    }

    @Override
    public int dimensionB() {
        return model.dimensionB();
    }

    @Override
    public DMatrixRMaj secondMomentA() {
        return model.secondMomentA();
    }

    @Override
    public DMatrixRMaj secondMomentB() {
        return model.secondMomentB();
    }

    @Override
    public DMatrixRMaj crossMoment() {
        return model.crossMoment();
    }
}
