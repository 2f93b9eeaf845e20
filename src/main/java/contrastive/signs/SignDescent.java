package contrastive.signs;

import contrastive.data.PairModel;
import contrastive.data.SignSource;
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
 * Gradient descent on both towers in the coordinates of the frames (see the package). It holds the maps U_A and U_B, and is good for one
 * run: {@link #take}, then {@link #update}, step by step. Not for several threads; closing it ends the threads of its own.
 */
public final class SignDescent implements AutoCloseable {

    /** Multiplications of a step from which on a second thread pays for its hand-over of some microseconds a phase. */
    private static final double WORTH_SHARING = 2e6;
    private static final int MOST_THREADS = 8;

    private final TwoTower start;
    private final SignSource source;
    private final double learningRate;
    private final Team team;
    private final Products products;
    private final BatchSigns signs;
    private final Form form;
    private final double[] variances;
    private final double[][] mapA;
    private final double[][] mapB;
    private final double[][] gradientA;
    private final double[][] gradientB;
    private final double[] rowSums;
    private SignContrastive contrastive;
    private SignInfoNce infoNce;
    private double energyA;
    private double energyB;
    private double inner;

    /**
     * @param start towers of the source's own model; not modified
     * @param pairs number of pairs n >= 1 in a batch
     * @param learningRate step size > 0
     */
    public SignDescent(TwoTower start, SignSource source, int pairs, double learningRate) {
        this(start, source, pairs, learningRate, WarmLanes::now,
                work(source.model().dimension(), start.width(), pairs) < WORTH_SHARING ? 1
                        : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    }

    SignDescent(TwoTower start, SignSource source, int pairs, double learningRate, Supplier<Lanes> lanes, int threads) {
        this.start = start.copy();
        this.source = source;
        this.learningRate = learningRate;
        PairModel model = source.model();
        int d = model.dimension();
        team = new Team(threads, Products.room());
        products = new Products(lanes, team);
        signs = new BatchSigns(pairs, d);
        form = new Form(d, start.width());
        variances = new double[d];
        Arrays.fill(variances, model.noiseVariance());
        System.arraycopy(model.signalVariances(), 0, variances, 0, model.signalDirections());
        mapA = map(model.frameA(), start.weightsA());
        mapB = map(model.frameB(), start.weightsB());
        gradientA = Products.matrix(d, start.width());
        gradientB = Products.matrix(d, start.width());
        rowSums = new double[d];
        energyA = products.inner(mapA, mapA, rowSums);
        energyB = products.inner(mapB, mapB, rowSums);
    }

    /** Multiplications of a step. */
    private static double work(int dimension, int width, int pairs) {
        return (double) dimension * dimension * width + (double) pairs * dimension * dimension;
    }

    /** U = [A A_xi]^T W, padded. */
    private static double[][] map(DMatrixRMaj frame, DMatrixRMaj weights) {
        DMatrixRMaj product = new DMatrixRMaj(frame.numCols, weights.numCols);
        CommonOps_DDRM.multTransA(frame, weights, product);
        double[][] map = Products.matrix(frame.numCols, weights.numCols);
        for (int k = 0; k < map.length; k++) {
            System.arraycopy(product.data, k * product.numCols, map[k], 0, product.numCols);
        }
        return map;
    }

    /**
     * Takes the objective and its gradient over the next batch.
     *
     * @param random advanced as by a draw of the source
     * @return the value, as the objective's own
     */
    public double take(Objective objective, Random random) {
        SignObjective over = over(objective);
        WarmLanes.count(work(mapA.length, start.width(), signs.pairs));
        signs.take(source.drawSigns(signs.pairs, random));
        double scale = 1 / (Math.sqrt(energyA) * Math.sqrt(energyB));
        if (over.needsForm()) {
            form.take(mapA, mapB, scale, products);
        }
        double value = over.derivative(signs, form, products);

        products.transpose(form.derivativeTransposed, form.derivative, mapA.length, 1);
        products.product(gradientA, form.derivative, mapB, mapB.length);
        products.product(gradientB, form.derivativeTransposed, mapA, mapA.length);
        // <D, C> = scale <U_A, D U_B>
        inner = over.needsForm() ? form.inner(products) : scale * products.inner(mapA, gradientA, rowSums);
        return over.needsForm() ? value : inner;
    }

    private SignObjective over(Objective objective) {
        if (objective instanceof Contrastive next) {
            contrastive = contrastive != null ? contrastive : new SignContrastive(signs.pairs, signs.dimension);
            return contrastive.with(next);
        }
        if (objective instanceof InfoNce next) {
            next.negatives(signs.pairs); // refuses a batch without negatives
            infoNce = infoNce != null ? infoNce : new SignInfoNce(signs.pairs, signs.dimension);
            return infoNce.with(next.tauSquared());
        }
        if (objective instanceof PositivesOnly) {
            return new SignPositives();
        }
        throw new IllegalArgumentException("objective must be one of the three, got " + objective);
    }

    /** One step down the gradient that was taken last: U_A becomes U_A - learningRate diag(sigma^2) (D U_B scale - (inner / E_A) U_A). */
    public void update() {
        double scale = 1 / (Math.sqrt(energyA) * Math.sqrt(energyB));
        double oldA = energyA;
        double oldB = energyB;
        energyA = update(mapA, gradientA, inner / oldA, scale);
        energyB = update(mapB, gradientB, inner / oldB, scale);
    }

    private double update(double[][] map, double[][] gradient, double shrink, double scale) {
        products.rows(map.length, (part, from, to) -> {
            for (int k = from; k < to; k++) {
                double rate = learningRate * variances[k];
                rowSums[k] = products.lanes().combine(map[k], gradient[k], map[k].length, 1 + rate * shrink, -rate * scale);
            }
        });
        return Products.sum(rowSums, map.length);
    }

    /** E_A + E_B, the squared norms of the two towers' maps; not finite once a run has diverged. */
    public double energy() {
        return energyA + energyB;
    }

    /** Signal map K_A, shape (m, r); a copy. */
    public DMatrixRMaj signalMapA() {
        return signalMap(mapA);
    }

    /** Signal map K_B, shape (m, r); a copy. */
    public DMatrixRMaj signalMapB() {
        return signalMap(mapB);
    }

    private DMatrixRMaj signalMap(double[][] map) {
        DMatrixRMaj signal = new DMatrixRMaj(start.width(), source.model().signalDirections());
        for (int k = 0; k < signal.numCols; k++) {
            for (int i = 0; i < signal.numRows; i++) {
                signal.set(i, k, map[k][i]);
            }
        }
        return signal;
    }

    /** |K_A,xi|_F^2. */
    public double noiseEnergyA() {
        return noiseEnergy(mapA);
    }

    /** |K_B,xi|_F^2. */
    public double noiseEnergyB() {
        return noiseEnergy(mapB);
    }

    private double noiseEnergy(double[][] map) {
        double sum = 0;
        for (int k = source.model().signalDirections(); k < map.length; k++) {
            sum += products.lanes().dot(map[k], map[k], map[k].length);
        }
        return sum;
    }

    /** The towers with the weights of now: W_A + [A A_xi] diag(1/sigma^2) (U_A - U_A(start)); where sigma is 0 nothing has moved. */
    public TwoTower tower() {
        PairModel model = source.model();
        TwoTower tower = start.copy();
        addMoved(tower.weightsA(), model.frameA(), mapA);
        addMoved(tower.weightsB(), model.frameB(), mapB);
        return tower;
    }

    private void addMoved(DMatrixRMaj weights, DMatrixRMaj frame, double[][] map) {
        double[][] first = map(frame, weights);
        DMatrixRMaj moved = new DMatrixRMaj(weights.numRows, weights.numCols);
        for (int k = 0; k < map.length; k++) {
            for (int i = 0; i < weights.numCols && variances[k] > 0; i++) {
                moved.set(k, i, (map[k][i] - first[k][i]) / variances[k]);
            }
        }
        CommonOps_DDRM.multAdd(frame, moved, weights);
    }

    @Override
    public void close() {
        team.close();
    }
}
