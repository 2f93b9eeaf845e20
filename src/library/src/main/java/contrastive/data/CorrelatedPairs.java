package contrastive.data;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Pairs of a model in which the signs of two signal directions are correlated, E z_i z_j = rho / d, like a core and a spurious signal (theory,
 * section 10). {@link #shifted} gives the same world with another correlation, for a test after training.
 */
public final class CorrelatedPairs implements SignSource {

    private final PairModel model;
    private final int first;
    private final int second;
    private final double correlation;

    private CorrelatedPairs(PairModel model, int first, int second, double correlation) {
        this.model = model;
        this.first = first;
        this.second = second;
        this.correlation = correlation;
    }

    /**
     * @param model gives the frames and the variances
     * @param first a signal direction, from 0 to r - 1
     * @param second another one
     * @param correlation rho in [-1, 1] between their signs; 0 gives the model's own pairs
     * @throws IllegalArgumentException if a direction or the correlation is out of range, or the two directions are the same
     */
    public static CorrelatedPairs of(PairModel model, int first, int second, double correlation) {
        int r = Require.notNull("model", model).signalDirections();
        Require.between(0, r - 1, "first", first);
        Require.between(0, r - 1, "second", second);
        if (first == second) {
            throw new IllegalArgumentException("second must be another direction than first, got " + second + " twice");
        }
        return new CorrelatedPairs(model, first, second, Require.between(-1, 1, "correlation", correlation));
    }

    /**
     * The same frames, variances and directions with another correlation.
     *
     * @throws IllegalArgumentException if correlation is outside of [-1, 1]
     */
    public CorrelatedPairs shifted(double correlation) {
        return of(model, first, second, correlation);
    }

    /** The model whose frames turn signs into inputs; its own pairs are not correlated. */
    @Override
    public PairModel model() {
        return model;
    }

    /**
     * Signs of the model in which the second direction takes the sign of the first with probability (1 + rho) / 2, else the opposite one.
     */
    @Override
    public SignBatch drawSigns(int pairs, Random random) {
        SignBatch signs = model.drawSigns(pairs, random);
        for (int i = 0; i < pairs; i++) {
            int ofFirst = signs.sign(signs.a(), i, first);
            int sign = random.nextDouble() < (1 + correlation) / 2 ? ofFirst : -ofFirst;
            signs.set(signs.a(), i, second, sign);
            signs.set(signs.b(), i, second, sign);
        }
        return signs;
    }

    /** E x_A x_A^T, with rho / d between the two directions. */
    @Override
    public DMatrixRMaj secondMomentA() {
        return withCorrelation(model.secondMomentA(), model.frameA(), model.frameA());
    }

    /** E x_B x_B^T, with rho / d between the two directions. */
    @Override
    public DMatrixRMaj secondMomentB() {
        return withCorrelation(model.secondMomentB(), model.frameB(), model.frameB());
    }

    /** E x_A x_B^T = A R B^T / d, where R is 1 on its diagonal and rho between the two directions. */
    @Override
    public DMatrixRMaj crossMoment() {
        return withCorrelation(model.crossMoment(), model.frameA(), model.frameB());
    }

    private DMatrixRMaj withCorrelation(DMatrixRMaj moment, DMatrixRMaj left, DMatrixRMaj right) {
        double scale = correlation / model.dimension();
        addOuter(moment, scale, left, first, right, second);
        addOuter(moment, scale, left, second, right, first);
        return moment;
    }

    private static void addOuter(DMatrixRMaj moment, double scale, DMatrixRMaj left, int i, DMatrixRMaj right, int j) {
        CommonOps_DDRM.multAddTransB(scale, CommonOps_DDRM.extractColumn(left, i, null), CommonOps_DDRM.extractColumn(right, j, null), moment);
    }

    @Override
    public String toString() {
        return "CorrelatedPairs(" + model + ", correlation " + correlation + " of directions " + first + " and " + second + ")";
    }
}
