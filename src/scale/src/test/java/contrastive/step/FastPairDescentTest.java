package contrastive.step;

import static contrastive.step.FastModelDescentTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.PairBatch;
import contrastive.data.PairSet;
import contrastive.data.PairSource;
import contrastive.data.RandomStream;
import contrastive.dynamics.Snapshot;
import contrastive.model.Spectrum;
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
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast step on inputs against the plain formulas, step by step from the same weights and the same pairs. */
class FastPairDescentTest {

    private static final int STEPS = 6;
    private static final double LEARNING_RATE = 0.3;

    /** Pairs that share a part of their inputs, whose features are neither uncorrelated nor of one size. */
    private record Setting(int dimensionA, int dimensionB, int width, int pairs) {

        PairSet set() {
            Random random = new Random(3);
            DMatrixRMaj shared = RandomMatrices_DDRM.rectangle(2 * pairs, 3, random);
            return PairSet.of(side(shared, dimensionA, random), side(shared, dimensionB, random));
        }

        private static DMatrixRMaj side(DMatrixRMaj shared, int dimension, Random random) {
            DMatrixRMaj side = RandomMatrices_DDRM.rectangle(shared.numRows, dimension, -0.4, 0.4, random);
            CommonOps_DDRM.multAdd(shared, RandomMatrices_DDRM.rectangle(3, dimension, -1, 1, random), side);
            CommonOps_DDRM.scale(1 / NormOps_DDRM.normF(side) * Math.sqrt(side.numRows), side);
            return side;
        }

        TwoTower start() {
            return TwoTower.gaussian(set(), width, 1);
        }
    }

    /** Sizes at the edges: one feature, more features on either side, m below and above d, a batch of two, one that two threads share, last blocks of every width. */
    private static List<Setting> settings() {
        return List.of(new Setting(12, 9, 5, 37), new Setting(1, 4, 1, 2), new Setting(7, 30, 40, 130), new Setting(64, 64, 32, 256),
                new Setting(9, 150, 20, 71));
    }

