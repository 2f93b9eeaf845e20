package contrastive.data;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;

/**
 * The data of the theory (section 1): x_A = A z + A_xi xi_A and x_B = B z + B_xi xi_B, where the positive pair shares the
 * signal z and each side has noise of its own; all signs are +-1/sqrt(d), independent and uniform.
 *
 * <p>The frames [A A_xi] and [B B_xi] are two independent random rotations of R^d, their first r columns scaled by sigma_k and
 * the others by sigma_xi. They are made when first asked for, so that a model with d = 10^6 serves the infinite-width flow,
 * which needs none. A model is immutable.
 */
public final class PairModel implements SignSource {

    private final int dimension;
    private final double[] signalVariances;
    private final double noiseVariance;
    private final long seed;
    private DMatrixRMaj frameA;
    private DMatrixRMaj frameB;

    private PairModel(int dimension, double[] signalVariances, double noiseVariance, long seed) {
        this.dimension = dimension;
        this.signalVariances = signalVariances;
        this.noiseVariance = noiseVariance;
        this.seed = seed;
    }

    /** The same as {@link #of(int, double[], double, long)} with seed 0 for the frames. */
    public static PairModel of(int d, double[] signalVariances, double noiseVariance) {
        return of(d, signalVariances, noiseVariance, 0);
    }

    /**
     * @param d input dimension
     * @param signalVariances sigma_k^2, one for each of the r signal directions, in any order; r from 1 to d - 1, each above 0; copied
     * @param noiseVariance sigma_xi^2 >= 0, the same in all d - r noise directions
     * @param seed of the two frames
     * @throws IllegalArgumentException if an argument is out of range, or the variances of all d directions add up to more than a
     *     double can hold; the message names it, its value and what is allowed
     */
    public static PairModel of(int d, double[] signalVariances, double noiseVariance, long seed) {
        Require.atLeast(2, "d", d);
        Require.notNull("signalVariances", signalVariances);
        Require.between(1, d - 1, "number of signalVariances", signalVariances.length);
        Require.allPositive("signalVariances", signalVariances);
        Require.notNegative("noiseVariance", noiseVariance);
        Require.positive("total of signalVariances and of noiseVariance in d - r directions",
                Arrays.stream(signalVariances).sum() + (d - signalVariances.length) * noiseVariance);
        return new PairModel(d, signalVariances.clone(), noiseVariance, seed);
    }

    /** Input dimension d of either tower. */
    public int dimension() {
        return dimension;
    }

    /** Number r of signal directions, from 1 to d - 1. */
    public int signalDirections() {
        return signalVariances.length;
    }

    /** Number d - r of noise directions of either side. */
    public int noiseDirections() {
        return dimension - signalVariances.length;
    }

    /** sigma_k^2 in the order given, r values; a copy. */
    public double[] signalVariances() {
        return signalVariances.clone();
    }

    /** sigma_xi^2 >= 0. */
    public double noiseVariance() {
        return noiseVariance;
    }

    /**
     * [A A_xi], shape (d, d), columns orthogonal: r of length sigma_k, then d - r of length sigma_xi; not a copy, do not write.
     *
     * @throws IllegalArgumentException if there is no room for d x d numbers
     */
    public synchronized DMatrixRMaj frameA() {
        if (frameA == null) {
            frameA = scaledFrame(RandomStream.FRAME_A);
        }
        return frameA;
    }

    /** [B B_xi], shape (d, d), as {@link #frameA()}; not a copy, do not write. */
    public synchronized DMatrixRMaj frameB() {
        if (frameB == null) {
            frameB = scaledFrame(RandomStream.FRAME_B);
        }
        return frameB;
    }

    /** A, the first r columns of the frame of tower A, shape (d, r); a copy. */
    public SimpleMatrix signalA() {
        return SimpleMatrix.wrap(CommonOps_DDRM.extract(frameA(), 0, dimension, 0, signalVariances.length));
    }

    /** B, the first r columns of the frame of tower B, shape (d, r); a copy. */
    public SimpleMatrix signalB() {
        return SimpleMatrix.wrap(CommonOps_DDRM.extract(frameB(), 0, dimension, 0, signalVariances.length));
    }

    private DMatrixRMaj scaledFrame(RandomStream stream) {
        Require.room("dimension", dimension, dimension, dimension);
        DMatrixRMaj frame = RandomRotation.of(dimension, stream.seeded(seed));
        double[] lengths = new double[dimension];
        Arrays.fill(lengths, Math.sqrt(noiseVariance));
        for (int k = 0; k < signalVariances.length; k++) {
            lengths[k] = Math.sqrt(signalVariances[k]);
        }
        CommonOps_DDRM.multCols(frame, lengths);
        return frame;
    }

