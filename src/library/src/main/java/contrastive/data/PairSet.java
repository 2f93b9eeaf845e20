package contrastive.data;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** A finite set of given pairs, which is its own population. Immutable. */
public final class PairSet implements PairSource {

    private final PairBatch all;
    /** Computed once: a run measures its towers with them at every recorded point. */
    private final DMatrixRMaj secondMomentA;
    private final DMatrixRMaj secondMomentB;
    private final DMatrixRMaj crossMoment;

    private PairSet(PairBatch all) {
        this.all = all;
        secondMomentA = moment(all.a(), all.a());
        secondMomentB = moment(all.b(), all.b());
        crossMoment = moment(all.a(), all.b());
    }

    /**
     * @param a inputs of tower A, shape (n, d_A), features centred if the theory is to apply; row i belongs to row i of b; copied
     * @param b inputs of tower B, shape (n, d_B); copied
     * @throws IllegalArgumentException if the two differ in their number of rows, there are none, or an entry is not finite
     */
    public static PairSet of(DMatrixRMaj a, DMatrixRMaj b) {
        return new PairSet(new PairBatch(Require.notNull("a", a).copy(), Require.notNull("b", b).copy()));
    }

    /** Number n of pairs in the set. */
    public int size() {
        return all.pairs();
    }

    /** All pairs in their order, one a row; a copy. */
    public PairBatch all() {
        return new PairBatch(all.a().copy(), all.b().copy());
    }

    /** The same inputs with their partners mixed up, so that nothing is shared: a control. */
    public PairSet shuffled(long seed) {
        int[] order = first(size(), size(), RandomStream.PAIRS.seeded(seed));
        return new PairSet(new PairBatch(all.a(), rows(all.b(), order)));
    }

    /**
     * Deals different pairs of the set, each choice equally likely: no pair is a negative of itself.
     *
     * @throws IllegalArgumentException if pairs is not between 1 and the size of the set, or random is null
     */
    @Override
    public PairBatch draw(int pairs, Random random) {
        Require.notNull("random", random);
        if (pairs < 1 || pairs > size()) {
            throw new IllegalArgumentException("pairs must be between 1 and the set's " + size() + ", got " + pairs);
        }
        int[] chosen = first(pairs, size(), random);
        return new PairBatch(rows(all.a(), chosen), rows(all.b(), chosen));
    }

    /** The first so many places of a random order of 0 to total - 1. */
    private static int[] first(int count, int total, Random random) {
        int[] order = new int[total];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(total - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return Arrays.copyOf(order, count);
    }

    private static DMatrixRMaj rows(DMatrixRMaj matrix, int[] chosen) {
        DMatrixRMaj rows = new DMatrixRMaj(chosen.length, matrix.numCols);
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(matrix.data, chosen[i] * matrix.numCols, rows.data, i * matrix.numCols, matrix.numCols);
        }
        return rows;
    }

    @Override
    public int dimensionA() {
        return all.a().numCols;
    }

    @Override
    public int dimensionB() {
        return all.b().numCols;
    }

    @Override
    public DMatrixRMaj secondMomentA() {
        return secondMomentA.copy();
    }

    @Override
    public DMatrixRMaj secondMomentB() {
        return secondMomentB.copy();
    }

    @Override
    public DMatrixRMaj crossMoment() {
        return crossMoment.copy();
    }

    /** Mean over the set of left right^T. */
    private static DMatrixRMaj moment(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj moment = new DMatrixRMaj(left.numCols, right.numCols);
        CommonOps_DDRM.multTransA(1.0 / left.numRows, left, right, moment);
        return moment;
    }

    @Override
    public String toString() {
        return "PairSet(" + size() + " pairs, " + dimensionA() + " and " + dimensionB() + " features)";
    }
}
