package contrastive.data;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * A batch of the model without sampling noise (theory, sections 8 and 9): the sign patterns of z, xi_A and xi_B are columns of a
 * Sylvester-Hadamard matrix, so that all second moments of the batch are exactly those of the population. Up to r = 10 the signal takes
 * each of its 2^r patterns equally often (columns 1, 2, 4, ..., 2^(r-1)). Then the mean of any function of the similarities over all n x n
 * pairs is the population's, if noise does not enter them, as from the orthogonal start. Above r = 10 only second moments are exact.
 */
public final class HadamardDesign implements SignSource {

    /** The most signal directions whose 2^r patterns are all in the design. */
    private static final int MOST_PATTERNS = 10;

    private final PairModel model;
    private final SignBatch signs;
    private final PairBatch batch;

    private HadamardDesign(PairModel model, SignBatch signs, PairBatch batch) {
        this.model = model;
        this.signs = signs;
        this.batch = batch;
    }

    /**
     * The design of order n, the smallest power of two above r + 2 (d - r), and at least 2^r up to r = 10: one column per sign, the
     * constant column left out.
     *
     * @throws IllegalArgumentException if there is no room for it
     */
    public static HadamardDesign of(PairModel model) {
        Require.notNull("model", model);
        int r = model.signalDirections();
        int d = model.dimension();
        int noise = model.noiseDirections();
        boolean exact = r <= MOST_PATTERNS;
        long rows = Math.max(Long.highestOneBit(r + 2L * noise) * 2, exact ? 1L << r : 1);
        Require.room("model.dimension", d, rows, d);
        int order = (int) rows;
        int[] columns = columns(r, r + 2 * noise, exact);
        SignBatch signs = SignBatch.room(order, d);
        for (int i = 0; i < order; i++) {
            for (int k = 0; k < d; k++) {
                signs.set(signs.a(), i, k, sign(i, columns[k]));
                signs.set(signs.b(), i, k, sign(i, columns[k < r ? k : k + noise]));
            }
        }
        PairBatch batch = model.fromSigns(signs);
        return new HadamardDesign(model, signs, new PairBatch(batch.a(), batch.b(), exact));
    }

    /** For z, xi_A and xi_B: first the columns of z, none of them a product of others, then all other columns in order. */
    private static int[] columns(int signal, int count, boolean exact) {
        IntStream others = IntStream.range(1, Integer.MAX_VALUE)
                .filter(column -> !exact || Integer.bitCount(column) > 1 || column >= 1 << signal);
        return IntStream.concat(IntStream.range(0, exact ? signal : 0).map(k -> 1 << k), others).limit(count).toArray();
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
     * @throws IllegalArgumentException if pairs is not the design's own number, since only the whole design is exact
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
}
