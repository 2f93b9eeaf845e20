package contrastive.hostile;

import contrastive.data.CorrelatedPairs;
import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.dynamics.GradientDescent;
import contrastive.dynamics.InfiniteWidth;
import contrastive.dynamics.Schedule;
import contrastive.dynamics.Trajectory;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import contrastive.objective.PositivesOnly;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Settings that the library must serve, and the objects they make; those that belong together fit together. Some are plain, some lie
 * at the edges of what is allowed: r = 1, r = d - 1, equal strengths, subnormal noise, tau^2 from 0 to 10^8, K from 10^-12 to 10^12.
 */
record World(int d, double[] variances, double noise, double tauSquared, double negatives, int width, int pairs, long seed,
        boolean plain) {

    private static final double[] NOISES = {0, Double.MIN_VALUE, 1e-310, 1e-12, 0.7, 1e3};
    private static final double[] TAUS = {0, Double.MIN_VALUE, 1e-310, 1e-200, 1e-12, 1e-3, 3, 700, 1e4, 1e8};
    private static final double[] NEGATIVES = {1e-12, 1e-3, 1, 5, 1e4, 1e12};
    private static final PairwiseLoss SPECTRAL = PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s));
    private static final double[] SCALES = {1e-8, 1, 1e8};

    static Arbitrary<World> any() {
        return Arbitraries.oneOf(plainOnes(), edges());
    }

    private static Arbitrary<World> plainOnes() {
        return Combinators.combine(variances(0.2, 3), Arbitraries.integers().between(1, 5), Arbitraries.doubles().between(0, 2),
                Arbitraries.doubles().between(0, 20), Arbitraries.doubles().between(0.1, 100), Arbitraries.integers().between(1, 7),
                Arbitraries.integers().between(2, 7), Arbitraries.longs())
                .as((variances, further, noise, tauSquared, negatives, width, pairs, seed) -> new World(variances.length + further,
                        variances, noise, tauSquared, negatives, width, pairs, seed, true));
    }

    private static Arbitrary<World> edges() {
        Arbitrary<double[]> spectra = Combinators.combine(variances(1e-3, 1e3), Arbitraries.of(box(SCALES)), Arbitraries.of(true, false))
                .as((variances, scale, equal) -> Arrays.stream(variances).map(v -> scale * (equal ? variances[0] : v)).toArray());
        return Combinators.combine(spectra, Arbitraries.of(1, 1, 2, 30), Arbitraries.of(box(NOISES)), Arbitraries.of(box(TAUS)),
                Arbitraries.of(box(NEGATIVES)), Arbitraries.of(1, 2, 9), Arbitraries.of(1, 2, 9), Arbitraries.longs())
                .as((variances, further, noise, tauSquared, negatives, width, pairs, seed) -> new World(variances.length + further,
                        variances, noise, tauSquared, negatives, width, pairs, seed, false));
    }

    private static Arbitrary<double[]> variances(double least, double greatest) {
        return Arbitraries.doubles().between(least, greatest).ofScale(6).withDistribution(RandomDistribution.uniform()).array(double[].class).ofMinSize(1).ofMaxSize(5);
    }

    private static List<Double> box(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    Random random() {
        return new Random(seed);
    }

    <T> T one(List<T> values) {
        return values.get(random().nextInt(values.size()));
    }

    PairModel model() {
        return PairModel.of(d, variances, noise, seed);
    }

    /** Of a model with two directions at least. */
    CorrelatedPairs correlated() {
        double[] two = {variances[0], variances[variances.length - 1]};
        return CorrelatedPairs.of(variances.length > 1 ? model() : PairModel.of(d + 1, two, noise, seed), 0, 1, one(List.of(-1.0, 0.0, 0.6, 1.0)));
    }

    HadamardDesign design() {
        return HadamardDesign.of(model());
    }

    TwoTower tower() {
        return random().nextBoolean() ? TwoTower.gaussian(model(), width, seed) : TwoTower.orthogonal(model());
    }

    PairBatch batch() {
        return model().draw(pairs, random());
    }

    Contrastive contrastive() {
        return new Contrastive(tauSquared, negatives);
    }

    Objective objective() {
        return one(List.of(new PositivesOnly(), contrastive(), new InfoNce(tauSquared), spectral()));
    }

    PairwiseLoss spectral() {
        return SPECTRAL;
    }

    /** One that the flow has an answer for. */
    Objective objectiveOfTheFlow() {
        return one(List.of(new PositivesOnly(), contrastive(), spectral()));
    }

    Schedule schedule(Objective second) {
        return one(List.of(Schedule.constant(second), Schedule.twoStage(new PositivesOnly(), 0.5, second), time -> second));
    }

    GradientDescent descent() {
        return new GradientDescent(plain ? 0.01 : one(List.of(1e-300, 0.01, 1e3)), Math.max(2, pairs), seed);
    }

    InfiniteWidth flow() {
        return InfiniteWidth.of(model());
    }

    Trajectory trajectory() {
        return random().nextBoolean() ? flow().run(objectiveOfTheFlow(), 2)
                : new GradientDescent(0.01, Math.max(2, pairs), seed).run(tower(), objective(), 3);
    }

    @Override
    public String toString() {
        return "d = " + d + ", variances " + Arrays.toString(variances) + ", noise " + noise + ", tau^2 " + tauSquared + ", K "
                + negatives + ", width " + width + ", pairs " + pairs + ", seed " + seed;
    }
}