    private static List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>(List.of(new PositivesOnly()));
        for (double tauSquared : new double[] {0, 1e-301, 1e-6, 0.5, 4, 50, 1e4}) {
            objectives.add(new InfoNce(tauSquared));
        }
        return objectives;
    }

    static List<Arguments> settingsAndObjectives() {
        List<Arguments> cases = new ArrayList<>();
        settings().forEach(setting -> objectives().forEach(objective -> cases.add(Arguments.of(setting, objective))));
        return cases;
    }

    /** Round-off: the fast sums run in another order, and tau^2 magnifies that of a similarity, 1e-15, before the exponential is taken. */
    private static double roundOff(Objective objective) {
        return 1e-12 * (1 + Towers.tauSquared(objective) / 10);
    }

    @Test
    void badArgumentsAreRefusedByName() {
        Setting setting = new Setting(12, 9, 5, 37);
        refuses("start", "null", () -> new FastPairDescent(null, setting.set(), 8, 0.1));
        refuses("source", "null", () -> new FastPairDescent(setting.start(), null, 8, 0.1));
        refuses("pairs", "0", () -> new FastPairDescent(setting.start(), setting.set(), 0, 0.1));
        refuses("learningRate", "-1.0", () -> new FastPairDescent(setting.start(), setting.set(), 8, -1));
    }

    @ParameterizedTest
    @MethodSource("settingsAndObjectives")
    void itTakesTheStepsOfThePlainFormulas(Setting setting, Objective objective) {
        PairSet set = setting.set();
        TwoTower start = setting.start();
        TwoTower plain = start.copy();
        Random random = RandomStream.PAIRS.seeded(2);
        Random same = RandomStream.PAIRS.seeded(2);
        Gradient gradient = new Gradient();
        try (FastPairDescent descent = new FastPairDescent(start, set, setting.pairs(), LEARNING_RATE)) {
            for (int step = 0; step < STEPS; step++) {
                double value = objective.gradient(plain, set.draw(setting.pairs(), random), gradient);
                assertThat(descent.compute(objective, same)).isCloseTo(value, within(roundOff(objective) * (1 + Math.abs(value))));
                CommonOps_DDRM.addEquals(plain.weightsA(), -LEARNING_RATE, gradient.weightsA().getDDRM());
                CommonOps_DDRM.addEquals(plain.weightsB(), -LEARNING_RATE, gradient.weightsB().getDDRM());
                descent.update();
            }
            assertThat(distance(descent.tower().weightsA(), plain.weightsA())).isLessThan(roundOff(objective));
            assertThat(distance(descent.tower().weightsB(), plain.weightsB())).isLessThan(roundOff(objective));
            assertThat(descent.size()).isCloseTo(squares(plain.weightsA()) + squares(plain.weightsB()),
                    within(roundOff(objective) * descent.size()));
        }
    }

    private static double distance(DMatrixRMaj x, DMatrixRMaj y) {
        DMatrixRMaj difference = new DMatrixRMaj(x.numRows, x.numCols);
        CommonOps_DDRM.subtract(x, y, difference);
        return Math.sqrt(squares(difference) / squares(y));
    }

    private static double squares(DMatrixRMaj matrix) {
        return Math.pow(NormOps_DDRM.normF(matrix), 2);
    }

    /** One objective for each path through a step. */
    static List<Arguments> settingsAndPaths() {
        List<Objective> paths = List.of(new PositivesOnly(), new InfoNce(0), new InfoNce(4), new InfoNce(1e4));
        return settings().stream().flatMap(setting -> paths.stream().map(path -> Arguments.of(setting, path))).toList();
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
        Random random = RandomStream.PAIRS.seeded(2);
        try (FastPairDescent descent = new FastPairDescent(setting.start(), setting.set(), setting.pairs(), LEARNING_RATE, () -> arithmetic, new ThreadTeam(threads, 0))) {
            double[] values = new double[3];
            for (int step = 0; step < values.length; step++) {
                values[step] = descent.compute(objective, random);
                descent.update();
            }
            return Stream.of(values, descent.tower().weightsA().data, descent.tower().weightsB().data).flatMapToDouble(Arrays::stream).toArray();
        }
    }

    @Test
    void theObjectiveAndTheSizeOfTheBatchMayChangeFromStepToStep() {
        Setting setting = settings().get(0);
        try (FastPairDescent descent = new FastPairDescent(setting.start(), setting.set(), 37, 0.1)) {
            double first = descent.compute(new InfoNce(3), RandomStream.PAIRS.seeded(2));
            descent.compute(new PositivesOnly(), new Random(1));
            descent.compute(new InfoNce(0), new Random(1));
            descent.compute(new InfoNce(1e4), new Random(1));
            assertThat(descent.compute(new InfoNce(3), RandomStream.PAIRS.seeded(2))).isEqualTo(first);
        }
        OtherNumber source = new OtherNumber(setting.set());
        TwoTower start = setting.start();
        try (FastPairDescent descent = new FastPairDescent(start, source, 37, 0.1)) {
            for (int pairs : new int[] {37, 5, 20}) {
                source.pairs = pairs;
                double plain = new InfoNce(3).value(start, setting.set().draw(pairs, new Random(1)));
                assertThat(descent.compute(new InfoNce(3), new Random(1))).isCloseTo(plain, within(1e-12));
            }
        }
    }

    /** Deals another number of pairs than it is asked for. */
    private static final class OtherNumber implements PairSource {
        private final PairSet set;
        private int pairs;

        private OtherNumber(PairSet set) {
            this.set = set;
        }

        @Override
        public int dimensionA() {
            return set.dimensionA();
        }

        @Override
        public int dimensionB() {
            return set.dimensionB();
        }

        @Override
        public PairBatch draw(int asked, Random random) {
            return set.draw(pairs, random);
        }

        @Override
        public DMatrixRMaj secondMomentA() {
            return set.secondMomentA();
        }

        @Override
        public DMatrixRMaj secondMomentB() {
            return set.secondMomentB();
        }
    }

    @Test
    void aRunGoesOnFromItsStateToTheLastBit() {
        Setting setting = settings().get(0);
        try (FastPairDescent first = new FastPairDescent(setting.start(), setting.set(), 37, 0.1);
                FastPairDescent second = new FastPairDescent(setting.start(), setting.set(), 37, 0.1)) {
            second.measure(new InfoNce(4), 0); // must not outlive the start
            first.compute(new InfoNce(4), new Random(1));
            first.update();
            second.restore(first.state());
            for (FastPairDescent descent : List.of(first, second)) {
                descent.compute(new InfoNce(4), new Random(2));
                descent.update();
            }
            assertThat(second.tower().weightsA().data).isEqualTo(first.tower().weightsA().data);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void itIsMeasuredByWhatTheTowersEncode(Setting setting) {
        PairSet set = setting.set();
        try (FastPairDescent descent = new FastPairDescent(setting.start(), set, setting.pairs(), 0.1)) {
            descent.compute(new InfoNce(4), new Random(1));
            descent.measure(new InfoNce(4), 0); // must leave the gradient as it is
            descent.update();
            TwoTower tower = descent.tower();
            DMatrixRMaj expected = new DMatrixRMaj(setting.width(), setting.width());
            CommonOps_DDRM.multTransA(1.0 / set.size(), tower.encodeA(set.all().a()), tower.encodeB(set.all().b()), expected);
            Snapshot measured = descent.measure(new InfoNce(4), 0.1);
            assertThat(measured.alignment()).isCloseTo(CommonOps_DDRM.trace(expected), within(1e-12));
            assertThat(measured.strengths()).containsExactly(Spectrum.singularValues(expected), within(1e-12));
        }
    }

    @Test
    void whatThePlainFormulasRefuseIsRefused() {
        Setting setting = settings().get(0);
        PairSet set = setting.set();
        TwoTower start = setting.start();
        PairSet other = new Setting(11, 9, 5, 37).set();
        TwoTower nothing = new TwoTower(set, new DMatrixRMaj(12, 5), start.weightsB());
        assertRefused(start, set, 37, new Contrastive(4, 5), "objective must be InfoNce or PositivesOnly here");
        assertRefused(start, set, 1, new InfoNce(4), "batch for InfoNce must be >= 2, got 1");
        assertRefused(start, set, 75, new InfoNce(4), "the set's 74, got 75");
        assertRefused(start, other, 37, new PositivesOnly(), "batch.a must have shape (37, 12), got (37, 11)");
        assertRefused(nothing, set, 37, new PositivesOnly(), "weightsA must encode some input as more than 0");
    }

    private static void assertRefused(TwoTower start, PairSet source, int pairs, Objective objective, String words) {
        try (FastPairDescent descent = new FastPairDescent(start, source, pairs, 0.1)) {
            assertThatIllegalArgumentException().isThrownBy(() -> descent.compute(objective, new Random(1))).withMessageContaining(words);
        }
    }
}
