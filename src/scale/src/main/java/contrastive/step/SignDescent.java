package contrastive.step;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.data.SignSource;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Measurement;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Gradient descent on both towers in the coordinates of the frames (see the package). It holds the maps U_A and U_B.
 */
public final class SignDescent implements Descent {

    private final TwoTower start;
    private final SignSource source;
    private final double learningRate;
    private final Team team;
    private final Products products;
    private final BatchSigns signs;
    private final Form form;
    private final double[] variances;
    private final NarrowMaps first;
    private final double[][] mapA;
    private final double[][] mapB;
    private final double[] rowSums;
    private SignContrastive contrastive;
    private FastInfoNce infoNce;
    private double energyA;
    private double energyB;

    /**
     * @param start towers of the source's own model; not modified
     * @param pairs number of pairs n >= 1 in a batch
     * @param learningRate step size > 0
     * @throws IllegalArgumentException if something is missing, the towers are not of the source's model, or pairs or learningRate is out of range
     */
    public SignDescent(TwoTower start, SignSource source, int pairs, double learningRate) {
        this(Require.notNull("start", start), source, pairs, learningRate, WarmLanes::now, Team.threads(work(start, pairs)));
    }

    SignDescent(TwoTower start, SignSource source, int pairs, double learningRate, Supplier<Lanes> lanes, int threads) {
        Require.notNull("source", source);
        Require.atLeast(1, "pairs", pairs);
        this.learningRate = Require.positive("learningRate", learningRate);
        if (start.source() != source.model()) {
            throw new IllegalArgumentException("start must have towers of the source's own model, got those of " + start.source());
        }
        this.start = start.copy();
        this.source = source;
        PairModel model = source.model();
        int d = model.dimension();
        team = new Team(threads, Products.room());
        products = new Products(lanes, team);
        signs = new BatchSigns(pairs, d);
        form = new Form(d, d, NarrowMaps.width(d, start.width()));
        variances = new double[d];
        Arrays.fill(variances, model.noiseVariance());
        System.arraycopy(model.signalVariances(), 0, variances, 0, model.signalDirections());
        first = NarrowMaps.of(map(model.frameA(), start.weightsA()), map(model.frameB(), start.weightsB()));
        mapA = Products.padded(first.mapA());
        mapB = Products.padded(first.mapB());
        rowSums = new double[d];
        energyA = products.inner(mapA, mapA, rowSums);
        energyB = products.inner(mapB, mapB, rowSums);
    }

    /** Multiplications of a step, were the signs numbers. */
    private static double work(TwoTower start, int pairs) {
        int d = start.weightsA().numRows;
        return (double) d * d * NarrowMaps.width(d, start.width()) + (double) pairs * d * d;
    }

    /** U = [A A_xi]^T W. */
    private static DMatrixRMaj map(DMatrixRMaj frame, DMatrixRMaj weights) {
        DMatrixRMaj product = new DMatrixRMaj(frame.numCols, weights.numCols);
        CommonOps_DDRM.multTransA(frame, weights, product);
        return product;
    }

    @Override
    public double compute(Objective objective, Random random) {
        FastObjective<? super BatchSigns> over = over(objective);
        WarmLanes.count(work(start, signs.pairs));
        signs.take(source.drawSigns(signs.pairs, random));
        return form.take(over, signs, mapA, mapB, 1 / (Math.sqrt(energyA) * Math.sqrt(energyB)), products);
    }

    private FastObjective<? super BatchSigns> over(Objective objective) {
        if (objective instanceof Contrastive next) {
            contrastive = contrastive != null ? contrastive : new SignContrastive(signs.pairs, signs.dimension);
            return contrastive.with(next);
        }
        if (objective instanceof InfoNce next) {
            InfoNce.negatives(signs.pairs); // refuses a batch without negatives
            infoNce = infoNce != null ? infoNce : new FastInfoNce(signs, signs.dimension);
            return infoNce.with(next.tauSquared());
        }
        if (objective instanceof PositivesOnly) {
            return new FastPositives();
        }
        throw new IllegalArgumentException("objective must be one of the three, got " + objective);
    }