    /** E x_A x_A^T = [A A_xi] [A A_xi]^T / d, since the signs have variance 1/d. */
    @Override
    public DMatrixRMaj secondMomentA() {
        return moment(frameA(), frameA());
    }

    /** E x_B x_B^T = [B B_xi] [B B_xi]^T / d. */
    @Override
    public DMatrixRMaj secondMomentB() {
        return moment(frameB(), frameB());
    }

    /** E x_A x_B^T = A B^T / d: the two sides share the signal alone. */
    @Override
    public DMatrixRMaj crossMoment() {
        return moment(signalA().getDDRM(), signalB().getDDRM());
    }

    private DMatrixRMaj moment(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj moment = new DMatrixRMaj(dimension, dimension);
        CommonOps_DDRM.multTransB(1.0 / dimension, left, right, moment);
        return moment;
    }

    /** This model. */
    @Override
    public PairModel model() {
        return this;
    }

    /**
     * Deals pairs whose signs are the bits of {@link SignWords}, seeded by one long of random. Pair i takes whole words, the next
     * ceil((2 d - r) / 64) of them; from the lowest bit of the first word on they hold z (r bits), xi_A and xi_B (d - r bits each),
     * and a bit that is set stands for -1. So the first pairs are the same however many are dealt.
     *
     * @throws IllegalArgumentException if pairs is below 1, there is no room for so many, or random is null
     */
    @Override
    public SignBatch drawSigns(int pairs, Random random) {
        Require.atLeast(1, "pairs", pairs);
        Require.notNull("random", random);
        Require.room("dimension", dimension, dimension, dimension);
        Require.room("pairs", pairs, pairs, dimension);
        int r = signalVariances.length;
        int noise = dimension - r;
        int wordsPerPair = (r + 2 * noise + Long.SIZE - 1) / Long.SIZE;
        SignWords words = new SignWords(random.nextLong());
        SignBatch batch = SignBatch.room(pairs, dimension);
        int wordsPerRow = batch.wordsPerRow();
        long[] own = new long[wordsPerPair + 1];                // and one, which the last bits read into and leave out
        for (int i = 0; i < pairs; i++) {
            for (int word = 0; word < own.length; word++) {
                own[word] = words.word((long) i * wordsPerPair + word);
            }
            for (int word = 0; word < wordsPerRow; word++) {
                int from = word * Long.SIZE;
                long signal = lowBits(r - from);
                long kept = lowBits(dimension - from);
                batch.a()[i * wordsPerRow + word] = own[word] & kept;
                // z from where tower A has it, xi_B from d - r places further on
                batch.b()[i * wordsPerRow + word] = (own[word] & signal | bitsFrom(own, from + noise) & ~signal) & kept;
            }
        }
        return batch;
    }

    /** A word with its lowest bits set, none for count <= 0 and all for count >= 64. */
    private static long lowBits(int count) {
        return count >= Long.SIZE ? -1 : (1L << Math.max(0, count)) - 1;
    }

    /** 64 bits from any place on, before the last word. */
    private static long bitsFrom(long[] words, int bit) {
        int word = bit / Long.SIZE;
        int shift = bit % Long.SIZE;
        return shift == 0 ? words[word] : words[word] >>> shift | words[word + 1] << Long.SIZE - shift;
    }

    /** The pairs with given signs: x_A = [A A_xi] (z, xi_A), where (z, xi_A) is a row of signs divided by sqrt(d). */
    PairBatch fromSigns(SignBatch signs) {
        return new PairBatch(inputs(signs, signs.a(), frameA()), inputs(signs, signs.b(), frameB()));
    }

    private DMatrixRMaj inputs(SignBatch signs, long[] side, DMatrixRMaj frame) {
        DMatrixRMaj matrix = new DMatrixRMaj(signs.pairs(), dimension);
        for (int i = 0; i < signs.pairs(); i++) {
            for (int k = 0; k < dimension; k++) {
                matrix.set(i, k, signs.sign(side, i, k));
            }
        }
        DMatrixRMaj inputs = new DMatrixRMaj(signs.pairs(), dimension);
        CommonOps_DDRM.multTransB(1 / Math.sqrt(dimension), matrix, frame, inputs);
        return inputs;
    }

    @Override
    public String toString() {
        return "PairModel(d = " + dimension + ", r = " + signalVariances.length + ", signal variances "
                + (signalVariances.length <= 12 ? Arrays.toString(signalVariances) : "given") + ", noise variance "
                + noiseVariance + ")";
    }
}
