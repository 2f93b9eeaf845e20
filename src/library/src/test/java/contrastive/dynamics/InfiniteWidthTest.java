package contrastive.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PositivesOnly;
import contrastive.theory.ClosedForm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfiniteWidthTest {

    private static final PairModel SMALL = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
    private static final Objective POSITIVES = new PositivesOnly();
    private static final Objective CONTRASTIVE = new Contrastive(3, 5);

    @Test
    void theStandardStartIsUnalignedAndHasTheDatasOwnConditionNumber() {
        Snapshot start = InfiniteWidth.of(SMALL).run(CONTRASTIVE, 1).first();
        assertThat(start.time()).isZero();
        assertThat(start.alignment()).isZero();
        assertThat(start.conditionNumber()).isCloseTo(2, within(1e-15)); // sqrt(2 / 0.5)
        assertThat(start.noiseShare()).isCloseTo(5.6 / 10.6, within(1e-15)); // 8 x 0.7 of 5 + 8 x 0.7
        assertThat(start.negativeWeight()).isCloseTo(5.0 / 6, within(1e-15));
    }

    @Test
    void theDenseOutputAgreesWithAFreshRunToThatTime() {
        InfiniteWidth limit = InfiniteWidth.of(SMALL);
        for (Objective objective : new Objective[] {POSITIVES, CONTRASTIVE}) {
            Trajectory run = limit.run(objective, 100);
            for (double time : new double[] {0.01, 1.3, 7.7, 33, 99.9}) {
                assertClose(run.at(time), limit.run(objective, time).last(), 1e-9); // the interpolant is of order 7
                assertThat(run.at(time).time()).isEqualTo(time);
            }
        }
    }

    @Test
    void theDenseOutputAtARecordedTimeIsTheRecordedPoint() {
        Trajectory run = InfiniteWidth.of(SMALL).run(CONTRASTIVE, 50);
        for (Snapshot recorded : run.snapshots()) {
            assertClose(run.at(recorded.time()), recorded, 0);
        }
        assertThat(run.last().time()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.7, 20})
    void positivePairsAloneEndAtTheConditionNumberOfTheClosedFormWhateverTheNoise(double noiseVariance) {
        for (double[] variances : new double[][] {{2, 1.5, 1, 0.5}, {3, 0.2}, {1, 1, 4}}) {
            PairModel model = PairModel.of(12, variances, noiseVariance);
            Snapshot last = InfiniteWidth.of(model).run(POSITIVES, 2e5).last();
            assertThat(last.alignment()).isCloseTo(1, within(1e-9));
            assertThat(last.noiseShare()).isCloseTo(0, within(1e-9));
            assertThat(last.conditionNumber()).isCloseTo(ClosedForm.finalConditionNumber(model), withinPercentage(1e-6));
        }
    }

    @Test
    void withoutNoiseVarianceTheFlowEndsAtItsOwnClosedForm() {
        PairModel noiseless = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0);
        Snapshot last = InfiniteWidth.of(noiseless).run(POSITIVES, 1000).last();
        assertThat(last.noiseShare()).isZero();
        assertThat(last.conditionNumber()).isCloseTo(ClosedForm.finalConditionNumber(noiseless), withinPercentage(1e-6));
    }

    @Test
    void theConditionNumberRisesForEverWithPositivePairsAloneAndComesBackWithNegatives() {
        Trajectory alone = InfiniteWidth.of(SMALL).run(POSITIVES, 300);
        double before = 0;
        for (Snapshot snapshot : alone.snapshots()) {
            assertThat(snapshot.conditionNumber()).isGreaterThanOrEqualTo(before - 1e-9); // the integrator's error
            before = snapshot.conditionNumber();
        }
        Trajectory contrasted = InfiniteWidth.of(SMALL).run(CONTRASTIVE, 300);
        assertThat(contrasted.peakConditionNumber()).isGreaterThan(2.1);
        assertThat(contrasted.last().conditionNumber()).isLessThan(1.001);
        assertThat(contrasted.last().alignment()).isGreaterThan(0.999);
    }

    @ParameterizedTest
    @CsvSource({"4, 10", "1, 3", "9, 100"})
    void nearBalanceTheSpreadDecaysAtTheClosedFormsRate(double tauSquared, double negatives) {
        PairModel model = PairModel.of(30, new double[] {2, 1.5, 1, 0.7, 0.5}, 1);
        Contrastive objective = new Contrastive(tauSquared, negatives);
        double rate = ClosedForm.balancingRate(model, objective);
        // aligned, noise-free, on the standard start's |W|^2 = d: M = d r / sum 1/sigma^2; one part in 10^4 off balance
        double each = 30 / Arrays.stream(model.signalVariances()).map(variance -> 1 / variance).sum();
        double[] aligned = {each * (1 + 1e-4), each, each * (1 - 5e-5), each, each * (1 - 2e-5)};
        InfiniteWidth limit = InfiniteWidth.of(model).startingFrom(new Masses(aligned, new double[5], 0));
        // late, so that the slowest mode is alone; early enough that the spread is far above the integrator's 1e-12
        Trajectory run = limit.run(objective, 12 / rate);
        double slope = Math.log(spread(run.at(8 / rate)) / spread(run.at(12 / rate))) / (4 / rate);
        assertThat(slope).isCloseTo(rate, withinPercentage(0.1)); // what is left of faster modes and of second order
    }

    private static double spread(Snapshot snapshot) {
        double[] p = snapshot.strengths();
        return Math.sqrt(Arrays.stream(p).map(x -> (x - 1.0 / p.length) * (x - 1.0 / p.length)).sum());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9})
    void atSmallTauContrastiveTrainingIsPositivePairsAloneInSlowerTime(double tauSquared) {
        double negatives = 0.25; // K / (1 + K) = 1/5
        Trajectory slow = InfiniteWidth.of(SMALL).run(new Contrastive(tauSquared, negatives), 100);
        Trajectory fast = InfiniteWidth.of(SMALL).run(POSITIVES, 20);
        for (double time : new double[] {3, 10, 20}) {
            // differs in the order of tau^2
            Snapshot expected = fast.at(time);
            assertThat(slow.at(5 * time).conditionNumber()).isCloseTo(expected.conditionNumber(), within(1e-7));
            assertThat(slow.at(5 * time).alignment()).isCloseTo(expected.alignment(), within(1e-7));
        }
    }

    @Test
    void aStartWithNoMisalignedMassWorks() {
        Masses start = new Masses(new double[] {1, 0.4, 0.3, 0.2}, new double[4], 0.5);
        Trajectory run = InfiniteWidth.of(SMALL).startingFrom(start).run(CONTRASTIVE, 50);
        assertThat(run.last().masses().misaligned()).containsOnly(0);
        assertThat(run.last().masses().squaredWeightNorm(SMALL)).isCloseTo(start.squaredWeightNorm(SMALL), withinPercentage(1e-7));
        assertThat(run.last().conditionNumber()).isLessThan(run.first().conditionNumber());
    }

    @Test
    void aMassThatStartsAtZeroStaysZeroHoweverFarItsExponentialGrows() {
        Masses opposed = new Masses(new double[4], new double[] {1, 1, 1, 1}, 1);
        Snapshot last = InfiniteWidth.of(SMALL).startingFrom(opposed).run(POSITIVES, 1000).last();
        assertThat(last.masses().aligned()).containsOnly(0);
        assertThat(last.noiseShare()).isGreaterThan(0.999); // nothing aligned to gain: all weight goes to the noise
        assertThat(last.masses().squaredWeightNorm(SMALL)).isCloseTo(opposed.squaredWeightNorm(SMALL), withinPercentage(1e-7));
    }

    @Test
    void aSignalThatDiesOutEndsTheRunWithWhatWasRecordedAndNotWithANaN() {
        Masses opposed = new Masses(new double[4], new double[] {1, 1, 1, 1}, 1);
        assertThatThrownBy(() -> InfiniteWidth.of(SMALL).startingFrom(opposed).run(POSITIVES, 1e5))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged.step()).isEqualTo((diverged.trajectory().snapshots().size() - 1) / 4 + 1);    // four points a step
                    assertThat(diverged.trajectory().last().time()).isBetween(500.0, 1e5); // V of the smallest variance is 0 from t = 1500 on
                    assertThat(diverged.trajectory().last().effectiveRank()).isFinite();
                }).hasMessageContaining("step");
    }

    @Test
    void massesThatOverflowEndTheRunWithWhatWasRecorded() {
        // the weaker direction's weights, 1e310, would pass to the stronger one, in a time near M / 4w = 1e302
        PairModel model = PairModel.of(3, new double[] {1, 1e-10}, 0);
        Masses start = new Masses(new double[] {1, 1e300}, new double[2], 0);
        assertThatThrownBy(() -> InfiniteWidth.of(model).startingFrom(start).run(CONTRASTIVE, 1e303))
                .isInstanceOfSatisfying(DivergedException.class,
                        diverged -> assertThat(diverged.trajectory().last().time()).isGreaterThan(1e301))
                .hasMessageContaining("NaN");
    }

    @Test
    void hugeMassesHaveTheEffectiveRankOfTheirShares() {
        Masses start = new Masses(new double[] {1e307, 1e307, 1e307, 1e307}, new double[4], 1);
        assertThat(InfiniteWidth.of(SMALL).startingFrom(start).run(CONTRASTIVE, 1).first().effectiveRank())
                .isCloseTo(4, within(1e-12));
    }

    @Test
    void aDirectionThatIsLostFromTheStartHasAnInfiniteConditionNumberThroughout() {
        Masses start = new Masses(new double[] {1, 0, 1, 1}, new double[] {1, 0, 1, 1}, 1);
        Trajectory run = InfiniteWidth.of(SMALL).startingFrom(start).run(CONTRASTIVE, 20);
        assertThat(run.at(10).conditionNumber()).isInfinite();
        assertThat(run.last().effectiveRank()).isBetween(1.0, 3.0);
    }

    @Test
    void aSingleDirectionIsAlwaysBalanced() {
        PairModel model = PairModel.of(5, new double[] {1.7}, 0.4);
        Snapshot last = InfiniteWidth.of(model).run(CONTRASTIVE, 100).last();
        assertThat(last.conditionNumber()).isEqualTo(1);
        assertThat(last.effectiveRank()).isCloseTo(1, within(1e-14));
        assertThat(last.alignment()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({"10000, 1e6", "10000, 1e-3", "100000000, 1", "1e-12, 1e12", "1, 1e-12"})
    void extremeTemperaturesAndNegativesGiveFiniteNumbers(double tauSquared, double negatives) {
        Trajectory run = InfiniteWidth.of(SMALL).run(new Contrastive(tauSquared, negatives), 500);
        for (Snapshot snapshot : run.snapshots()) {
            assertThat(snapshot.conditionNumber()).isFinite();
            assertThat(snapshot.alignment()).isBetween(-1 - 1e-15, 1 + 1e-15); // a sum's round-off
            assertThat(snapshot.negativeWeight()).isBetween(0.0, 1.0);
        }
        double start = Masses.standardStart(SMALL).squaredWeightNorm(SMALL);
        assertThat(run.last().masses().squaredWeightNorm(SMALL)).isCloseTo(start, withinPercentage(1e-7));
    }

    @Test
    void aSecondRunGivesTheSameNumbers() {
        InfiniteWidth limit = InfiniteWidth.of(SMALL);
        assertClose(limit.run(CONTRASTIVE, 30).last(), limit.run(CONTRASTIVE, 30).last(), 0);
    }

    @Test
    void miniBatchNegativesAreRefusedWithWhatToUseInstead() {
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(SMALL).run(new InfoNce(3), 10))
                .withMessageContaining("InfoNce").withMessageContaining("Contrastive(3.0");
    }

    @Test
    void aStartThatDoesNotFitTheModelIsRefused() {
        InfiniteWidth limit = InfiniteWidth.of(SMALL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit.startingFrom(new Masses(new double[] {1, 1}, new double[] {1, 1}, 1)))
                .withMessageContaining("r = 4").withMessageContaining("2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit.startingFrom(new Masses(new double[4], new double[4], 1)))
                .withMessageContaining("signal mass");
        InfiniteWidth noiseless = InfiniteWidth.of(PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> noiseless.startingFrom(new Masses(new double[] {1, 1, 1, 1}, new double[4], 1)))
                .withMessageContaining("noise").withMessageContaining("1.0");
    }

    static void assertClose(Snapshot actual, Snapshot expected, double tolerance) {
        assertThat(actual.time()).isCloseTo(expected.time(), within(tolerance));
        assertThat(actual.conditionNumber()).isCloseTo(expected.conditionNumber(), within(tolerance));
        assertThat(actual.alignment()).isCloseTo(expected.alignment(), within(tolerance));
        assertThat(actual.noiseShare()).isCloseTo(expected.noiseShare(), within(tolerance));
        assertThat(actual.effectiveRank()).isCloseTo(expected.effectiveRank(), within(tolerance));
        assertThat(actual.negativeWeight()).isCloseTo(expected.negativeWeight(), within(tolerance));
        assertThat(actual.strengths()).containsExactly(expected.strengths(), within(tolerance));
    }
}
