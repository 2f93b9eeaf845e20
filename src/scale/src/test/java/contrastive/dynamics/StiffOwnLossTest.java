package contrastive.dynamics;

import static contrastive.dynamics.StiffRuns.THREE;
import static contrastive.dynamics.StiffRuns.assertSameCurve;
import static contrastive.dynamics.StiffRuns.explicit;
import static contrastive.dynamics.StiffRuns.spread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import contrastive.data.NotFiniteException;
import contrastive.data.PairModel;
import contrastive.objective.Contrastive;
import contrastive.objective.InfoNce;
import contrastive.objective.Objective;
import contrastive.objective.PairwiseLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows of a reader's own loss whose rates lie far apart. */
class StiffOwnLossTest {

    private static final Objective SPECTRAL = PairwiseLoss.of(s -> s.multiply(-2), s -> s.multiply(s));

    /** What it computes is written by a reader: no accelerator knows it. */
    private interface Own extends Objective {
        @Override
        double ofStrengths(double[] strengths, double[] slopes);
    }

    @Test
    void theContrastiveObjectiveWrittenAgainHasTheCurveOfTheFastFlow() {
        for (PairModel model : List.of(THREE, spread(10, 6, 0.3))) {
            Contrastive known = new Contrastive(3, 100);
            Own own = known::ofStrengths;
            assertSameCurve(InfiniteWidth.of(model).run(own, 1e6), InfiniteWidth.of(model).run(known, 1e6), 1e6);
        }
    }

    @Test
    void theSpectralLossHasTheCurveOfTheExplicitIntegrator() {
        assertSameCurve(InfiniteWidth.of(THREE).run(SPECTRAL, 1e3), explicit(THREE, Schedule.constant(SPECTRAL), 1e3), 1e3);
    }