    /** U_A becomes U_A - learningRate diag(sigma^2) (D U_B scale - (inner / E_A) U_A). */
    @Override
    public void update() {
        double scale = 1 / (Math.sqrt(energyA) * Math.sqrt(energyB));
        double oldA = energyA;
        double oldB = energyB;
        energyA = update(mapA, form.gradientA, form.inner() / oldA, scale);
        energyB = update(mapB, form.gradientB, form.inner() / oldB, scale);
    }

    private double update(double[][] map, double[][] gradient, double shrink, double scale) {
        products.rows(map.length, (from, to) -> {
            for (int k = from; k < to; k++) {
                double rate = learningRate * variances[k];
                rowSums[k] = products.lanes().combine(map[k], gradient[k], map[k].length, 1 + rate * shrink, -rate * scale);
            }
        });
        return Products.sum(rowSums, map.length);
    }

    /** E_A + E_B, the squared norms of the two towers' maps; not finite once a run has diverged. */
    @Override
    public double size() {
        return energyA + energyB;
    }

    /** From K_A and K_B or, where m is above 2 d, Q^T K_A and Q^T K_B of shape (2 d, r) with orthonormal columns of Q. */
    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.ofMaps(signalMapA(), signalMapB(), noiseEnergyA(), noiseEnergy(mapB), objective, signs.pairs, time);
    }

    @Override
    public boolean accepts(Objective objective) {
        return objective instanceof Contrastive || objective instanceof InfoNce || objective instanceof PositivesOnly;
    }

    DMatrixRMaj signalMapA() {
        return signalMap(mapA);
    }

    DMatrixRMaj signalMapB() {
        return signalMap(mapB);
    }

    double noiseEnergyA() {
        return noiseEnergy(mapA);
    }

    private DMatrixRMaj signalMap(double[][] map) {
        DMatrixRMaj signal = new DMatrixRMaj(first.mapA().numCols, source.model().signalDirections());
        for (int k = 0; k < signal.numCols; k++) {
            for (int i = 0; i < signal.numRows; i++) {
                signal.set(i, k, map[k][i]);
            }
        }
        return signal;
    }

    /** |K_xi|_F^2. */
    private double noiseEnergy(double[][] map) {
        double sum = 0;
        for (int k = source.model().signalDirections(); k < map.length; k++) {
            sum += products.lanes().dot(map[k], map[k], map[k].length);
        }
        return sum;
    }

    /** The towers with the weights of now: W_A + [A A_xi] diag(1/sigma^2) (U_A - U_A(start)); where sigma is 0 nothing has moved. */
    @Override
    public TwoTower tower() {
        PairModel model = source.model();
        TwoTower tower = start.copy();
        addMoved(tower.weightsA(), model.frameA(), first.mapA(), mapA);
        addMoved(tower.weightsB(), model.frameB(), first.mapB(), mapB);
        return tower;
    }

    private void addMoved(DMatrixRMaj weights, DMatrixRMaj frame, DMatrixRMaj from, double[][] to) {
        DMatrixRMaj moved = new DMatrixRMaj(from.numRows, from.numCols);
        for (int k = 0; k < moved.numRows; k++) {
            for (int i = 0; i < moved.numCols && variances[k] > 0; i++) {
                moved.set(k, i, (to[k][i] - from.get(k, i)) / variances[k]);
            }
        }
        CommonOps_DDRM.multAdd(frame, first.widened(moved), weights);
    }

    /** U_A, U_B and E_A, E_B, which are sums in the order of the last step: all that the next goes on from, to the last bit; a copy. */
    @Override
    public double[][] state() {
        double[][] state = new double[2 * mapA.length + 1][];
        for (int k = 0; k < mapA.length; k++) {
            state[k] = mapA[k].clone();
            state[mapA.length + k] = mapB[k].clone();
        }
        state[2 * mapA.length] = new double[] {energyA, energyB};
        return state;
    }

    @Override
    public void restore(double[][] state) {
        for (int k = 0; k < mapA.length; k++) {
            System.arraycopy(state[k], 0, mapA[k], 0, mapA[k].length);
            System.arraycopy(state[mapA.length + k], 0, mapB[k], 0, mapB[k].length);
        }
        energyA = state[2 * mapA.length][0];
        energyB = state[2 * mapA.length][1];
    }

    @Override
    public void close() {
        team.close();
    }
}
