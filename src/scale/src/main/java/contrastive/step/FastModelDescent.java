package contrastive.step;

import contrastive.data.PairModel;
import contrastive.data.Require;
import contrastive.data.SignSource;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Measurement;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Objective;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Gradient descent on both towers for pairs of a model, on their signs, in the coordinates of the frames (see the package). */
public final class FastModelDescent implements Descent {

    private final TwoTower start;
    private final SignSource source;
    private final double learningRate;
    private final ThreadTeam team;
    private final Products products;
    private final SignMatrices signs;
    private final BilinearForm form;
    private final double[] variances;
    private final NarrowMaps first;
    /** U_A and U_B, in at most 2 d columns. */
    final double[][] mapA;
    final double[][] mapB;
    private final double[] rowSums;
    private double energyA;
    private double energyB;

    /**
     * @param start towers of the source's own model; not modified
     * @param pairs number of pairs n >= 1 in a batch
     * @param learningRate step size > 0
     * @throws IllegalArgumentException if something is missing, the towers are not of the source's model, or pairs or learningRate is out of range
     */
    public FastModelDescent(TwoTower start, SignSource source, int pairs, double learningRate) {
        this(Require.notNull("start", start), source, pairs, learningRate, VectorWarmUp::now, new ThreadTeam());
    }

    FastModelDescent(TwoTower start, SignSource source, int pairs, double learningRate, Supplier<RowArithmetic> arithmetic, ThreadTeam team) {
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
        this.team = team;
        products = new Products(arithmetic, team);
        signs = new SignMatrices(pairs, d, products);
        form = new BilinearForm(d, d, NarrowMaps.width(d, start.width()), products);
        variances = Arrays.copyOf(model.signalVariances(), d);
        Arrays.fill(variances, model.signalDirections(), d, model.noiseVariance());
        // U = [A A_xi]^T W
        first = NarrowMaps.of(CommonOps_DDRM.multTransA(model.frameA(), start.weightsA(), null),
                CommonOps_DDRM.multTransA(model.frameB(), start.weightsB(), null));
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

    /** Whether an objective is one that this descent can follow. */
    public static boolean follows(Objective objective) {
        return objective instanceof Contrastive || FastPairDescent.follows(objective);
    }

    @Override
    public boolean accepts(Objective objective) {
        return follows(objective);
    }

    @Override
    public double compute(Objective objective, Random random) {
        if (!follows(objective)) {
            throw new IllegalArgumentException("objective must be PositivesOnly, Contrastive or InfoNce here, got " + objective);
        }
        VectorWarmUp.count(work(start, signs.pairs()));
        signs.load(source.drawSigns(signs.pairs(), random));
        return team.step(() -> form.compute(objective, signs, mapA, mapB, scale()));
    }

    private double scale() {
        return 1 / (Math.sqrt(energyA) * Math.sqrt(energyB));
    }

    /** U_A becomes U_A - learningRate diag(sigma^2) (scale D U_B - (inner / E_A) U_A). */
    @Override
    public void update() {
        double scale = scale();
        energyA = update(mapA, form.gradientA, form.inner() / energyA, scale);
        energyB = update(mapB, form.gradientB, form.inner() / energyB, scale);
    }

    private double update(double[][] map, double[][] gradient, double shrink, double scale) {
        products.rows(map.length, map[0].length, k -> {
            double rate = learningRate * variances[k];
            rowSums[k] = products.arithmetic().combine(map[k], gradient[k], map[k].length, 1 + rate * shrink, -rate * scale);
        });
        return Products.sum(rowSums, map.length);
    }

    /** E_A + E_B, the squared norms of the two towers' maps; not finite once a run has diverged. */
    @Override
    public double size() {
        return energyA + energyB;
    }

    /** From Phi_A and Phi_B or, where m is above 2 d, Q^T Phi_A and Q^T Phi_B of shape (2 d, r) with orthonormal columns of Q. */
    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.ofMaps(signalMap(mapA), signalMap(mapB), noiseEnergy(mapA), noiseEnergy(mapB), objective, signs.pairs(), time);
    }

    DMatrixRMaj signalMap(double[][] map) {
        DMatrixRMaj signal = new DMatrixRMaj(source.model().signalDirections(), first.mapA().numCols);
        Products.copy(map, signal);
        return CommonOps_DDRM.transpose(signal, null);
    }

    /** |K_xi|_F^2. */
    double noiseEnergy(double[][] map) {
        double sum = 0;
        for (int k = source.model().signalDirections(); k < map.length; k++) {
            sum += products.arithmetic().dot(map[k], map[k], map[k].length);
        }
        return sum;
    }

    /** The towers with the current weights: W_A + [A A_xi] diag(1/sigma^2) (U_A - U_A(start)); where sigma is 0 nothing has moved. */
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

    /** U_A, U_B and E_A, E_B, whose last bits depend on the way they were summed: all that the next step depends on, to the last bit; a copy. */
    @Override
    public double[][] state() {
        return Stream.of(mapA, mapB, new double[][] {{energyA, energyB}}).flatMap(Arrays::stream).map(double[]::clone).toArray(double[][]::new);
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