    @Test
    void aRunThatIsNotStiffIsThatOfThePlainEquationsToTheBit() {
        PairModel model = PairModel.of(12, new double[] {2, 1.5, 1, 0.5}, 0.7);
        List<Snapshot> right = explicit(model, Schedule.constant(SPECTRAL), 120).snapshots();
        List<Snapshot> found = InfiniteWidth.of(model).run(SPECTRAL, 120).snapshots();
        assertThat(found).hasSameSizeAs(right);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).time()).isEqualTo(right.get(i).time());
            assertThat(found.get(i).strengths()).isEqualTo(right.get(i).strengths());
        }
    }

    /** 6,900 evaluations; explicit steps to the same time take some 600,000. */
    @Test
    void threeStrengthsFarApartComeToBalanceInFewEvaluations() {
        AtomicInteger evaluations = new AtomicInteger();
        Own counted = (strengths, slopes) -> {
            evaluations.incrementAndGet();
            return SPECTRAL.ofStrengths(strengths, slopes);
        };
        Trajectory run = InfiniteWidth.of(THREE).run(counted, 1e6);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-8));
        assertThat(evaluations.get()).isLessThan(10_000);
    }

    @Test
    void tenStrengthsOverSixPowersOfTenComeToBalanceInFewPoints() {
        Trajectory run = InfiniteWidth.of(spread(10, 6, 0.3)).run(SPECTRAL, 1e8);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-6));
        assertThat(run.last().alignment()).isCloseTo(1, within(1e-9));
        assertThat(run.snapshots().size()).isLessThan(4_000);
    }

    /** The sigmoid loss stops where its forces of both signs add up to 0: round-off of each must not be taken for a slope. */
    @Test
    void onceItStandsStillTheStepsGrowWithoutLimit() {
        double tauSquared = 3;
        Own sigmoid = (p, l) -> {
            double value = 0;
            double alignment = Arrays.stream(p).sum();
            for (int k = 0; k < p.length; k++) {
                l[k] = -2 / (1 + Math.exp(tauSquared * alignment - 2)) + 2 * Math.tanh(tauSquared * p[k]);
                value += 2 * Math.log(Math.cosh(tauSquared * p[k])) / tauSquared;
            }
            return value + 2 / tauSquared * Math.log1p(Math.exp(2 - tauSquared * alignment));
        };
        InfiniteWidth limit = InfiniteWidth.of(THREE);
        int still = limit.run(sigmoid, 1e6).snapshots().size();
        assertThat(limit.run(sigmoid, 1e10).snapshots().size()).isLessThan(still + 200);
    }

    @Test
    void aScheduleOfAKnownAndAnOwnLossIsFollowedInFewPoints() {
        Schedule schedule = Schedule.twoStage(new Contrastive(3, 100), 500, SPECTRAL);
        Trajectory run = InfiniteWidth.of(THREE).run(schedule, 1e6);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-8));
        assertThat(run.snapshots().size()).isLessThan(4_000);
        Masses switched = InfiniteWidth.of(THREE).run(new Contrastive(3, 100), 500).last().masses();
        Snapshot right = InfiniteWidth.of(THREE).startingFrom(switched).run(SPECTRAL, 300).last();
        assertThat(run.at(800).strengths()).containsExactly(right.strengths(), within(1e-9));
    }

    @Test
    void anInterruptedStiffRunKeepsWhatItHas() {
        List<Double> fractions = new ArrayList<>();
        Progress listener = (task, fraction) -> {
            fractions.add(fraction);
            if (fraction > 0.1) {
                Thread.currentThread().interrupt();
            }
        };
        Trajectory partial = Progress.during(listener, () -> InfiniteWidth.of(THREE).run(SPECTRAL, 3e4));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(fractions).hasSizeGreaterThan(100);
        assertThat(partial.last().time()).isBetween(3e3, 2.9e4);
        assertThat(partial.last().alignment()).isBetween(0.0, 1.0);
    }

    /** Beyond an alignment that only a stiff run reaches, a loss that refuses its strengths. */
    private static Own refusing(RuntimeException refusal) {
        return (strengths, slopes) -> {
            if (strengths[2] > 0.1) {
                throw refusal;
            }
            return SPECTRAL.ofStrengths(strengths, slopes);
        };
    }

    @Test
    void aLossThatRefusesItsStrengthsIsNamedByItsOwnWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(THREE).run(refusing(new IllegalArgumentException("not so strong")), 1e6))
                .withMessage("not so strong");
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(THREE).run(refusing(new UnsupportedOperationException("not here")), 1e6))
                .withMessage("not here");
        assertThatIllegalArgumentException().isThrownBy(() -> InfiniteWidth.of(THREE).run(new InfoNce(3), 1e6)).withMessageContaining("InfoNce");
    }

    @Test
    void aLossThatDivergesEndsWithWhatIsRecorded() {
        assertThatThrownBy(() -> InfiniteWidth.of(THREE).run(refusing(new NotFiniteException("strengths", "objective", Double.NaN)), 1e6))
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged).hasMessageContaining("strengths must give a finite objective, got NaN");
                    assertThat(diverged.trajectory().last().strengths()[2]).isCloseTo(0.1, within(1e-6));
                });
    }

    @Test
    void aLossWithoutANumberEndsWithWhatIsRecorded() {
        Own broken = (strengths, slopes) -> {
            double value = SPECTRAL.ofStrengths(strengths, slopes);
            slopes[0] = strengths[2] > 0.1 ? Double.NaN : slopes[0];
            return value;
        };
        assertThatThrownBy(() -> InfiniteWidth.of(THREE).run(broken, 1e6)).isInstanceOfSatisfying(DivergedException.class,
                diverged -> assertThat(diverged.trajectory().last().strengths()[2]).isCloseTo(0.1, within(1e-6)));
    }

    /** Beside the path: the differences ask it for strengths that the flow itself never has. */
    @Test
    void aLossThatKnowsNoStrengthsBelowZeroIsFollowed() {
        Own known = (strengths, slopes) -> {
            if (Arrays.stream(strengths).min().orElseThrow() < 0) {
                throw new IllegalArgumentException("strengths must not be negative");
            }
            return SPECTRAL.ofStrengths(strengths, slopes);
        };
        assertThat(InfiniteWidth.of(THREE).run(known, 1e6).last().conditionNumber()).isCloseTo(1, within(1e-8));
    }

    /** The slope jumps where the weakest strength crosses a threshold, in the implicit part; at each of these no implicit step ends beyond the jump. */
    @ParameterizedTest
    @ValueSource(doubles = {0.201, 0.211, 0.226})
    void aLossWhoseSlopesJumpIsFollowedToItsEnd(double threshold) {
        Own jumping = (strengths, slopes) -> {
            double value = SPECTRAL.ofStrengths(strengths, slopes);
            slopes[2] += strengths[2] < threshold ? 0.3 : 0;
            return value - 0.3 * Math.max(0, threshold - strengths[2]);
        };
        Trajectory run = InfiniteWidth.of(THREE).run(jumping, 1e6);
        assertThat(run.last().conditionNumber()).isCloseTo(1, within(1e-8));
        assertThat(run.snapshots().size()).isLessThan(4_000);
        double[] right = explicit(THREE, Schedule.constant(jumping), 5e3).last().strengths();
        assertThat(run.at(5e3).strengths()).containsExactly(right, within(1e-7));
    }

    /** Slopes that push a strength back to the jump from either side, in the explicit part and in the implicit one: no step is short enough. */
    @Test
    void aLossThatStaysAtItsJumpIsRefusedInASentence() {
        assertThatThrownBy(() -> InfiniteWidth.of(THREE).run(priced(0, 0.3, 3), 1e6)).isInstanceOf(DivergedException.class)
                .hasMessageStartingWith("the flow stopped: too many steps");
        assertThatThrownBy(() -> InfiniteWidth.of(THREE).run(priced(2, 0.25, 0.3), 1e6)).isInstanceOf(DivergedException.class)
                .hasMessageStartingWith("the flow stopped: the loss's slopes (do they jump here?) must give a finite step");
    }

    /** A strength beyond a threshold costs something. */
    private static Own priced(int direction, double threshold, double price) {
        return (strengths, slopes) -> {
            double value = SPECTRAL.ofStrengths(strengths, slopes);
            slopes[direction] += strengths[direction] > threshold ? price : 0;
            return value + price * Math.max(0, strengths[direction] - threshold);
        };
    }

    @Test
    void moreThanSixtyFourStrengthsAreLeftToThePlainFlow() {
        double[] variances = new double[65];
        Arrays.fill(variances, 1);
        PairModel model = PairModel.of(70, variances, 0.7);
        Flow plain = new FlowEquations(model, Masses.standardStart(model));
        assertThat(Accelerators.Found.ACCELERATOR.orElseThrow().overPlain(plain, model)).isSameAs(plain);
    }
}
