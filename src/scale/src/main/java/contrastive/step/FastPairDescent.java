package contrastive.step;

import contrastive.data.PairBatch;
import contrastive.data.PairSource;
import contrastive.data.Require;
import contrastive.dynamics.Descent;
import contrastive.dynamics.Measurement;
import contrastive.dynamics.Snapshot;
import contrastive.model.TwoTower;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.Random;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/** Gradient descent on both towers for pairs that are not those of a model, on their inputs (see the package). */
public final class FastPairDescent implements Descent {

    private final TwoTower start;
    private final PairSource source;
    private final int pairs;
    private final double learningRate;
    private final ThreadTeam team;
    private final Products products;
    private final BilinearForm form;
    private final NormedWeights weightsA;
    private final NormedWeights weightsB;
    private DenseMatrices inputs;

    /**
     * @param start towers whose own source, which fixes the norms, is not a {@link contrastive.data.PairModel}; not modified
     * @param source deals the batches
     * @param pairs number of pairs n >= 1 in a batch
     * @param learningRate step size > 0
     * @throws IllegalArgumentException if something is missing, or pairs or learningRate is out of range
     */
    public FastPairDescent(TwoTower start, PairSource source, int pairs, double learningRate) {
        this(Require.notNull("start", start), source, pairs, learningRate, VectorWarmUp::now, new ThreadTeam());
    }

    FastPairDescent(TwoTower start, PairSource source, int pairs, double learningRate, Supplier<RowArithmetic> arithmetic, ThreadTeam team) {
        this.source = Require.notNull("source", source);
        this.pairs = Require.atLeast(1, "pairs", pairs);
        this.learningRate = Require.positive("learningRate", learningRate);
        this.start = start.copy();
        this.team = team;
        products = new Products(arithmetic, team);
        form = new BilinearForm(start.weightsA().numRows, start.weightsB().numRows, start.width(), products);
        weightsA = new NormedWeights("weightsA", start.weightsA(), start.source().secondMomentA(), products);
        weightsB = new NormedWeights("weightsB", start.weightsB(), start.source().secondMomentB(), products);
    }

    /** Half the multiplications of a step of InfoNCE: what one costs here is about half of what it costs with signs. */
    private static double work(TwoTower start, int pairs) {
        return (double) pairs * (start.weightsA().numRows + pairs) * start.weightsB().numRows;
    }

    /** Whether an objective is one that this descent can follow. */
    public static boolean follows(Objective objective) {
        return objective instanceof InfoNce || objective instanceof PositivesOnly;
    }

    @Override
    public boolean accepts(Objective objective) {
        return follows(objective);
    }

    @Override
    public double compute(Objective objective, Random random) {
        if (!follows(objective)) {
            throw new IllegalArgumentException("objective must be InfoNce or PositivesOnly here, got " + objective);
        }
        PairBatch next = source.draw(pairs, random);
        start.requireFits(next);
        if (inputs == null || inputs.pairs() != next.pairs()) {
            inputs = new DenseMatrices(next.pairs(), next.a().numCols, next.b().numCols, products);
        }
        inputs.load(next);
        VectorWarmUp.count(work(start, next.pairs()));
        return team.step(() -> form.compute(objective, inputs, weightsA.weights, weightsB.weights, scale()));
    }

    private double scale() {
        return 1 / (weightsA.norm() * weightsB.norm());
    }

    /** W_A becomes W_A - learningRate (scale D W_B - (inner / N_A^2) E[x_A x_A^T] W_A). */
    @Override
    public void update() {
        double scale = scale();
        weightsA.update(form.gradientA, learningRate, scale, form.inner());
        weightsB.update(form.gradientB, learningRate, scale, form.inner());
    }

    /** |W_A|_F^2 + |W_B|_F^2; not finite once a run has diverged. */
    @Override
    public double size() {
        return weightsA.squaredNorm() + weightsB.squaredNorm();
    }

    @Override
    public Snapshot measure(Objective objective, double time) {
        return Measurement.of(tower(), objective, pairs, time);
    }

    @Override
    public TwoTower tower() {
        TwoTower tower = start.copy();
        Products.copy(weightsA.weights, tower.weightsA());
        Products.copy(weightsB.weights, tower.weightsB());
        return tower;
    }

    /** The weights: all that the next step depends on, to the last bit; a copy. */
    @Override
    public double[][] state() {
        TwoTower tower = tower();
        return new double[][] {tower.weightsA().data, tower.weightsB().data};
    }

    @Override
    public void restore(double[][] state) {
        weightsA.copyFrom(state[0]);
        weightsB.copyFrom(state[1]);
    }

    @Override
    public void close() {
        team.close();
    }
}
