package contrastive.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairModel;
import contrastive.data.RandomStream;
import contrastive.data.SignSource;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.objective.Towers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast step against the plain formulas, step by step from the same weights and the same pairs. */
class FastModelDescentTest {

    private static final int STEPS = 6;
    private static final double LEARNING_RATE = 0.3;

    /** Sizes at the edges: r = 1, m below d, above 2 d, no noise, more than a word of signs, last blocks of every width, more tables than are made at once. */
    private record Setting(PairModel model, int width, int pairs) {

        @Override
        public String toString() {
            return model + ", width " + width + ", " + pairs + " pairs";
        }
    }

    private static double[] manyVariances(int r) {
        return IntStream.range(0, r).mapToDouble(k -> 2.0 / (1 + k % 7)).toArray();
    }

    private static List<Setting> settings() {
        return List.of(
                new Setting(PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7), 9, 37),
                new Setting(PairModel.of(2, new double[] {3}, 0.4), 1, 2),
                new Setting(PairModel.of(7, new double[] {0.3}, 0), 40, 130),
                new Setting(PairModel.of(70, new double[] {2, 1, 0.5}, 0.7, 3), 50, 100),
                new Setting(PairModel.of(129, new double[] {2, 1, 0.5}, 0.2, 4), 300, 67),
                new Setting(PairModel.of(33, new double[] {1, 5}, 1e-3, 5), 64, 512),
                new Setting(PairModel.of(23, new double[] {2, 1}, 0.7, 6), 30, 55),
                new Setting(PairModel.of(130, manyVariances(66), 0.7, 8), 20, 90),
                new Setting(PairModel.of(65, manyVariances(64), 0.7, 9), 70, 40),
                new Setting(PairModel.of(170, new double[] {2, 1, 0.5}, 0.7, 7), 20, 300));
    }

    private static List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>(List.of(new PositivesOnly()));
        for (double tauSquared : new double[] {0, 1e-301, 1e-6, 0.5, 3, 50, 1e4}) {
            objectives.add(new InfoNce(tauSquared));
            objectives.add(new Contrastive(tauSquared, 1e-3));
            objectives.add(new Contrastive(tauSquared, 40));
        }
        return objectives;
    }

    static List<Arguments> settingsAndObjectives() {
        List<Arguments> cases = new ArrayList<>();
        for (Setting setting : settings()) {
            // the plain formulas take long where both are large, and one objective takes each path
            boolean small = setting.pairs() * setting.model().dimension() < 8_000;
            (small ? objectives() : paths()).forEach(objective -> cases.add(Arguments.of(setting, objective)));
        }
        return cases;
    }

    /**
     * Round-off: the fast sums run in another order, and tau^2 = 1e4 magnifies that of a similarity, 1e-15, before the exponential is
     * taken; six steps add up.
     */
    private static double roundOff(Objective objective) {
        return 1e-12 * (1 + Towers.tauSquared(objective) / 10);
    }

    @Test
    void badArgumentsAreRefusedByName() {
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        TwoTower start = TwoTower.gaussian(model, 5, 1);
        refuses("start", "null", () -> new FastModelDescent(null, model, 8, 0.1));
        refuses("source", "null", () -> new FastModelDescent(start, null, 8, 0.1));
        refuses("pairs", "0", () -> new FastModelDescent(start, model, 0, 0.1));
        refuses("learningRate", "NaN", () -> new FastModelDescent(start, model, 8, Double.NaN));
        SignSource other = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7, 9);
        refuses("source", "model", () -> new FastModelDescent(start, other, 8, 0.1));
    }

    static void refuses(String argument, String value, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(argument).withMessageContaining(value);
    }

    @ParameterizedTest
    @MethodSource("settingsAndObjectives")
    void itTakesTheStepsOfThePlainFormulas(Setting setting, Objective objective) {
        PairModel model = setting.model();
        TwoTower start = TwoTower.gaussian(model, setting.width(), 1);
        TwoTower plain = start.copy();
        Random random = RandomStream.PAIRS.seeded(2);
        Random same = RandomStream.PAIRS.seeded(2);
        Gradient gradient = new Gradient();
        try (FastModelDescent descent = new FastModelDescent(start, model, setting.pairs(), LEARNING_RATE)) {
            for (int step = 0; step < STEPS; step++) {
                double value = objective.gradient(plain, model.draw(setting.pairs(), random), gradient);
                assertThat(descent.compute(objective, same)).isCloseTo(value, within(roundOff(objective) * (1 + Math.abs(value))));
                CommonOps_DDRM.addEquals(plain.weightsA(), -LEARNING_RATE, gradient.weightsA().getDDRM());
                CommonOps_DDRM.addEquals(plain.weightsB(), -LEARNING_RATE, gradient.weightsB().getDDRM());
                descent.update();
            }
            assertThat(distance(descent.tower().weightsA(), plain.weightsA())).isLessThan(roundOff(objective));
            assertThat(distance(descent.tower().weightsB(), plain.weightsB())).isLessThan(roundOff(objective));
            assertThat(distance(products(descent.signalMap(descent.mapA), descent.signalMap(descent.mapA)), products(plain.signalMapA().getDDRM(), plain.signalMapA().getDDRM())))
                    .isLessThan(roundOff(objective));
            assertThat(distance(products(descent.signalMap(descent.mapA), descent.signalMap(descent.mapB)), products(plain.signalMapA().getDDRM(), plain.signalMapB().getDDRM())))
                    .isLessThan(roundOff(objective));
            assertThat(distance(products(descent.signalMap(descent.mapB), descent.signalMap(descent.mapB)), products(plain.signalMapB().getDDRM(), plain.signalMapB().getDDRM())))
                    .isLessThan(roundOff(objective));
            assertThat(descent.noiseEnergy(descent.mapA)).isCloseTo(squares(plain.noiseMapA().getDDRM()), within(roundOff(objective) * (1 + squares(plain.noiseMapA().getDDRM()))));
            assertThat(descent.size()).isCloseTo(model.dimension() * (square(plain.normA()) + square(plain.normB())),
                    within(roundOff(objective) * descent.size()));
        }
    }

    /** K^T L: all that a rotation of the columns leaves unchanged. */
    private static DMatrixRMaj products(DMatrixRMaj left, DMatrixRMaj right) {
        return CommonOps_DDRM.multTransA(left, right, null);
    }

    private static double distance(DMatrixRMaj x, DMatrixRMaj y) {
        DMatrixRMaj difference = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.subtract(x, y, difference);
        return Math.sqrt(squares(difference) / squares(y));
    }

    private static double squares(DMatrixRMaj matrix) {
        double sum = 0;
        for (double value : matrix.data) {
            sum += value * value;
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    /** One objective for each path through a step. */
    private static List<Objective> paths() {
        return List.of(new PositivesOnly(), new InfoNce(0), new InfoNce(3), new InfoNce(1e4), new Contrastive(0, 40), new Contrastive(3, 40));
    }

    static List<Arguments> settingsAndPaths() {
        return settings().stream().flatMap(setting -> paths().stream().map(path -> Arguments.of(setting, path))).toList();
    }

    @ParameterizedTest
    @MethodSource("settingsAndPaths")
    void neitherVectorsNorThreadsChangeABit(Setting setting, Objective objective) {
        double[] plain = numbers(setting, objective, new PlainArithmetic(), 1);
        assertThat(numbers(setting, objective, VectorArithmetic.create(), 1)).isEqualTo(plain);
        assertThat(numbers(setting, objective, VectorArithmetic.create(), 3)).isEqualTo(plain);
        assertThat(numbers(setting, objective, new PlainArithmetic(), 2)).isEqualTo(plain);
    }

    /** The values of three steps, and both towers' weights after them. */
    private static double[] numbers(Setting setting, Objective objective, RowArithmetic arithmetic, int threads) {
        TwoTower start = TwoTower.gaussian(setting.model(), setting.width(), 1);
        Random random = RandomStream.PAIRS.seeded(2);
        try (FastModelDescent descent = new FastModelDescent(start, setting.model(), setting.pairs(), LEARNING_RATE, () -> arithmetic, new ThreadTeam(threads, 0))) {
            double[] values = new double[3];
            for (int step = 0; step < values.length; step++) {
                values[step] = descent.compute(objective, random);
                descent.update();
            }
            return Stream.of(values, descent.tower().weightsA().data, descent.tower().weightsB().data).flatMapToDouble(Arrays::stream).toArray();
        }
    }

    @Test
    void aWiderTowerTakesNoMoreRoomThanTwiceItsDimension() {
        PairModel model = settings().get(0).model();
        try (FastModelDescent descent = new FastModelDescent(TwoTower.gaussian(model, 500, 1), model, 8, LEARNING_RATE)) {
            assertThat(descent.state()[0]).hasSize(2 * model.dimension());
            assertThat(descent.signalMap(descent.mapA).numRows).isEqualTo(2 * model.dimension());
        }
    }

    @Test
    void theVectorsTakeOverAfterMuchTraining() throws InterruptedException {
        VectorWarmUp.count(1e12);
        for (int tenths = 0; tenths < 1200 && !(VectorWarmUp.now() instanceof VectorArithmetic); tenths++) {
            Thread.sleep(100);
        }
        assertThat(VectorWarmUp.now()).isInstanceOf(VectorArithmetic.class);
    }

    @Test
    void aDesignIsTrainedOnByItsSignsToo() {
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        HadamardDesign design = HadamardDesign.of(model);
        TwoTower start = TwoTower.orthogonal(model);
        Gradient gradient = new Gradient();
        Objective objective = new Contrastive(3, 5);
        double value = objective.gradient(start, design.draw(design.pairs(), new Random(0)), gradient);
        try (FastModelDescent descent = new FastModelDescent(start, (SignSource) design, design.pairs(), 1)) {
            assertThat(descent.compute(objective, new Random(0))).isCloseTo(value, within(1e-13));
            descent.update();
            CommonOps_DDRM.subtractEquals(start.weightsA(), gradient.weightsA().getDDRM());
            assertThat(distance(descent.tower().weightsA(), start.weightsA())).isLessThan(1e-13);
        }
    }

    @Test
    void anObjectiveMayChangeFromStepToStep() {
        Setting setting = settings().get(0);
        TwoTower start = TwoTower.gaussian(setting.model(), 9, 1);
        Random random = RandomStream.PAIRS.seeded(2);
        try (FastModelDescent descent = new FastModelDescent(start, setting.model(), 37, 0.1)) {
            double first = descent.compute(new InfoNce(3), random);
            descent.compute(new InfoNce(0), random);
            descent.compute(new InfoNce(1e4), random);
            descent.compute(new Contrastive(2, 5), random);
            descent.compute(new PositivesOnly(), random);
            assertThat(descent.compute(new InfoNce(3), RandomStream.PAIRS.seeded(2))).isEqualTo(first);
        }
    }

    @Test
    void infoNceRefusesABatchOfOnePair() {
        PairModel model = settings().get(0).model();
        try (FastModelDescent descent = new FastModelDescent(TwoTower.gaussian(model, 3, 1), model, 1, 0.1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> descent.compute(new InfoNce(1), new Random(1))).withMessageContaining("InfoNce");
        }
    }
}
