package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.HadamardDesign;
import contrastive.data.PairBatch;
import contrastive.data.PairModel;
import contrastive.model.TwoTower;
import contrastive.objective.Contrastive;
import contrastive.objective.Gradient;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradient descent against the flow, which it follows to first order in the step. */
class GradientDescentTest {

    private static final PairModel MODEL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final HadamardDesign DESIGN = HadamardDesign.of(MODEL);

    static List<Objective> objectives() {
        return List.of(new PositivesOnly(), new Contrastive(3, 5));
    }

    private static Trajectory withoutSamplingNoise(double learningRate, Objective objective, double time) {
        return new GradientDescent(learningRate, DESIGN.pairs(), 0).run(TwoTower.orthogonal(MODEL), DESIGN,
                Schedule.constant(objective), (int) Math.round(time / learningRate));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void withoutSamplingNoiseItFollowsTheFlowToTheStepsError(Objective objective) {
        Trajectory descent = withoutSamplingNoise(0.02, objective, 60);
        Trajectory flow = InfiniteWidth.of(MODEL).run(objective, 60);
        for (double time : new double[] {20, 60}) {
            assertThat(descent.at(time).conditionNumber()).isCloseTo(flow.at(time).conditionNumber(), within(1e-3));
            assertThat(descent.at(time).alignment()).isCloseTo(flow.at(time).alignment(), within(1e-3));
            assertThat(descent.at(time).noiseShare()).isCloseTo(flow.at(time).noiseShare(), within(1e-3));
            assertThat(descent.at(time).effectiveRank()).isCloseTo(flow.at(time).effectiveRank(), within(1e-3));
            assertThat(descent.at(time).negativeWeight()).isCloseTo(flow.at(time).negativeWeight(), within(1e-3));
            assertThat(descent.at(time).strengths()).containsExactly(flow.at(time).strengths(), within(1e-3));
            // of a total near 17, which grows by lr^2 |gradient|^2 a step
            assertThat(descent.at(time).masses().aligned()).containsExactly(flow.at(time).masses().aligned(), within(0.02));
        }
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void halvingTheStepHalvesTheDistanceToTheFlow(Objective objective) {
        Snapshot flow = InfiniteWidth.of(MODEL).run(objective, 20).last();
        Snapshot coarse = withoutSamplingNoise(0.1, objective, 20).last();
        Snapshot fine = withoutSamplingNoise(0.05, objective, 20).last();
        assertThat((coarse.conditionNumber() - flow.conditionNumber()) / (fine.conditionNumber() - flow.conditionNumber()))
                .isBetween(1.8, 2.2);
        assertThat((coarse.alignment() - flow.alignment()) / (fine.alignment() - flow.alignment())).isBetween(1.8, 2.2);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aStepTooLargeIsVisiblyWrong(Objective objective) {
        Snapshot flow = InfiniteWidth.of(MODEL).run(objective, 60).last();
        Snapshot far = withoutSamplingNoise(10, objective, 60).last();
        assertThat(Math.abs(far.conditionNumber() - flow.conditionNumber())).isGreaterThan(0.1);
    }

    @Test
    void withoutNegativesNothingRebalances() {
        Trajectory alone = withoutSamplingNoise(0.05, new PositivesOnly(), 60);
        assertThat(alone.last().conditionNumber()).isCloseTo(alone.peakConditionNumber(), within(1e-9)).isGreaterThan(4);
    }

    @Test
    void theSquaredNormOfTheWeightsGrowsWithTheSquareOfTheStepOnly() {
        // the gradient is orthogonal to the weights, so a step adds lr^2 |gradient|^2; over a fixed time that is first order
        double[] growth = new double[2];
        for (int i = 0; i < 2; i++) {
            TwoTower trained = withoutSamplingNoise(0.1 / (1 << i), new PositivesOnly(), 20).tower().orElseThrow();
            double squares = 0;
            for (double weight : trained.weightsA().data) {
                squares += weight * weight;
            }
            growth[i] = squares - 12;
        }
        assertThat(growth[0]).isPositive();
        assertThat(growth[0] / growth[1]).isBetween(1.8, 2.2);
    }

    @Test
    void theLastTimeIsTheNumberOfStepsTimesTheLearningRate() {
        Trajectory run = new GradientDescent(0.3, 4, 1).run(TwoTower.gaussian(MODEL, 5, 2), new PositivesOnly(), 7);
        assertThat(run.last().time()).isEqualTo(7 * 0.3);
        assertThat(run.snapshots()).hasSize(8);
        assertThat(run.first().time()).isZero();
    }

    @Test
    void aLongRunIsRecordedAtAboutAThousandPointsWithItsEnds() {
        Trajectory run = new GradientDescent(0.3, 1, 1).run(TwoTower.gaussian(MODEL, 4, 2), new PositivesOnly(), 2503);
        assertThat(run.snapshots()).hasSizeBetween(500, 1002);
        assertThat(run.last().time()).isEqualTo(2503 * 0.3);
        assertThat(run.snapshots()).extracting(Snapshot::time).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aRunOfOneStepSubtractsTheLearningRateTimesTheGradient() {
        TwoTower start = TwoTower.gaussian(MODEL, 5, 2);
        Gradient gradient = new Gradient();
        new Contrastive(3, 5).gradient(start, DESIGN.draw(DESIGN.pairs(), new Random()), gradient);
        TwoTower after = new GradientDescent(0.3, DESIGN.pairs(), 1)
                .run(start, DESIGN, Schedule.constant(new Contrastive(3, 5)), 1).tower().orElseThrow();
        for (int i = 0; i < start.weightsB().getNumElements(); i++) {
            assertThat(after.weightsA().data[i]).isCloseTo(start.weightsA().data[i] - 0.3 * gradient.weightsA().getDDRM().data[i], within(1e-15));
            assertThat(after.weightsB().data[i]).isCloseTo(start.weightsB().data[i] - 0.3 * gradient.weightsB().getDDRM().data[i], within(1e-15));
        }
    }

    @Test
    void thePlainDescentFollowsWhateverItIsGivenAndSumsTheSquaresOfBothTowers() {
        TwoTower start = TwoTower.gaussian(MODEL, 5, 2);
        PlainDescent plain = new PlainDescent(start, DESIGN, new GradientDescent(0.3, DESIGN.pairs(), 1));
        assertThat(plain.accepts(new InfoNce(2))).isTrue();
        double squares = 0;
        for (int i = 0; i < start.weightsA().getNumElements(); i++) {
            squares += Math.pow(start.weightsA().data[i], 2) + Math.pow(start.weightsB().data[i], 2);
        }
        assertThat(plain.size()).isCloseTo(squares, within(1e-12));
    }

    @Test
    void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
        TwoTower start = TwoTower.gaussian(MODEL, 5, 2);
        double[] one = weightsAfter(start, 1);
        assertThat(weightsAfter(start, 1)).isEqualTo(one);
        assertThat(weightsAfter(start, 2)).isNotEqualTo(one);
    }

    private static double[] weightsAfter(TwoTower start, long seed) {
        return new GradientDescent(0.3, 6, seed).run(start, new InfoNce(2), 9).tower().orElseThrow().weightsA().data;
    }

    @Test
    void theStartIsNotModified() {
        TwoTower start = TwoTower.gaussian(MODEL, 5, 2);
        TwoTower before = start.copy();
        new GradientDescent(0.3, 6, 1).run(start, new InfoNce(2), 9);
        assertThat(start.weightsA().data).isEqualTo(before.weightsA().data);
        assertThat(start.weightsB().data).isEqualTo(before.weightsB().data);
    }

    @Test
    void theGradientOfInfoNceIsThatOfTheContrastiveObjectiveWithinOneOverRootOfTheBatch() {
        TwoTower tower = TwoTower.gaussian(MODEL, 20, 4);
        double few = meanDistance(tower, 64);
        double many = meanDistance(tower, 1024);
        assertThat(many).isLessThan(0.15);
        assertThat(few / many).isBetween(3.0, 5.3); // sixteen times the pairs, a quarter of the error
    }

    private static double meanDistance(TwoTower tower, int n) {
        Random random = new Random(9);
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            PairBatch batch = MODEL.draw(n, random);
            Gradient sampled = new Gradient();
            Gradient closed = new Gradient();
            new InfoNce(3).gradient(tower, batch, sampled);
            new Contrastive(3, n - 1).gradient(tower, batch, closed);
            double difference = 0;
            double size = 0;
            for (int j = 0; j < tower.weightsA().getNumElements(); j++) {
                difference += Math.pow(sampled.weightsA().getDDRM().data[j] - closed.weightsA().getDDRM().data[j], 2);
                size += Math.pow(closed.weightsA().getDDRM().data[j], 2);
            }
            sum += Math.sqrt(difference / size) / 10;
        }
        return sum;
    }
}
